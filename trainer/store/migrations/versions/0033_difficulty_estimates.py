"""Estimates of difficulty that a person accepted from the analysis of an exam."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

TABLE = "difficulty_estimate"
REFERRED = {"question_id": "question", "version_id": "question_version", "exam_id": "exam", "accepted_by": "person"}


def upgrade() -> None:
    share = trainer.store.base.Hundredths()
    op.create_table(
        TABLE,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.Column("exam", sa.String(length=160), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("share", share, nullable=False),
        sa.Column("low", share, nullable=False),
        sa.Column("high", share, nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("accepted_by", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_{TABLE}_{column}_{table}"))
            for column, table in REFERRED.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
    )
    for column in ("question_id", "version_id", "exam_id"):
        op.create_index(op.f(f"ix_{TABLE}_{column}"), TABLE, [column], unique=False)
    append_only(TABLE)
