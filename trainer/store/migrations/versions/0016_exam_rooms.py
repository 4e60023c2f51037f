"""Exam rooms: grids, windows and start codes of sessions, forms by seat, needs of candidates, late changes."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _exam()
    _places()
    _candidates()
    op.create_table(
        "exam_form",
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_exam_form_exam_id_exam")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_exam_form_paper_id_paper")),
        sa.PrimaryKeyConstraint("exam_id", "ordinal", name=op.f("pk_exam_form")),
    )
    op.create_index(op.f("ix_exam_form_paper_id"), "exam_form", ["paper_id"], unique=False)
    op.create_table(
        "exam_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("was", sa.JSON(), nullable=False),
        sa.Column("becomes", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_exam_change_by_person")),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_exam_change_exam_id_exam")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_exam_change_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_change")),
        sa.UniqueConstraint("exam_id", "line", name=op.f("uq_exam_change_exam_id_line")),
    )
    op.create_table(
        "exam_code_try",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("fits", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_exam_code_try_exam_id_exam")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_exam_code_try_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_code_try")),
    )
    op.create_index(op.f("ix_exam_code_try_person_id"), "exam_code_try", ["person_id"], unique=False)
    for table in ("exam_change", "exam_code_try"):
        append_only(table)


def _exam() -> None:
    """An exam of before asks for no code and lets everybody hand in when they like."""
    _numbers("exam", doors_minutes=0, entry_minutes=30, leave_minutes=0, code_minutes=15)
    _flag("exam", "needs_code")
    op.add_column("exam", sa.Column("sealed_at", trainer.store.base.UtcDateTime(), nullable=True))
    op.add_column("exam", sa.Column("sealed_by", sa.Uuid(), nullable=True))


def _places() -> None:
    """A room of before has no plan: its seats stay as they are numbered, its session has the window of the exam."""
    _numbers("exam_site", position=0)
    op.add_column("exam_site", sa.Column("batch", sa.Uuid(), nullable=True))
    _numbers("exam_room", position=0, grid_rows=0, grid_columns=0, seats=0)
    _flag("exam_room", "separate")
    _numbers("exam_session", ordinal=1)
    for name in ("opens_at", "closes_at"):
        op.add_column("exam_session", sa.Column(name, trainer.store.base.UtcDateTime(), nullable=True))
    _text("exam_session", "start_code", sa.String(length=12))
    _numbers("exam_seat", form=0)
    _numbers("sitting", form=0)


def _candidates() -> None:
    _text("exam_candidate", "extra_reason", sa.Text())
    _flag("exam_candidate", "large_text")
    _flag("exam_candidate", "separate")


def _numbers(table: str, **columns: int) -> None:
    for name, usual in columns.items():
        op.add_column(table, sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text(str(usual))))


def _flag(table: str, name: str) -> None:
    op.add_column(table, sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))


def _text(table: str, name: str, kind: sa.types.TypeEngine[str]) -> None:
    op.add_column(table, sa.Column(name, kind, nullable=False, server_default=""))
