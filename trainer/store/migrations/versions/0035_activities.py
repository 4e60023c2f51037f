"""Activities: plan lines, programmes, rosters, attendance and credits that only grow, files of classes, lecturers."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _plans()
    _programmes()
    _credits()
    _papers()
    for table in (
        "activity_mark",
        "activity_credit",
        "activity_credit_line",
        "activity_credit_decision",
        "activity_credit_entry",
        "activity_paper",
        "activity_rating",
    ):
        append_only(table)


def _plans() -> None:
    op.create_table(
        "training_plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("owner", sa.String(length=120), nullable=False),
        sa.Column("budget", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("rotation", sa.Boolean(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("categories", sa.JSON(), nullable=False),
        sa.Column("key_posts", sa.Boolean(), nullable=False),
        sa.Column("exam_needed", sa.Boolean(), nullable=False),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_training_plan_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_plan")),
    )
    op.create_index(op.f("ix_training_plan_year"), "training_plan", ["year"], unique=False)
    op.create_table(
        "lecturer",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("organisation", sa.String(length=120), nullable=False),
        sa.Column("qualification", sa.Text(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("away", sa.JSON(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_lecturer_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_lecturer")),
    )
    op.create_table(
        "activity",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("organiser", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("batch", sa.String(length=60), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("exam_id", sa.Uuid(), nullable=True),
        sa.Column("spent", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["training_plan.id"], name=op.f("fk_activity_plan_id_training_plan")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_activity_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
    )
    op.create_index(op.f("ix_activity_exam_id"), "activity", ["exam_id"], unique=False)
    op.create_index(op.f("ix_activity_plan_id"), "activity", ["plan_id"], unique=False)


def _programmes() -> None:
    op.create_table(
        "activity_member",
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("enrolled_by", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_activity_member_activity_id_activity")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_activity_member_person_id_person")),
        sa.PrimaryKeyConstraint("activity_id", "person_id", name=op.f("pk_activity_member")),
    )
    op.create_index(op.f("ix_activity_member_person_id"), "activity_member", ["person_id"], unique=False)
    op.create_table(
        "activity_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("half", sa.String(length=10), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_activity_session_activity_id_activity")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_session")),
        sa.UniqueConstraint("activity_id", "day", "half", name=op.f("uq_activity_session_activity_id_day_half")),
    )
    op.create_index("ix_activity_session_day", "activity_session", ["day"], unique=False)
    op.create_table(
        "activity_mark",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("presence", sa.String(length=10), nullable=False),
        sa.Column("hours", trainer.store.base.Hundredths(), nullable=True),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("taken", sa.String(length=10), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_activity_mark_person_id_person")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["activity_session.id"], name=op.f("fk_activity_mark_session_id_activity_session")
        ),
        sa.PrimaryKeyConstraint("session_id", "person_id", "number", name=op.f("pk_activity_mark")),
    )
    op.create_index(op.f("ix_activity_mark_person_id"), "activity_mark", ["person_id"], unique=False)
    op.create_table(
        "activity_teaching",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_activity_teaching_person_id_person")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["activity_session.id"], name=op.f("fk_activity_teaching_session_id_activity_session")
        ),
        sa.PrimaryKeyConstraint("session_id", "person_id", name=op.f("pk_activity_teaching")),
    )
    op.create_index(op.f("ix_activity_teaching_person_id"), "activity_teaching", ["person_id"], unique=False)


def _credits() -> None:
    op.create_table(
        "activity_credit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_activity_credit_activity_id_activity")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_credit")),
        sa.UniqueConstraint("activity_id", "number", name=op.f("uq_activity_credit_activity_id_number")),
    )
    op.create_table(
        "activity_credit_decision",
        sa.Column("credit_id", sa.Uuid(), nullable=False),
        sa.Column("decision", sa.String(length=10), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["credit_id"], ["activity_credit.id"], name=op.f("fk_activity_credit_decision_credit_id_activity_credit")
        ),
        sa.PrimaryKeyConstraint("credit_id", name=op.f("pk_activity_credit_decision")),
    )
    op.create_table(
        "activity_credit_entry",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("credit_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["credit_id"], ["activity_credit.id"], name=op.f("fk_activity_credit_entry_credit_id_activity_credit")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["hour_entry.id"], name=op.f("fk_activity_credit_entry_entry_id_hour_entry")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_activity_credit_entry_person_id_person")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_activity_credit_entry")),
    )
    op.create_index(op.f("ix_activity_credit_entry_credit_id"), "activity_credit_entry", ["credit_id"], unique=False)
    op.create_index(op.f("ix_activity_credit_entry_person_id"), "activity_credit_entry", ["person_id"], unique=False)
    op.create_table(
        "activity_credit_line",
        sa.Column("credit_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("hours", trainer.store.base.Hundredths(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_activity_credit_line_person_id_person")),
        sa.PrimaryKeyConstraint("credit_id", "person_id", "number", name=op.f("pk_activity_credit_line")),
    )
    op.create_index(op.f("ix_activity_credit_line_person_id"), "activity_credit_line", ["person_id"], unique=False)


def _papers() -> None:
    op.create_table(
        "activity_paper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("slot", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("takes_back", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_activity_paper_activity_id_activity")),
        sa.ForeignKeyConstraint(["hash"], ["kept_file.hash"], name=op.f("fk_activity_paper_hash_kept_file")),
        sa.ForeignKeyConstraint(
            ["takes_back"], ["activity_paper.id"], name=op.f("fk_activity_paper_takes_back_activity_paper")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_paper")),
        sa.UniqueConstraint("takes_back", name=op.f("uq_activity_paper_takes_back")),
    )
    op.create_index(op.f("ix_activity_paper_activity_id"), "activity_paper", ["activity_id"], unique=False)
    op.create_table(
        "activity_rating",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sheets", sa.Integer(), nullable=False),
        sa.Column("points", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_activity_rating_activity_id_activity")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_activity_rating_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_rating")),
    )
    op.create_index(op.f("ix_activity_rating_activity_id"), "activity_rating", ["activity_id"], unique=False)
    op.create_index(op.f("ix_activity_rating_person_id"), "activity_rating", ["person_id"], unique=False)
