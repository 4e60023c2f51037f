"""What happens to results after the exam: corrected keys, standing, objections, discipline, scores from outside."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outside_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("sheet_hash", sa.String(length=64), nullable=False),
        sa.Column("proof_hash", sa.String(length=64), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_outside_entry_by_id_person")),
        sa.ForeignKeyConstraint(["proof_hash"], ["kept_file.hash"], name=op.f("fk_outside_entry_proof_hash_kept_file")),
        sa.ForeignKeyConstraint(["sheet_hash"], ["kept_file.hash"], name=op.f("fk_outside_entry_sheet_hash_kept_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_entry")),
    )
    op.create_index(op.f("ix_outside_entry_proof_hash"), "outside_entry", ["proof_hash"], unique=False)
    op.create_index(op.f("ix_outside_entry_sheet_hash"), "outside_entry", ["sheet_hash"], unique=False)
    op.create_table(
        "standing_result",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("attendance", sa.String(length=20), nullable=False),
        sa.Column("score", trainer.store.base.Hundredths(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_standing_result_person_id_person")),
        sa.PrimaryKeyConstraint("review_id", "person_id", name=op.f("pk_standing_result")),
    )
    op.create_table(
        "discipline_case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_discipline_case_exam_id_exam")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_discipline_case_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discipline_case")),
    )
    op.create_index(op.f("ix_discipline_case_exam_id"), "discipline_case", ["exam_id"], unique=False)
    op.create_index(op.f("ix_discipline_case_person_id"), "discipline_case", ["person_id"], unique=False)
    op.create_table(
        "key_correction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_key_correction_exam_id_exam")),
        sa.ForeignKeyConstraint(["proposed_by"], ["person.id"], name=op.f("fk_key_correction_proposed_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_correction")),
    )
    op.create_index(op.f("ix_key_correction_exam_id"), "key_correction", ["exam_id"], unique=False)
    op.create_index(op.f("ix_key_correction_question_id"), "key_correction", ["question_id"], unique=False)
    op.create_table(
        "outside_decision",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("exam_id", sa.Uuid(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("answer", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_outside_decision_by_id_person")),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["outside_entry.id"], name=op.f("fk_outside_decision_entry_id_outside_entry")
        ),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_outside_decision_exam_id_exam")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_outside_decision")),
    )
    op.create_index(op.f("ix_outside_decision_exam_id"), "outside_decision", ["exam_id"], unique=False)
    op.create_table(
        "standing_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=30), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_standing_step_by_id_person")),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_standing_step_exam_id_exam")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_step")),
        sa.UniqueConstraint("exam_id", "ordinal", name=op.f("uq_standing_step_exam_id_ordinal")),
    )
    op.create_table(
        "discipline_entry",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(length=30), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("witness_id", sa.Uuid(), nullable=True),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=False),
        sa.Column("signed", sa.Boolean(), nullable=False),
        sa.Column("verdict", sa.String(length=30), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_discipline_entry_by_id_person")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["discipline_case.id"], name=op.f("fk_discipline_entry_case_id_discipline_case")
        ),
        sa.ForeignKeyConstraint(["witness_id"], ["person.id"], name=op.f("fk_discipline_entry_witness_id_person")),
        sa.PrimaryKeyConstraint("case_id", "step", name=op.f("pk_discipline_entry")),
    )
    op.create_table(
        "key_correction_decision",
        sa.Column("correction_id", sa.Uuid(), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("batch", sa.Uuid(), nullable=True),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("sat", sa.Integer(), nullable=False),
        sa.Column("passed_before", sa.Integer(), nullable=False),
        sa.Column("passed_after", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_key_correction_decision_by_id_person")),
        sa.ForeignKeyConstraint(
            ["correction_id"],
            ["key_correction.id"],
            name=op.f("fk_key_correction_decision_correction_id_key_correction"),
        ),
        sa.PrimaryKeyConstraint("correction_id", name=op.f("pk_key_correction_decision")),
    )
    op.create_table(
        "key_correction_effect",
        sa.Column("batch", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("retake", sa.Boolean(), nullable=False),
        sa.Column("score", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("of", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("new_score", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("new_of", trainer.store.base.Hundredths(), nullable=False),
        sa.Column("new_passed", sa.Boolean(), nullable=True),
        sa.Column("new_rank", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_key_correction_effect_person_id_person")),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name=op.f("fk_key_correction_effect_sitting_id_sitting")
        ),
        sa.PrimaryKeyConstraint("batch", "sitting_id", name=op.f("pk_key_correction_effect")),
    )
    op.create_table(
        "objection",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name=op.f("fk_objection_sitting_id_sitting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
        sa.UniqueConstraint("sitting_id", "item", name=op.f("uq_objection_sitting_id_item")),
    )
    op.create_table(
        "recheck",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name=op.f("fk_recheck_sitting_id_sitting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recheck")),
    )
    op.create_index(op.f("ix_recheck_sitting_id"), "recheck", ["sitting_id"], unique=False)
    op.create_table(
        "objection_decision",
        sa.Column("objection_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("upheld", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_objection_decision_by_id_person")),
        sa.ForeignKeyConstraint(
            ["objection_id"], ["objection.id"], name=op.f("fk_objection_decision_objection_id_objection")
        ),
        sa.PrimaryKeyConstraint("objection_id", name=op.f("pk_objection_decision")),
    )
    op.create_table(
        "objection_opinion",
        sa.Column("objection_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("upheld", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_objection_opinion_by_id_person")),
        sa.ForeignKeyConstraint(
            ["objection_id"], ["objection.id"], name=op.f("fk_objection_opinion_objection_id_objection")
        ),
        sa.PrimaryKeyConstraint("objection_id", "by_id", name=op.f("pk_objection_opinion")),
    )
    op.create_table(
        "recheck_finding",
        sa.Column("recheck_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("sound", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_recheck_finding_by_id_person")),
        sa.ForeignKeyConstraint(["recheck_id"], ["recheck.id"], name=op.f("fk_recheck_finding_recheck_id_recheck")),
        sa.PrimaryKeyConstraint("recheck_id", "number", name=op.f("pk_recheck_finding")),
    )
    op.create_table(
        "result_staged",
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("batch", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["result_id"], ["result.id"], name=op.f("fk_result_staged_result_id_result")),
        sa.PrimaryKeyConstraint("result_id", name=op.f("pk_result_staged")),
    )
    op.create_index(op.f("ix_result_staged_batch"), "result_staged", ["batch"], unique=False)
    for table in (
        "key_correction",
        "key_correction_decision",
        "key_correction_effect",
        "standing_step",
        "standing_result",
        "objection",
        "objection_opinion",
        "objection_decision",
        "recheck",
        "recheck_finding",
        "outside_entry",
        "outside_decision",
        "discipline_case",
        "discipline_entry",
    ):
        append_only(table)
