"""Hours over several days, by activity, with several proofs; absences that take months off; batches with a name."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.base import SERVER
from trainer.store.ddl import append_only, append_only_triggers

revision = "0021"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("hour_entry", sa.Column("until", sa.Date(), nullable=True))
    op.add_column("hour_entry", sa.Column("activity", sa.String(length=60), server_default="", nullable=False))
    op.add_column("hour_batch", sa.Column("name", sa.Text(), server_default="", nullable=False))
    op.add_column("hour_approval", sa.Column("day", sa.Date(), nullable=True))
    op.add_column("hour_approval", sa.Column("activity", sa.String(length=60), server_default="", nullable=False))
    _fill_days()
    op.create_index(
        "ix_hour_approval_days", "hour_approval", ["year", "decision", "person_id", "day", "hours"], unique=False
    )
    op.create_table(
        "hour_proof",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["hour_entry.id"], name=op.f("fk_hour_proof_entry_id_hour_entry")),
        sa.ForeignKeyConstraint(["hash"], ["kept_file.hash"], name=op.f("fk_hour_proof_hash_kept_file")),
        sa.PrimaryKeyConstraint("entry_id", "hash", name=op.f("pk_hour_proof")),
    )
    op.create_table(
        "hour_absence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("takes_back", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_hour_absence_person_id_person")),
        sa.ForeignKeyConstraint(
            ["takes_back"], ["hour_absence.id"], name=op.f("fk_hour_absence_takes_back_hour_absence")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hour_absence")),
        sa.UniqueConstraint("takes_back", name=op.f("uq_hour_absence_takes_back")),
    )
    op.create_index(op.f("ix_hour_absence_person_id"), "hour_absence", ["person_id"], unique=False)
    for table in ("hour_proof", "hour_absence"):
        append_only(table)


def _fill_days() -> None:
    """Decisions of older stores get the day of their entry; the table refuses changes again afterwards."""
    fill = "UPDATE hour_approval SET day = (SELECT day FROM hour_entry WHERE hour_entry.id = hour_approval.entry_id)"
    if op.get_bind().dialect.name == SERVER:
        op.execute("ALTER TABLE hour_approval DISABLE TRIGGER USER")
        op.execute(fill)
        op.execute("ALTER TABLE hour_approval ENABLE TRIGGER USER")
        return
    op.execute("DROP TRIGGER hour_approval_no_update")
    op.execute(fill)
    op.execute(append_only_triggers("hour_approval")[0])
