"""Sets of parallel papers, what each paper holds, enemies among questions, required content."""

import json
from uuid import UUID

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

APPEND_ONLY = ("paper_question", "paper_sheet", "paper_set", "paper_form")


def upgrade() -> None:
    op.add_column("paper", sa.Column("practice", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "paper_question",
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_paper_question_paper_id_paper")),
        sa.PrimaryKeyConstraint("paper_id", "question_id", name=op.f("pk_paper_question")),
    )
    op.create_table(
        "paper_sheet",
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_paper_sheet_paper_id_paper")),
        sa.PrimaryKeyConstraint("paper_id", name=op.f("pk_paper_sheet")),
    )
    op.create_table(
        "paper_set",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_paper_set_made_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_set")),
    )
    op.create_table(
        "paper_form",
        sa.Column("set_id", sa.Uuid(), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_paper_form_paper_id_paper")),
        sa.ForeignKeyConstraint(["set_id"], ["paper_set.id"], name=op.f("fk_paper_form_set_id_paper_set")),
        sa.PrimaryKeyConstraint("set_id", "letter", name=op.f("pk_paper_form")),
        sa.UniqueConstraint("paper_id", name=op.f("uq_paper_form_paper_id")),
    )
    op.create_table(
        "question_enemy",
        sa.Column("low_id", sa.Uuid(), nullable=False),
        sa.Column("high_id", sa.Uuid(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_question_enemy_made_by_person")),
        sa.PrimaryKeyConstraint("low_id", "high_id", name=op.f("pk_question_enemy")),
    )
    op.create_table(
        "required_content",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=False),
        sa.Column("changed_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["person.id"], name=op.f("fk_required_content_changed_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_required_content")),
    )
    op.create_index(op.f("ix_paper_question_question_id"), "paper_question", ["question_id"], unique=False)
    stock = ["status", "kind", "subject", "field", "difficulty", "statute", "batch", "id"]
    op.create_index("ix_question_stock", "question", stock, unique=False)
    _note_questions_of_old_papers()
    for name in APPEND_ONLY:
        append_only(name)


def _note_questions_of_old_papers() -> None:
    paper = sa.table("paper", sa.column("id", sa.Uuid()), sa.column("content", sa.Text()))
    held = sa.table("paper_question", sa.column("paper_id", sa.Uuid()), sa.column("question_id", sa.Uuid()))
    bind = op.get_bind()
    for paper_id in bind.scalars(sa.select(paper.c.id)).all():
        content = json.loads(bind.scalar(sa.select(paper.c.content).where(paper.c.id == paper_id)))
        keys = dict.fromkeys(UUID(item["question_id"]) for item in content["items"])
        if keys:
            bind.execute(held.insert(), [{"paper_id": paper_id, "question_id": key} for key in keys])
