"""Imports."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_file",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("key_name", sa.String(length=255), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_import_file")),
        sa.UniqueConstraint("id", name=op.f("uq_import_file_id")),
    )
    op.create_index(op.f("ix_import_file_whole"), "import_file", ["whole"], unique=False)
    op.create_table(
        "import_item",
        sa.Column("file", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("stem", sa.String(length=120), nullable=False),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("blocking", sa.JSON(), nullable=False),
        sa.Column("place", sa.JSON(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("twin", sa.Uuid(), nullable=True),
        sa.Column("twin_item", sa.Integer(), nullable=True),
        sa.Column("load", sa.Integer(), nullable=True),
        sa.Column("question_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["file"], ["import_file.number"], name=op.f("fk_import_item_file_import_file")),
        sa.ForeignKeyConstraint(["load"], ["import_batch.number"], name=op.f("fk_import_item_load_import_batch")),
        sa.PrimaryKeyConstraint("file", "ordinal", name=op.f("pk_import_item")),
    )
    op.create_index(op.f("ix_import_item_fingerprint"), "import_item", ["fingerprint"], unique=False)
    op.create_index(op.f("ix_import_item_load"), "import_item", ["load"], unique=False)
    op.create_index(op.f("ix_import_item_question_id"), "import_item", ["question_id"], unique=False)
    op.create_table(
        "import_repair",
        sa.Column("file", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["file"], ["import_file.number"], name=op.f("fk_import_repair_file_import_file")),
        sa.PrimaryKeyConstraint("file", "step", "ordinal", name=op.f("pk_import_repair")),
    )
