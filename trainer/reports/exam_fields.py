"""Which fields of enforcement the questions of an exam's paper are about."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from trainer.bank.tables import QuestionTable
from trainer.exams.papers.tables import PaperQuestion
from trainer.exams.tables import ExamTable
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.transactions import Database


def exam_fields(database: Database, actor: Actor, exam_id: UUID) -> frozenset[str]:
    """Questions for every field name none; an exam of such questions alone asks for no field."""
    require(actor, Permission.SEE_MANAGEMENT)
    query = (
        select(QuestionTable.field)
        .join(PaperQuestion, PaperQuestion.question_id == QuestionTable.id)
        .join(ExamTable, ExamTable.paper_id == PaperQuestion.paper_id)
        .where(ExamTable.id == exam_id, QuestionTable.field != "")
        .distinct()
    )
    with database.read() as session:
        return frozenset(session.scalars(query))
