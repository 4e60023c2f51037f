"""Cases without an exam, notices with their deliveries and appeals, deferrals."""

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.base import SERVER
from trainer.store.ddl import append_only

revision = "0025"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _cases()
    _notices()
    _deferrals()
    for table in (
        "retake_notice",
        "retake_notice_void",
        "retake_delivery",
        "retake_appeal",
        "retake_appeal_decision",
        "retake_deferral",
        "retake_deferral_decision",
        "retake_deferral_link",
    ):
        append_only(table)


def _cases() -> None:
    """In the file the table is rebuilt, which takes its triggers with it."""
    with op.batch_alter_table("retake_case") as batch:
        batch.alter_column("exam_id", existing_type=sa.Uuid(), nullable=True)
        batch.add_column(sa.Column("occasion", sa.String(length=80), nullable=False, server_default=""))
        batch.add_column(sa.Column("proof", sa.Text(), nullable=False, server_default=""))
    if op.get_bind().dialect.name != SERVER:
        append_only("retake_case")
    op.add_column("retake_decision", sa.Column("until", sa.Date(), nullable=True))


def _notices() -> None:
    op.create_table(
        "retake_appeal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("decide_by", sa.Date(), nullable=True),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_retake_appeal_by_id_person")),
        sa.ForeignKeyConstraint(["case_id"], ["retake_case.id"], name=op.f("fk_retake_appeal_case_id_retake_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retake_appeal")),
    )
    op.create_index(op.f("ix_retake_appeal_case_id"), "retake_appeal", ["case_id"], unique=False)
    op.create_table(
        "retake_notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("serve_by", sa.Date(), nullable=True),
        sa.Column("appeal_days", sa.Integer(), nullable=True),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("pdf_hash", sa.String(length=64), nullable=False),
        sa.Column("docx_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_retake_notice_by_id_person")),
        sa.ForeignKeyConstraint(["case_id"], ["retake_case.id"], name=op.f("fk_retake_notice_case_id_retake_case")),
        sa.ForeignKeyConstraint(["docx_hash"], ["kept_file.hash"], name=op.f("fk_retake_notice_docx_hash_kept_file")),
        sa.ForeignKeyConstraint(["pdf_hash"], ["kept_file.hash"], name=op.f("fk_retake_notice_pdf_hash_kept_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retake_notice")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_retake_notice_year_number")),
    )
    op.create_index(op.f("ix_retake_notice_case_id"), "retake_notice", ["case_id"], unique=False)
    op.create_index(op.f("ix_retake_notice_docx_hash"), "retake_notice", ["docx_hash"], unique=False)
    op.create_index(op.f("ix_retake_notice_pdf_hash"), "retake_notice", ["pdf_hash"], unique=False)
    op.create_table(
        "retake_appeal_decision",
        sa.Column("appeal_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appeal_id"], ["retake_appeal.id"], name=op.f("fk_retake_appeal_decision_appeal_id_retake_appeal")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_retake_appeal_decision_by_id_person")),
        sa.PrimaryKeyConstraint("appeal_id", name=op.f("pk_retake_appeal_decision")),
    )
    op.create_table(
        "retake_delivery",
        sa.Column("notice_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_retake_delivery_by_id_person")),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["retake_notice.id"], name=op.f("fk_retake_delivery_notice_id_retake_notice")
        ),
        sa.PrimaryKeyConstraint("notice_id", name=op.f("pk_retake_delivery")),
    )
    op.create_table(
        "retake_notice_void",
        sa.Column("notice_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_retake_notice_void_by_id_person")),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["retake_notice.id"], name=op.f("fk_retake_notice_void_notice_id_retake_notice")
        ),
        sa.PrimaryKeyConstraint("notice_id", name=op.f("pk_retake_notice_void")),
    )


def _deferrals() -> None:
    op.create_table(
        "retake_deferral",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.Column("ground", sa.String(length=20), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=True),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_retake_deferral_by_id_person")),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_retake_deferral_exam_id_exam")),
        sa.ForeignKeyConstraint(["file_hash"], ["kept_file.hash"], name=op.f("fk_retake_deferral_file_hash_kept_file")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_retake_deferral_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retake_deferral")),
    )
    op.create_index(op.f("ix_retake_deferral_exam_id"), "retake_deferral", ["exam_id"], unique=False)
    op.create_index(op.f("ix_retake_deferral_file_hash"), "retake_deferral", ["file_hash"], unique=False)
    op.create_index(op.f("ix_retake_deferral_person_id"), "retake_deferral", ["person_id"], unique=False)
    op.create_table(
        "retake_deferral_decision",
        sa.Column("deferral_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("new_date", sa.Date(), nullable=True),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_retake_deferral_decision_by_id_person")),
        sa.ForeignKeyConstraint(
            ["deferral_id"],
            ["retake_deferral.id"],
            name=op.f("fk_retake_deferral_decision_deferral_id_retake_deferral"),
        ),
        sa.PrimaryKeyConstraint("deferral_id", name=op.f("pk_retake_deferral_decision")),
    )
    op.create_table(
        "retake_deferral_link",
        sa.Column("deferral_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("exam_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["deferral_id"], ["retake_deferral.id"], name=op.f("fk_retake_deferral_link_deferral_id_retake_deferral")
        ),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_retake_deferral_link_exam_id_exam")),
        sa.PrimaryKeyConstraint("deferral_id", "number", name=op.f("pk_retake_deferral_link")),
    )
    op.create_index(op.f("ix_retake_deferral_link_exam_id"), "retake_deferral_link", ["exam_id"], unique=False)
