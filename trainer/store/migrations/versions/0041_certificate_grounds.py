"""What a certificate is given for where no exam led to it."""

import sqlalchemy as sa
from alembic import op

from trainer.store.ddl import append_only

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "certificate_ground",
        sa.Column("certificate_id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.String(length=80), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name=op.f("fk_certificate_ground_certificate_id_certificate")
        ),
        sa.PrimaryKeyConstraint("certificate_id", name=op.f("pk_certificate_ground")),
    )
    op.create_index(op.f("ix_certificate_ground_about"), "certificate_ground", ["about"], unique=False)
    append_only("certificate_ground")
