"""What an invigilator asks of one sitting at another PC."""

import sqlalchemy as sa
from alembic import op

from trainer.store.base import UtcDateTime
from trainer.store.ddl import append_only

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sitting_wish",
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_sitting_wish_by_person")),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name=op.f("fk_sitting_wish_sitting_id_sitting")),
        sa.PrimaryKeyConstraint("sitting_id", "ordinal", name=op.f("pk_sitting_wish")),
    )
    append_only("sitting_wish")
