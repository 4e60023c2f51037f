"""The tables of courseware."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "courseware",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("category", sa.String(length=80), nullable=False),
        sa.Column("field", sa.String(length=80), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("hours_category", sa.String(length=20), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("added_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name=op.f("fk_courseware_added_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_courseware")),
        sa.UniqueConstraint("hash", name=op.f("uq_courseware_hash")),
    )
    op.create_index(op.f("ix_courseware_category"), "courseware", ["category"], unique=False)
    op.create_index(op.f("ix_courseware_kind"), "courseware", ["kind"], unique=False)
    op.create_table(
        "courseware_assignment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("assigned_by", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assigned_by"], ["person.id"], name=op.f("fk_courseware_assignment_assigned_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["courseware.id"], name=op.f("fk_courseware_assignment_item_id_courseware")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_courseware_assignment_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_courseware_assignment")),
        sa.UniqueConstraint("item_id", "person_id", name=op.f("uq_courseware_assignment_item_id_person_id")),
    )
    op.create_index(op.f("ix_courseware_assignment_person_id"), "courseware_assignment", ["person_id"], unique=False)
    op.create_table(
        "study_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("ended_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["courseware.id"], name=op.f("fk_study_entry_item_id_courseware")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_study_entry_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_entry")),
    )
    op.create_index(op.f("ix_study_entry_item_id"), "study_entry", ["item_id"], unique=False)
    op.create_index(op.f("ix_study_entry_person_id"), "study_entry", ["person_id"], unique=False)
    append_only("study_entry")
