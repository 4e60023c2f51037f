"""The tables of hours."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hour_batch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hour_batch")),
    )
    op.create_table(
        "hour_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hours", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("organiser", sa.String(length=120), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("source_id", sa.String(length=120), nullable=False),
        sa.Column("evidence", sa.String(length=64), nullable=True),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("reverses_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["evidence"], ["kept_file.hash"], name=op.f("fk_hour_entry_evidence_kept_file")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_hour_entry_person_id_person")),
        sa.ForeignKeyConstraint(["reverses_id"], ["hour_entry.id"], name=op.f("fk_hour_entry_reverses_id_hour_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hour_entry")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_hour_entry_reverses_id")),
    )
    op.create_index(op.f("ix_hour_entry_batch_id"), "hour_entry", ["batch_id"], unique=False)
    op.create_index("ix_hour_entry_person_id_day", "hour_entry", ["person_id", "day"], unique=False)
    op.create_index(
        "uq_hour_entry_credit",
        "hour_entry",
        ["person_id", "source", "source_id"],
        unique=True,
        sqlite_where=sa.text("source IN ('exam', 'courseware', 'class') AND reverses_id IS NULL"),
        postgresql_where=sa.text("source IN ('exam', 'courseware', 'class') AND reverses_id IS NULL"),
    )
    op.create_table(
        "hour_approval",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("decision", sa.String(length=10), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("hours", trainer.store.base.Hundredths(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["hour_entry.id"], name=op.f("fk_hour_approval_entry_id_hour_entry")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_hour_approval_person_id_person")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_hour_approval")),
    )
    op.create_index(
        "ix_hour_approval_sums",
        "hour_approval",
        ["year", "decision", "person_id", "category", "way", "hours"],
        unique=False,
    )
    for table in ("hour_entry", "hour_batch", "hour_approval"):
        append_only(table)
