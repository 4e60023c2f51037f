"""The tables of retakes."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "retake_case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.Column("result", sa.String(length=20), nullable=False),
        sa.Column("score", trainer.store.base.Hundredths(), nullable=True),
        sa.Column("ladder", sa.String(length=40), nullable=False),
        sa.Column("step_number", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("rule", sa.JSON(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_retake_case_exam_id_exam")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_retake_case_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retake_case")),
        sa.UniqueConstraint("person_id", "exam_id", name=op.f("uq_retake_case_person_id_exam_id")),
    )
    op.create_index(op.f("ix_retake_case_exam_id"), "retake_case", ["exam_id"], unique=False)
    op.create_index(op.f("ix_retake_case_person_id"), "retake_case", ["person_id"], unique=False)
    op.create_table(
        "retake_decision",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(length=20), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_retake_decision_by_id_person")),
        sa.ForeignKeyConstraint(["case_id"], ["retake_case.id"], name=op.f("fk_retake_decision_case_id_retake_case")),
        sa.PrimaryKeyConstraint("case_id", "number", name=op.f("pk_retake_decision")),
    )
    op.create_table(
        "retake_link",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["retake_case.id"], name=op.f("fk_retake_link_case_id_retake_case")),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_retake_link_exam_id_exam")),
        sa.PrimaryKeyConstraint("case_id", "number", name=op.f("pk_retake_link")),
    )
    op.create_index(op.f("ix_retake_link_exam_id"), "retake_link", ["exam_id"], unique=False)
    for table in ("retake_case", "retake_decision", "retake_link"):
        append_only(table)
