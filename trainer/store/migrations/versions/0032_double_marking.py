"""Double marking: what each marker gave."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "marker_award",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("marker_id", sa.Uuid(), nullable=False),
        sa.Column("points", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("correction", sa.Boolean(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["marker_id"], ["person.id"], name=op.f("fk_marker_award_marker_id_person")),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name=op.f("fk_marker_award_sitting_id_sitting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_marker_award")),
        sa.UniqueConstraint("sitting_id", "ordinal", name=op.f("uq_marker_award_sitting_id_ordinal")),
    )
    append_only("marker_award")
