"""Findings of the search for duplicates, what was decided about them, and merges."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "question_merge",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kept_id", sa.Uuid(), nullable=False),
        sa.Column("retired_id", sa.Uuid(), nullable=False),
        sa.Column("version_before", sa.Uuid(), nullable=False),
        sa.Column("version_after", sa.Uuid(), nullable=False),
        sa.Column("status_after", sa.String(length=12), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("taken", sa.JSON(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_question_merge_by_id_person")),
        sa.ForeignKeyConstraint(["kept_id"], ["question.id"], name=op.f("fk_question_merge_kept_id_question")),
        sa.ForeignKeyConstraint(["retired_id"], ["question.id"], name=op.f("fk_question_merge_retired_id_question")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_merge")),
    )
    op.create_index(op.f("ix_question_merge_kept_id"), "question_merge", ["kept_id"], unique=False)
    op.create_index(op.f("ix_question_merge_retired_id"), "question_merge", ["retired_id"], unique=False)
    op.create_table(
        "similar_ruling",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("left_id", sa.Uuid(), nullable=False),
        sa.Column("right_id", sa.Uuid(), nullable=False),
        sa.Column("left_version", sa.Uuid(), nullable=False),
        sa.Column("right_version", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_similar_ruling_by_id_person")),
        sa.ForeignKeyConstraint(["left_id"], ["question.id"], name=op.f("fk_similar_ruling_left_id_question")),
        sa.ForeignKeyConstraint(["right_id"], ["question.id"], name=op.f("fk_similar_ruling_right_id_question")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_similar_ruling")),
    )
    op.create_index(op.f("ix_similar_ruling_left_version"), "similar_ruling", ["left_version"], unique=False)
    op.create_table(
        "similar_scan",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_similar_scan_by_id_person")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_similar_scan")),
    )
    op.create_table(
        "question_merge_undo",
        sa.Column("merge_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_question_merge_undo_by_id_person")),
        sa.ForeignKeyConstraint(
            ["merge_id"], ["question_merge.id"], name=op.f("fk_question_merge_undo_merge_id_question_merge")
        ),
        sa.PrimaryKeyConstraint("merge_id", name=op.f("pk_question_merge_undo")),
    )
    op.create_table(
        "similar_finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scan", sa.Integer(), nullable=False),
        sa.Column("left_id", sa.Uuid(), nullable=False),
        sa.Column("right_id", sa.Uuid(), nullable=False),
        sa.Column("left_version", sa.Uuid(), nullable=False),
        sa.Column("right_version", sa.Uuid(), nullable=False),
        sa.Column("likeness", sa.String(length=16), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["left_id"], ["question.id"], name=op.f("fk_similar_finding_left_id_question")),
        sa.ForeignKeyConstraint(["right_id"], ["question.id"], name=op.f("fk_similar_finding_right_id_question")),
        sa.ForeignKeyConstraint(["scan"], ["similar_scan.number"], name=op.f("fk_similar_finding_scan_similar_scan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_similar_finding")),
        sa.UniqueConstraint("scan", "left_id", "right_id", name=op.f("uq_similar_finding_scan_left_id_right_id")),
    )
    op.create_index(op.f("ix_similar_finding_left_id"), "similar_finding", ["left_id"], unique=False)
    op.create_index(op.f("ix_similar_finding_right_id"), "similar_finding", ["right_id"], unique=False)
    for table in ("similar_ruling", "question_merge", "question_merge_undo"):
        append_only(table)
