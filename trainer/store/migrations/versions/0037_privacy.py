"""Lists of destruction with their signatures; what lets append-only tables give up the words about a person."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only, gives_up_files, gives_up_words

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

TABLES = (
    "destruction_list",
    "destruction_item",
    "destruction_signature",
    "destruction_end",
    "destroyed_person",
    "destroyed_file",
)
OF_CERTIFICATE = "(SELECT person_id FROM certificate WHERE id = OLD.certificate_id)"
OF_SITTING = "(SELECT person_id FROM sitting WHERE id = OLD.sitting_id)"
WORDS = (
    ("hour_entry", "reason", "OLD.person_id"),
    ("hour_approval", "reason", "OLD.person_id"),
    ("hour_absence", "reason", "OLD.person_id"),
    ("exam_entry", "reason", "OLD.person_id"),
    ("activity_rating", "remark", "OLD.person_id"),
    ("certificate_void", "reason", OF_CERTIFICATE),
    ("incident_ruling", "note", OF_SITTING),
)


def upgrade() -> None:
    _tables()
    for table in TABLES:
        append_only(table)
    for words in WORDS:
        gives_up_words(*words)
    gives_up_files()


def _tables() -> None:
    op.create_table(
        "destroyed_file",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_destroyed_file")),
    )
    op.create_table(
        "destruction_list",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_destruction_list")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_destruction_list_year_number")),
    )
    op.create_table(
        "destroyed_person",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("list_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["list_id"], ["destruction_list.id"], name=op.f("fk_destroyed_person_list_id_destruction_list")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_destroyed_person_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_destroyed_person")),
    )
    op.create_table(
        "destruction_end",
        sa.Column("list_id", sa.Uuid(), nullable=False),
        sa.Column("carried_out", sa.Boolean(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Integer(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("traces", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_destruction_end_by_id_person")),
        sa.ForeignKeyConstraint(
            ["list_id"], ["destruction_list.id"], name=op.f("fk_destruction_end_list_id_destruction_list")
        ),
        sa.PrimaryKeyConstraint("list_id", name=op.f("pk_destruction_end")),
    )
    op.create_table(
        "destruction_item",
        sa.Column("list_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["list_id"], ["destruction_list.id"], name=op.f("fk_destruction_item_list_id_destruction_list")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_destruction_item_person_id_person")),
        sa.PrimaryKeyConstraint("list_id", "person_id", name=op.f("pk_destruction_item")),
    )
    op.create_index(op.f("ix_destruction_item_person_id"), "destruction_item", ["person_id"], unique=False)
    op.create_table(
        "destruction_signature",
        sa.Column("list_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["list_id"], ["destruction_list.id"], name=op.f("fk_destruction_signature_list_id_destruction_list")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_destruction_signature_person_id_person")),
        sa.PrimaryKeyConstraint("list_id", "part", name=op.f("pk_destruction_signature")),
    )
