"""Where a question was used: the sealed papers that hold it, the exams that were held with them, and how it did."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from question_bank.marking import Mark
from trainer.exams.marking.tables import ResultTable
from trainer.exams.marking.versions import mark_from_data, visible
from trainer.exams.papers.staged import shown
from trainer.exams.papers.tables import PaperQuestion, PaperTable
from trainer.exams.rooms.reading import exams_with_paper, paper_of_form
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.tables import ExamTable
from trainer.store.transactions import Database

ENOUGH = 10
"""Below this many answers a share says nothing about a question."""


@dataclass(frozen=True)
class ExamUse:
    """A closed exam: how many answers to the question are marked, and the share of its score they earned (0 to 1)."""

    title: str
    at: datetime
    answers: int
    facility: Decimal | None


@dataclass(frozen=True)
class PaperUse:
    """A sealed paper with the question, and the closed exams held with it."""

    paper: str
    sealed_at: datetime
    version_id: UUID
    exams: tuple[ExamUse, ...]


def question_usage(database: Database, question_id: UUID) -> tuple[PaperUse, ...]:
    """Newest paper first. Exams that are still open are not told: their answers are nobody's to see yet."""
    held = select(PaperTable).join(PaperQuestion, PaperQuestion.paper_id == PaperTable.id).where(shown())
    with database.read() as session:
        rows = session.scalars(held.where(PaperQuestion.question_id == question_id).order_by(PaperTable.made_at.desc()))
        return tuple(_use(session, row, question_id) for row in rows)


def _use(session: Session, paper: PaperTable, question_id: UUID) -> PaperUse:
    items = json.loads(paper.content)["items"]
    place = next(number for number, item in enumerate(items) if item["question_id"] == str(question_id))
    exams = select(ExamTable).where(
        ExamTable.id.in_(exams_with_paper(select(PaperTable.id).where(PaperTable.id == paper.id))),
        ExamTable.closed_at.is_not(None),
    )
    found = tuple(_exam(session, exam, paper.id, place) for exam in session.scalars(exams.order_by(ExamTable.opens_at)))
    return PaperUse(paper.name, paper.made_at, UUID(items[place]["version_id"]), found)


def _exam(session: Session, exam: ExamTable, paper_id: UUID, place: int) -> ExamUse:
    marks = [mark for mark in _marks(session, exam, paper_id, place) if not mark.waiting]
    got = sum((mark.known for mark in marks), Decimal(0))
    most = sum((mark.of for mark in marks), Decimal(0))
    facility = got / most if len(marks) >= ENOUGH and most else None
    return ExamUse(exam.title, exam.opens_at, len(marks), facility)


def _marks(session: Session, exam: ExamTable, paper_id: UUID, place: int) -> Iterator[Mark]:
    """What the result in force gives each candidate who had this paper for the question."""
    forms = {
        form
        for form in session.scalars(select(SittingTable.form).where(SittingTable.exam_id == exam.id).distinct())
        if paper_of_form(session, exam, form) == paper_id
    }
    last = select(ResultTable.sitting_id, func.max(ResultTable.ordinal).label("ordinal")).where(visible())
    newest = last.group_by(ResultTable.sitting_id).subquery()
    query = (
        select(ResultTable.marks)
        .join(newest, (newest.c.sitting_id == ResultTable.sitting_id) & (newest.c.ordinal == ResultTable.ordinal))
        .join(SittingTable, SittingTable.id == ResultTable.sitting_id)
        .where(SittingTable.exam_id == exam.id, SittingTable.form.in_(forms))
    )
    return (mark_from_data(marks[place]) for marks in session.scalars(query))
