"""Last days that were counted in working days, told to somebody, and are not over."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select, tuple_

from trainer.exams.mapping import terms_of
from trainer.exams.standing.tables import StandingStepTable
from trainer.exams.standing.values import StandingStep
from trainer.exams.tables import ExamTable
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.transactions import Database
from trainer.workdays.values import OpenDay


def open_publications(database: Database, actor: Actor, today: date) -> tuple[OpenDay, ...]:
    """The publications of results that still run, each as it was posted."""
    require(actor, Permission.EDIT_SETTINGS)
    step = StandingStepTable
    newest = select(step.exam_id, func.max(step.ordinal)).group_by(step.exam_id)
    running = (step.step == StandingStep.PUBLISHED, step.until >= today, tuple_(step.exam_id, step.ordinal).in_(newest))
    wanted = select(ExamTable, step).join(step, step.exam_id == ExamTable.id).where(*running)
    with database.read() as session:
        return tuple(
            OpenDay(exam.title, last.at.astimezone().date(), terms.publication, last.until)
            for exam, last in session.execute(wanted.order_by(step.until, step.id))
            if (terms := terms_of(exam)) is not None and last.until is not None
        )
