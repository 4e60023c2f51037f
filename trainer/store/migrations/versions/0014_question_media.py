"""What somebody was writing in the editor of questions and has not saved."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "question_draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=True),
        sa.Column("version_id", sa.Uuid(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_question_draft_person_id_person")),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=op.f("fk_question_draft_question_id_question")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_draft")),
    )
    op.create_index(op.f("ix_question_draft_person_id"), "question_draft", ["person_id"], unique=False)
