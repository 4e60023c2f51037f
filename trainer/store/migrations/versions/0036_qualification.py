"""执法证 per person with inspections, proposals and decisions; yearly pages with their notes; figures of the staff."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

TABLES = (
    "qualification_card",
    "qualification_inspection",
    "qualification_matter",
    "qualification_decision",
    "yearly_note",
    "yearly_page",
    "profile_point",
)


def upgrade() -> None:
    _cards()
    _yearly()
    _profile()
    for table in TABLES:
        append_only(table)


def _cards() -> None:
    op.create_table(
        "qualification_card",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("issuer", sa.String(length=120), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("origin", sa.String(length=12), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_qualification_card_by_id_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_qualification_card_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qualification_card")),
        sa.UniqueConstraint("person_id", "ordinal", name=op.f("uq_qualification_card_person_id_ordinal")),
    )
    op.create_table(
        "qualification_inspection",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("card_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("result", sa.String(length=20), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("note", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_qualification_inspection_by_id_person")),
        sa.ForeignKeyConstraint(
            ["card_id"], ["qualification_card.id"], name=op.f("fk_qualification_inspection_card_id_qualification_card")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qualification_inspection")),
        sa.UniqueConstraint("card_id", "ordinal", name=op.f("uq_qualification_inspection_card_id_ordinal")),
    )
    op.create_table(
        "qualification_matter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("card_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(length=20), nullable=False),
        sa.Column("cause", sa.String(length=20), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("note", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_qualification_matter_by_id_person")),
        sa.ForeignKeyConstraint(
            ["card_id"], ["qualification_card.id"], name=op.f("fk_qualification_matter_card_id_qualification_card")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qualification_matter")),
        sa.UniqueConstraint("card_id", "ordinal", name=op.f("uq_qualification_matter_card_id_ordinal")),
    )
    op.create_table(
        "qualification_decision",
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_qualification_decision_by_id_person")),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["qualification_matter.id"],
            name=op.f("fk_qualification_decision_matter_id_qualification_matter"),
        ),
        sa.PrimaryKeyConstraint("matter_id", name=op.f("pk_qualification_decision")),
    )


def _yearly() -> None:
    op.create_table(
        "yearly_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=20), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("proof", sa.String(length=64), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("takes_back", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_yearly_note_by_id_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_yearly_note_person_id_person")),
        sa.ForeignKeyConstraint(["takes_back"], ["yearly_note.id"], name=op.f("fk_yearly_note_takes_back_yearly_note")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_yearly_note")),
        sa.UniqueConstraint("takes_back", name=op.f("uq_yearly_note_takes_back")),
    )
    op.create_index(op.f("ix_yearly_note_year_person_id"), "yearly_note", ["year", "person_id"], unique=False)
    op.create_table(
        "yearly_page",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("facts", sa.String(length=64), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_yearly_page_by_id_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_yearly_page_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_yearly_page")),
        sa.UniqueConstraint("person_id", "year", "version", name=op.f("uq_yearly_page_person_id_year_version")),
    )
    op.create_index(op.f("ix_yearly_page_year"), "yearly_page", ["year"], unique=False)


def _profile() -> None:
    op.create_table(
        "profile_point",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("target", sa.String(length=80), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile_point")),
    )
    op.create_index(op.f("ix_profile_point_target_on"), "profile_point", ["target", "on"], unique=False)
