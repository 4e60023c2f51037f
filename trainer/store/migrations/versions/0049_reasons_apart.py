"""Words in the rows of append-only tables can be given up one by one, and on a server too."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only, gives_up_files_on_server, gives_up_words

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

OF_CERTIFICATE = "(SELECT person_id FROM certificate WHERE id = OLD.certificate_id)"
OF_SITTING = "(SELECT person_id FROM sitting WHERE id = OLD.sitting_id)"
WORDS = (
    ("hour_entry", "reason", "OLD.person_id", "id"),
    ("hour_approval", "reason", "OLD.person_id", "entry_id"),
    ("hour_absence", "reason", "OLD.person_id", "id"),
    ("exam_entry", "reason", "OLD.person_id", "id"),
    ("activity_rating", "remark", "OLD.person_id", "id"),
    ("certificate_void", "reason", OF_CERTIFICATE, "certificate_id"),
    ("incident_ruling", "note", OF_SITTING, "id"),
    ("activity_credit_decision", "reason", "", "credit_id"),
    ("exam_order", "reason", "", "id"),
)


def upgrade() -> None:
    op.create_table(
        "given_up_words",
        sa.Column("place", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("place", "row_id", name=op.f("pk_given_up_words")),
    )
    append_only("given_up_words")
    for words in WORDS:
        gives_up_words(*words)
    gives_up_files_on_server()
