"""An account keeps the text size and the colours its person chose."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("account", sa.Column("colours", sa.String(10), nullable=False, server_default=""))
    op.add_column("account", sa.Column("text_percent", sa.Integer(), nullable=False, server_default="100"))
