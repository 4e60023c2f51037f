"""Hours of a class are decided person by person, with what was taught; withdrawing is a proposal; evaluation sheets."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None

TABLES = (
    "activity_credit_over",
    "activity_credit_teaching",
    "activity_credit_person",
    "activity_teaching_entry",
    "activity_sheet",
)


def upgrade() -> None:
    _prepared()
    _decided()
    _name_teaching_entries()
    _sheets()
    for table in TABLES:
        append_only(table)


def _prepared() -> None:
    op.create_table(
        "activity_credit_over",
        sa.Column("credit_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("missed", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("whole", trainer.store.base.Hundredths(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_activity_credit_over_person_id_person")),
        sa.PrimaryKeyConstraint("credit_id", "person_id", name=op.f("pk_activity_credit_over")),
    )
    op.create_index(op.f("ix_activity_credit_over_person_id"), "activity_credit_over", ["person_id"], unique=False)
    op.create_table(
        "activity_credit_teaching",
        sa.Column("credit_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("hours", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_activity_credit_teaching_person_id_person")
        ),
        sa.PrimaryKeyConstraint("credit_id", "person_id", "number", name=op.f("pk_activity_credit_teaching")),
    )
    op.create_index(
        op.f("ix_activity_credit_teaching_person_id"), "activity_credit_teaching", ["person_id"], unique=False
    )


def _decided() -> None:
    op.create_table(
        "activity_credit_person",
        sa.Column("credit_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("decision", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["credit_id"], ["activity_credit.id"], name=op.f("fk_activity_credit_person_credit_id_activity_credit")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_activity_credit_person_person_id_person")),
        sa.PrimaryKeyConstraint("credit_id", "person_id", name=op.f("pk_activity_credit_person")),
    )
    op.create_index(op.f("ix_activity_credit_person_person_id"), "activity_credit_person", ["person_id"], unique=False)
    op.create_table(
        "activity_teaching_entry",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("credit_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["credit_id"], ["activity_credit.id"], name=op.f("fk_activity_teaching_entry_credit_id_activity_credit")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["hour_entry.id"], name=op.f("fk_activity_teaching_entry_entry_id_hour_entry")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_activity_teaching_entry_person_id_person")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_activity_teaching_entry")),
    )
    for column in ("credit_id", "person_id"):
        name = op.f(f"ix_activity_teaching_entry_{column}")
        op.create_index(name, "activity_teaching_entry", [column], unique=False)


def _sheets() -> None:
    op.create_table(
        "activity_sheet",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("remark", sa.String(length=64), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("takes_back", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_activity_sheet_activity_id_activity")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_activity_sheet_person_id_person")),
        sa.ForeignKeyConstraint(
            ["takes_back"], ["activity_sheet.id"], name=op.f("fk_activity_sheet_takes_back_activity_sheet")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_sheet")),
        sa.UniqueConstraint("takes_back", name=op.f("uq_activity_sheet_takes_back")),
    )
    for column in ("activity_id", "person_id"):
        op.create_index(op.f(f"ix_activity_sheet_{column}"), "activity_sheet", [column], unique=False)


def _name_teaching_entries() -> None:
    """Teaching hours were entered beside the credit: each goes to the newest one prepared by the same person before."""
    columns: list[Any] = [sa.column("id", sa.Uuid()), sa.column("person_id", sa.Uuid()), sa.column("source_id")]
    entry = sa.table("hour_entry", *columns, sa.column("entered_by", sa.Uuid()), sa.column("at"), sa.column("source"))
    made: list[Any] = [sa.column("id", sa.Uuid()), sa.column("activity_id", sa.Uuid()), sa.column("number")]
    credit = sa.table("activity_credit", *made, sa.column("by", sa.Uuid()), sa.column("at"))
    link = sa.table(
        "activity_teaching_entry", *(sa.column(one, sa.Uuid()) for one in ("entry_id", "credit_id", "person_id"))
    )
    connection = op.get_bind()
    taught = sa.select(entry).where(entry.c.source == "class", entry.c.source_id.like("%/teaching/%"))
    rows = []
    for one in connection.execute(taught).mappings().all():
        activity_id = UUID(one["source_id"].split("/")[0])
        prepared = sa.select(credit.c.id).where(credit.c.activity_id == activity_id, credit.c.by == one["entered_by"])
        before = prepared.where(credit.c.at <= one["at"]).order_by(credit.c.number.desc()).limit(1)
        key = connection.scalar(before)
        if key is not None:
            rows.append({"entry_id": one["id"], "credit_id": key, "person_id": one["person_id"]})
    if rows:
        connection.execute(sa.insert(link), rows)
