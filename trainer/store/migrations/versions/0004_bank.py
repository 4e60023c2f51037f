"""The tables of bank.

Versions are append-only, but for those of an import that was broken off before anybody could see it.
"""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only, text_index

revision = "0004"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_batch",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("visible", sa.Boolean(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_import_batch")),
        sa.UniqueConstraint("id", name=op.f("uq_import_batch_id")),
    )
    op.create_index(op.f("ix_import_batch_visible"), "import_batch", ["visible"], unique=False)
    op.create_table(
        "question",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("origin", sa.String(length=12), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("difficulty", sa.Integer(), nullable=False),
        sa.Column("statute", sa.String(length=120), nullable=False),
        sa.Column("article", sa.Integer(), nullable=True),
        sa.Column("stem", sa.String(length=120), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("checked_by", sa.Uuid(), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("batch", sa.Integer(), nullable=True),
        sa.Column("created_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["batch"], ["import_batch.number"], name=op.f("fk_question_batch_import_batch")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_question")),
        sa.UniqueConstraint("id", name=op.f("uq_question_id")),
    )
    op.create_index(op.f("ix_question_batch"), "question", ["batch"], unique=False)
    op.create_index(op.f("ix_question_fingerprint"), "question", ["fingerprint"], unique=False)
    op.create_index(
        op.f("ix_question_number_status_kind_difficulty_field_batch"),
        "question",
        ["number", "status", "kind", "difficulty", "field", "batch"],
        unique=False,
    )
    op.create_index(op.f("ix_question_status_kind_batch"), "question", ["status", "kind", "batch"], unique=False)
    op.create_index(op.f("ix_question_statute_status_batch"), "question", ["statute", "status", "batch"], unique=False)
    op.create_index(op.f("ix_question_subject_status_batch"), "question", ["subject", "status", "batch"], unique=False)
    op.create_table(
        "question_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("created_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_question_version_question_id_question")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_version")),
        sa.UniqueConstraint("question_id", "ordinal", name=op.f("uq_question_version_question_id_ordinal")),
    )
    append_only(
        "question_version",
        unless="SELECT 1 FROM question JOIN import_batch ON import_batch.number = question.batch "
        "WHERE question.id = OLD.question_id AND NOT import_batch.visible",
    )
    text_index("question_text")
