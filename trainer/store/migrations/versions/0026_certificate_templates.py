"""Certificate templates, what a certificate was printed with and corrects, the keys of other offices."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_certificate_newest", "certificate", ["issued_on", "serial", "person_id", "id"], unique=False)
    op.create_table(
        "certificate_template",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_certificate_template_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_template")),
        sa.UniqueConstraint("code", "version", name=op.f("uq_certificate_template_code_version")),
    )
    op.create_table(
        "certificate_origin",
        sa.Column("certificate_id", sa.Uuid(), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=True),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name=op.f("fk_certificate_origin_certificate_id_certificate")
        ),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["certificate.id"], name=op.f("fk_certificate_origin_corrects_id_certificate")
        ),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["certificate_template.id"],
            name=op.f("fk_certificate_origin_template_id_certificate_template"),
        ),
        sa.PrimaryKeyConstraint("certificate_id", name=op.f("pk_certificate_origin")),
        sa.UniqueConstraint("corrects_id", name=op.f("uq_certificate_origin_corrects_id")),
    )
    op.create_index(op.f("ix_certificate_origin_template_id"), "certificate_origin", ["template_id"], unique=False)
    op.create_table(
        "certificate_key",
        sa.Column("key_id", sa.String(length=16), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("office", sa.String(length=200), nullable=False),
        sa.Column("added_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", trainer.store.base.UtcDateTime(), nullable=True),
        sa.Column("voids", sa.JSON(), nullable=False),
        sa.Column("voids_made_at", trainer.store.base.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_certificate_key")),
    )
    for table in ("certificate_template", "certificate_origin"):
        append_only(table)
