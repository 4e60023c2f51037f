"""Large kept files in pieces; kept bytes never change; who receives an export, and the second person of one."""

import sqlalchemy as sa
from alembic import op

from trainer.store.ddl import append_only, unchangeable

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
