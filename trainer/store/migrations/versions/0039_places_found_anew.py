"""Where items stand in their file is found when it is opened; nothing of it is kept any more."""

from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_column("import_item", "line")
    op.drop_column("import_file", "lines")
