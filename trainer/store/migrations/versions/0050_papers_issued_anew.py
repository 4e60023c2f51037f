"""Papers to be issued anew after a correction: who saw to each, and who closed the list."""

import sqlalchemy as sa
from alembic import op

from trainer.store.base import UtcDateTime
from trainer.store.ddl import append_only

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reissue_tick",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("correction_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_reissue_tick_by_id_person")),
        sa.ForeignKeyConstraint(
            ["correction_id"], ["key_correction.id"], name=op.f("fk_reissue_tick_correction_id_key_correction")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reissue_tick_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reissue_tick")),
    )
    op.create_index(op.f("ix_reissue_tick_correction_id"), "reissue_tick", ["correction_id"], unique=False)
    op.create_table(
        "reissue_closing",
        sa.Column("correction_id", sa.Uuid(), nullable=False),
        sa.Column("still_open", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_reissue_closing_by_id_person")),
        sa.ForeignKeyConstraint(
            ["correction_id"], ["key_correction.id"], name=op.f("fk_reissue_closing_correction_id_key_correction")
        ),
        sa.PrimaryKeyConstraint("correction_id", name=op.f("pk_reissue_closing")),
    )
    for table in ("reissue_tick", "reissue_closing"):
        append_only(table)
