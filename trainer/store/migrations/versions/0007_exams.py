"""The tables of exams."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "blueprint",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=False),
        sa.Column("changed_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["person.id"], name=op.f("fk_blueprint_changed_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blueprint")),
        sa.UniqueConstraint("name", name=op.f("uq_blueprint_name")),
    )
    op.create_table(
        "paper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("total", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_paper_made_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
    )
    op.create_table(
        "exam",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("opens_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("closes_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("pass_mark", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("excellent", trainer.store.base.Hundredths(), nullable=True),
        sa.Column("marking", sa.JSON(), nullable=False),
        sa.Column("review", sa.String(length=30), nullable=False),
        sa.Column("rule", sa.JSON(), nullable=False),
        sa.Column("shuffle_options", sa.Boolean(), nullable=False),
        sa.Column("shuffle_questions", sa.Boolean(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("retake_of", sa.Uuid(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("closed_at", trainer.store.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_exam_made_by_person")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_exam_paper_id_paper")),
        sa.ForeignKeyConstraint(["retake_of"], ["exam.id"], name=op.f("fk_exam_retake_of_exam")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam")),
    )
    op.create_index(op.f("ix_exam_paper_id"), "exam", ["paper_id"], unique=False)
    op.create_index(op.f("ix_exam_retake_of"), "exam", ["retake_of"], unique=False)
    op.create_index(op.f("ix_exam_year"), "exam", ["year"], unique=False)
    op.create_table(
        "exam_site",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_exam_site_exam_id_exam")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_site")),
    )
    op.create_index(op.f("ix_exam_site_exam_id"), "exam_site", ["exam_id"], unique=False)
    op.create_table(
        "sitting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("started_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("submitted_at", trainer.store.base.UtcDateTime(), nullable=True),
        sa.Column("submitted", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_sitting_exam_id_exam")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sitting_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitting")),
        sa.UniqueConstraint("exam_id", "person_id", name=op.f("uq_sitting_exam_id_person_id")),
    )
    op.create_index(op.f("ix_sitting_person_id"), "sitting", ["person_id"], unique=False)
    op.create_table(
        "exam_room",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["exam_site.id"], name=op.f("fk_exam_room_site_id_exam_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_room")),
    )
    op.create_index(op.f("ix_exam_room_site_id"), "exam_room", ["site_id"], unique=False)
    op.create_table(
        "journal_event",
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("monotonic", sa.BigInteger(), nullable=False),
        sa.Column("boot_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name=op.f("fk_journal_event_sitting_id_sitting")),
        sa.PrimaryKeyConstraint("sitting_id", "sequence", name=op.f("pk_journal_event")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "result",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("score", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("of", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("marked_by", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["marked_by"], ["person.id"], name=op.f("fk_result_marked_by_person")),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name=op.f("fk_result_sitting_id_sitting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_result")),
        sa.UniqueConstraint("sitting_id", "ordinal", name=op.f("uq_result_sitting_id_ordinal")),
    )
    op.create_table(
        "exam_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["room_id"], ["exam_room.id"], name=op.f("fk_exam_session_room_id_exam_room")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_session")),
    )
    op.create_index(op.f("ix_exam_session_room_id"), "exam_session", ["room_id"], unique=False)
    op.create_table(
        "exam_seat",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["exam_session.id"], name=op.f("fk_exam_seat_session_id_exam_session")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_seat")),
        sa.UniqueConstraint("session_id", "number", name=op.f("uq_exam_seat_session_id_number")),
    )
    op.create_table(
        "exam_candidate",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("seat_id", sa.Uuid(), nullable=False),
        sa.Column("attendance", sa.String(length=20), nullable=False),
        sa.Column("extra_minutes", sa.Integer(), nullable=False),
        sa.Column("first_attempt", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_exam_candidate_decided_by_person")),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_exam_candidate_exam_id_exam")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_exam_candidate_person_id_person")),
        sa.ForeignKeyConstraint(["seat_id"], ["exam_seat.id"], name=op.f("fk_exam_candidate_seat_id_exam_seat")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_candidate")),
        sa.UniqueConstraint("exam_id", "person_id", name=op.f("uq_exam_candidate_exam_id_person_id")),
        sa.UniqueConstraint("seat_id", name=op.f("uq_exam_candidate_seat_id")),
    )
    op.create_index(op.f("ix_exam_candidate_person_id"), "exam_candidate", ["person_id"], unique=False)
    for table in ("paper", "journal_event", "result"):
        append_only(table)
