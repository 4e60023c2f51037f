"""Practice: answers that only grow, the cards made from them, mock exams."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0023"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_mock",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("started_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("until", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_practice_mock_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_mock")),
    )
    op.create_index(op.f("ix_practice_mock_person_id"), "practice_mock", ["person_id"], unique=False)
    op.create_table(
        "practice_card",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("stability", sa.Float(precision=53), nullable=False),
        sa.Column("difficulty", sa.Float(precision=53), nullable=False),
        sa.Column("due", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("last_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("last_right", sa.Boolean(), nullable=False),
        sa.Column("streak", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("rights", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_practice_card_person_id_person")),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=op.f("fk_practice_card_question_id_question")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["question_version.id"], name=op.f("fk_practice_card_version_id_question_version")
        ),
        sa.PrimaryKeyConstraint("person_id", "question_id", name=op.f("pk_practice_card")),
    )
    op.create_index(op.f("ix_practice_card_question_id"), "practice_card", ["question_id"], unique=False)
    op.create_table(
        "practice_mock_answer",
        sa.Column("mock_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("response", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["mock_id"], ["practice_mock.id"], name=op.f("fk_practice_mock_answer_mock_id_practice_mock")
        ),
        sa.PrimaryKeyConstraint("mock_id", "number", name=op.f("pk_practice_mock_answer")),
    )
    op.create_table(
        "practice_mock_result",
        sa.Column("mock_id", sa.Uuid(), nullable=False),
        sa.Column("ended_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("score", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("of", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("written", trainer.store.base.Hundredths(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mock_id"], ["practice_mock.id"], name=op.f("fk_practice_mock_result_mock_id_practice_mock")
        ),
        sa.PrimaryKeyConstraint("mock_id", name=op.f("pk_practice_mock_result")),
    )
    op.create_table(
        "practice_review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("right", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("response", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_practice_review_person_id_person")),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=op.f("fk_practice_review_question_id_question")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["question_version.id"], name=op.f("fk_practice_review_version_id_question_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_review")),
    )
    op.create_index(
        op.f("ix_practice_review_person_id_question_id_at"),
        "practice_review",
        ["person_id", "question_id", "at"],
        unique=False,
    )
    op.create_index(op.f("ix_practice_review_question_id"), "practice_review", ["question_id"], unique=False)
    for table in ("practice_review", "practice_mock", "practice_mock_answer", "practice_mock_result"):
        append_only(table)
