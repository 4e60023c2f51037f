"""What an invigilator asks of one sitting at another PC; pieces of what was broken off before it was ever shown may be
deleted, and an exam may be made in such pieces.
"""

import sqlalchemy as sa
from alembic import op

from trainer.store.base import UtcDateTime
from trainer.store.ddl import append_only, gives_up_pieces

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None

STAGED_PAPER = "SELECT 1 FROM paper_staged WHERE paper_id = OLD.{0}"
OF_STAGED_EXAM = "SELECT 1 FROM sitting JOIN exam_staged USING (exam_id) WHERE sitting.id = OLD.sitting_id"
PIECES = {
    "result": f"SELECT 1 FROM result_staged WHERE result_id = OLD.id UNION ALL {OF_STAGED_EXAM}",
    "key_correction_effect": (
        "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM key_correction_decision WHERE batch = OLD.batch)"
    ),
    "standing_result": "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM standing_step WHERE review_id = OLD.review_id)",
    "paper": STAGED_PAPER.format("id"),
    "paper_question": STAGED_PAPER.format("paper_id"),
    "paper_sheet": STAGED_PAPER.format("paper_id"),
}
"""Table: what finds a row that nothing ever showed."""


def upgrade() -> None:
    op.create_table(
        "sitting_wish",
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_sitting_wish_by_person")),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name=op.f("fk_sitting_wish_sitting_id_sitting")),
        sa.PrimaryKeyConstraint("sitting_id", "ordinal", name=op.f("pk_sitting_wish")),
    )
    append_only("sitting_wish")
    op.create_table(
        "exam_staged",
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_exam_staged_exam_id_exam")),
        sa.PrimaryKeyConstraint("exam_id", name=op.f("pk_exam_staged")),
    )
    for marker, column, of in (("result_staged", "result_id", "result"), ("paper_staged", "paper_id", "paper")):
        with op.batch_alter_table(marker) as change:
            change.drop_constraint(op.f(f"fk_{marker}_{column}_{of}"), type_="foreignkey")
    for table, unless in PIECES.items():
        gives_up_pieces(table, unless)
