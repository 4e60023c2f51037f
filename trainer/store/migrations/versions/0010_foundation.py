"""Large kept files in pieces; kept bytes never change; who receives an export, and the second person of one.

The reasons of retake decisions and of attendance and the notes of results stand apart from their rows, which keep
the seals.
"""

import hashlib
import secrets

import sqlalchemy as sa
from alembic import op

from trainer.store.ddl import append_only, changeable, unchangeable

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ABANDONED = "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM kept_file WHERE kept_file.hash = OLD.hash)"


def upgrade() -> None:
    op.create_table(
        "kept_piece",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", "number", name=op.f("pk_kept_piece")),
    )
    append_only("kept_piece", unless=ABANDONED)
    unchangeable("kept_file")
    op.add_column("data_export", sa.Column("receiver", sa.Text(), nullable=False, server_default=""))
    op.add_column("data_export", sa.Column("witness_id", sa.Uuid(), nullable=True))
    op.create_table(
        "words_apart",
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seal", name=op.f("pk_words_apart")),
    )
    with changeable("retake_decision"):
        move_words("retake_decision", "reason", ("case_id", "number"))
    move_words("exam_candidate", "reason", ("id",))
    with changeable("result"):
        move_words("result", "note", ("id",))


def move_words(table: str, column: str, key: tuple[str, ...]) -> None:
    """Each row's words get a salt and a seal of their own, however often the same words occur."""
    rows = sa.table(table, sa.column(column), *(sa.column(name) for name in key))
    apart = sa.table("words_apart", sa.column("seal"), sa.column("salt"), sa.column("text"))
    same = sa.and_(*(rows.c[name] == sa.bindparam(f"key_{name}") for name in key))
    connection = op.get_bind()
    for row in connection.execute(sa.select(rows).where(rows.c[column] != "")).mappings().all():
        salt = secrets.token_hex(16)
        seal = hashlib.sha256(f"{salt}{row[column]}".encode()).hexdigest()
        connection.execute(apart.insert().values(seal=seal, salt=salt, text=row[column]))
        connection.execute(rows.update().where(same).values({column: seal}), {f"key_{n}": row[n] for n in key})
