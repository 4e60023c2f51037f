"""The index of question texts merges in small steps, beside the rows that are written."""

from alembic import op

from trainer.store.base import SERVER
from trainer.store.search import TextIndex

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name != SERVER:
        op.execute(TextIndex("question_text").merge_by_hand())
