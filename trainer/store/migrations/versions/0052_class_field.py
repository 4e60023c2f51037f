"""The field of enforcement a class is about."""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("activity", sa.Column("field", sa.String(length=80), nullable=False, server_default=""))
