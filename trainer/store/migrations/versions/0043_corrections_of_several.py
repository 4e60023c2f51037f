"""One wrong key in several exams: what is proposed together is decided together."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("key_correction", sa.Column("together", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_key_correction_together"), "key_correction", ["together"], unique=False)
