"""准考证号: given once to a candidate of an exam."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "exam_ticket",
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_exam_ticket_exam_id_exam")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_exam_ticket_person_id_person")),
        sa.PrimaryKeyConstraint("exam_id", "person_id", name=op.f("pk_exam_ticket")),
        sa.UniqueConstraint("exam_id", "number", name=op.f("uq_exam_ticket_exam_id_number")),
    )
    op.create_index(op.f("ix_exam_ticket_number"), "exam_ticket", ["number"], unique=False)
    append_only("exam_ticket")
