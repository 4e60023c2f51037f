"""Minutes of studying with their reasons, quizzes, places and notes; versions of courseware, and what is pushed."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

GROWING = ("courseware_version", "study_session", "study_stretch", "study_question", "study_quiz")


def upgrade() -> None:
    for name, kind, default in (
        ("audience", sa.String(length=80), ""),
        ("subject", sa.String(length=120), ""),
        ("citations", sa.Text(), ""),
        ("fine", sa.Boolean(), sa.false()),
        ("version", sa.Integer(), "1"),
    ):
        op.add_column("courseware", sa.Column(name, kind, server_default=default, nullable=False))
    op.add_column("courseware_assignment", sa.Column("due_on", sa.Date(), nullable=True))
    _create_library()
    _create_study()
    op.execute(
        "INSERT INTO courseware_version (id, item_id, number, kind, file_name, hash, size, note, added_by, added_at)"
        " SELECT id, id, 1, kind, file_name, hash, size, '', added_by, added_at FROM courseware"
    )
    for table in GROWING:
        append_only(table)


def _create_library() -> None:
    op.create_table(
        "courseware_push",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("post", sa.String(length=80), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", trainer.store.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_courseware_push_by_person")),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name=op.f("fk_courseware_push_ended_by_person")),
        sa.ForeignKeyConstraint(["item_id"], ["courseware.id"], name=op.f("fk_courseware_push_item_id_courseware")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_courseware_push_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_courseware_push")),
    )
    op.create_index(op.f("ix_courseware_push_item_id"), "courseware_push", ["item_id"], unique=False)
    op.create_table(
        "courseware_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("added_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name=op.f("fk_courseware_version_added_by_person")),
        sa.ForeignKeyConstraint(["item_id"], ["courseware.id"], name=op.f("fk_courseware_version_item_id_courseware")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_courseware_version")),
        sa.UniqueConstraint("hash", name=op.f("uq_courseware_version_hash")),
        sa.UniqueConstraint("item_id", "number", name=op.f("uq_courseware_version_item_id_number")),
    )


def _create_study() -> None:
    op.create_table(
        "study_place",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.String(length=40), nullable=False),
        sa.Column("seen", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("changed_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["courseware.id"], name=op.f("fk_study_place_item_id_courseware")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_study_place_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", "item_id", name=op.f("pk_study_place")),
    )
    op.create_index(op.f("ix_study_place_item_id"), "study_place", ["item_id"], unique=False)
    op.create_table(
        "study_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("started_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["courseware.id"], name=op.f("fk_study_session_item_id_courseware")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_study_session_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_session")),
        sa.UniqueConstraint("person_id", "number", name=op.f("uq_study_session_person_id_number")),
    )
    op.create_table(
        "study_question",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("right", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["study_session.id"], name=op.f("fk_study_question_session_id_study_session")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["question_version.id"], name=op.f("fk_study_question_version_id_question_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_question")),
    )
    op.create_index(op.f("ix_study_question_session_id"), "study_question", ["session_id"], unique=False)
    op.create_table(
        "study_quiz",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("right", sa.Integer(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("passed", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["courseware.id"], name=op.f("fk_study_quiz_item_id_courseware")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_study_quiz_person_id_person")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["study_session.id"], name=op.f("fk_study_quiz_session_id_study_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_quiz")),
    )
    op.create_index(op.f("ix_study_quiz_item_id"), "study_quiz", ["item_id"], unique=False)
    op.create_index(op.f("ix_study_quiz_person_id_item_id"), "study_quiz", ["person_id", "item_id"], unique=False)
    op.create_table(
        "study_stretch",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=12), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["study_entry.id"], name=op.f("fk_study_stretch_entry_id_study_entry")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["study_session.id"], name=op.f("fk_study_stretch_session_id_study_session")
        ),
        sa.PrimaryKeyConstraint("entry_id", "position", name=op.f("pk_study_stretch")),
    )
    op.create_index(op.f("ix_study_stretch_session_id"), "study_stretch", ["session_id"], unique=False)
