"""What practice has to know of exams, and mastery by statute and article."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from trainer.exams.papers.tables import PaperFormTable, PaperQuestion
from trainer.exams.rooms.tables import ExamFormTable
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.tables import CandidateTable, ExamTable, RoomTable, SeatTable, SessionTable, SiteTable
from trainer.practice.values import Hiding
from trainer.store.transactions import Database


def held_back(database: Database, hiding: Hiding, now: datetime) -> frozenset[UUID]:
    """The questions of papers whose exam somebody may be sitting, or of those that have not ended yet.

    An exam ends when it is closed; one nobody closed ends when the last who may begin has had their time.
    """
    with database.read() as session:
        exams = [
            exam
            for exam in session.scalars(select(ExamTable).where(ExamTable.closed_at.is_(None)))
            if _concerns(session, exam, hiding, now)
        ]
        if not exams:
            return frozenset()
        held = select(PaperQuestion.question_id).where(_papers_of(exams)).distinct()
        return frozenset(session.scalars(held))


def next_exam_at(database: Database, person_id: UUID, now: datetime) -> datetime | None:
    """When the next exam of a person begins that they have not begun; None without any."""
    sat = select(SittingTable.exam_id).where(SittingTable.person_id == person_id)
    opens = func.coalesce(SessionTable.opens_at, ExamTable.opens_at)
    wanted = (
        select(func.min(opens))
        .select_from(CandidateTable)
        .join(ExamTable, ExamTable.id == CandidateTable.exam_id)
        .join(SeatTable, SeatTable.id == CandidateTable.seat_id)
        .join(SessionTable, SessionTable.id == SeatTable.session_id)
        .where(
            CandidateTable.person_id == person_id,
            ExamTable.closed_at.is_(None),
            ExamTable.id.not_in(sat),
            opens > now,
        )
    )
    with database.read() as session:
        return session.scalar(wanted)


def _concerns(session: Session, exam: ExamTable, hiding: Hiding, now: datetime) -> bool:
    """Whether a paper of this exam, which is not closed, is to be kept back."""
    sitting = select(SittingTable.id).where(SittingTable.exam_id == exam.id, SittingTable.submitted_at.is_(None))
    if session.scalar(sitting.limit(1)) is not None:
        return True
    opens, closes = _window(session, exam)
    extra = select(func.max(CandidateTable.extra_minutes)).where(CandidateTable.exam_id == exam.id)
    over = closes + timedelta(minutes=exam.minutes + (session.scalar(extra) or 0))
    return now <= over and (hiding is Hiding.UNTIL_OVER or now >= opens)


def _window(session: Session, exam: ExamTable) -> tuple[datetime, datetime]:
    """From the first session's beginning to the last one's end."""
    halls = (
        select(SessionTable.opens_at, SessionTable.closes_at)
        .join(RoomTable, RoomTable.id == SessionTable.room_id)
        .join(SiteTable, SiteTable.id == RoomTable.site_id)
        .where(SiteTable.exam_id == exam.id, SiteTable.batch.is_(None))
    )
    times = session.execute(halls).all()
    opens = [exam.opens_at, *(one for one, _closes in times if one is not None)]
    closes = [exam.closes_at, *(one for _opens, one in times if one is not None)]
    return min(opens), max(closes)


def _papers_of(exams: Iterable[ExamTable]) -> ColumnElement[bool]:
    """The paper of each exam, its forms, and the other papers of the set it was drawn with."""
    exams = tuple(exams)
    papers = [exam.paper_id for exam in exams]
    sets = select(PaperFormTable.set_id).where(PaperFormTable.paper_id.in_(papers))
    own = PaperQuestion.paper_id
    return or_(
        own.in_(papers),
        own.in_(select(ExamFormTable.paper_id).where(ExamFormTable.exam_id.in_([exam.id for exam in exams]))),
        own.in_(select(PaperFormTable.paper_id).where(PaperFormTable.set_id.in_(sets))),
    )
