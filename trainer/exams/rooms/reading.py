"""Reading places, windows and forms inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select, union
from sqlalchemy.orm import Session

from trainer.exams.mapping import times_of
from trainer.exams.rooms.tables import ExamFormTable
from trainer.exams.rooms.values import FORM_LETTERS, Hall, Seated, Seating
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.tables import CandidateTable, ExamTable, RoomTable, SeatTable, SessionTable, SiteTable
from trainer.exams.values import Attendance
from trainer.store.apart import words_of

USUAL_COLUMNS = 6
"""How wide a room is drawn of which nobody said it."""


@dataclass(frozen=True)
class Window:
    """When one candidate may begin. `arranged` says that the session has times of its own."""

    opens_at: datetime
    closes_at: datetime
    arranged: bool


def halls_of(session: Session, exam: ExamTable) -> tuple[Hall, ...]:
    """The halls of an exam by session, then by room."""
    query = (
        select(SiteTable, RoomTable, SessionTable)
        .join(RoomTable, RoomTable.site_id == SiteTable.id)
        .join(SessionTable, SessionTable.room_id == RoomTable.id)
        .where(SiteTable.exam_id == exam.id, SiteTable.batch.is_(None))
        .order_by(SessionTable.ordinal, SiteTable.position, RoomTable.position, SessionTable.id)
    )
    times = times_of(exam)
    return tuple(
        Hall(
            id=hall.id,
            site=site.name,
            room=room.name,
            session=hall.ordinal,
            opens_at=hall.opens_at or exam.opens_at,
            closes_at=hall.closes_at or exam.closes_at,
            rows=room.grid_rows,
            columns=room.grid_columns or USUAL_COLUMNS,
            seats=room.seats,
            separate=room.separate,
            times=times,
        )
        for site, room, hall in session.execute(query)
    )


def seating_of(session: Session, exam: ExamTable) -> Seating:
    """Halls, candidates and forms of an exam."""
    halls = halls_of(session, exam)
    forms = select(ExamFormTable.paper_id).where(ExamFormTable.exam_id == exam.id).order_by(ExamFormTable.ordinal)
    return Seating(
        exam_id=exam.id,
        title=exam.title,
        minutes=exam.minutes,
        halls=halls,
        seated=tuple(_seated(session, exam.id, {hall.id: hall for hall in halls})),
        forms=tuple(session.scalars(forms)),
        sealed_at=exam.sealed_at,
        sealed_by=exam.sealed_by,
    )


def window_of(session: Session, exam: ExamTable, seat_id: UUID) -> Window:
    """The window of the session a seat is in."""
    query = select(SessionTable).join(SeatTable, SeatTable.session_id == SessionTable.id).where(SeatTable.id == seat_id)
    hall = session.scalars(query).one()
    if hall.opens_at is None or hall.closes_at is None:
        return Window(exam.opens_at, exam.closes_at, False)
    return Window(hall.opens_at, hall.closes_at, True)


def asks_for_code(session: Session, seat_id: UUID) -> bool:
    """Whether the session of a seat has a start code."""
    query = select(SessionTable.start_code).join(SeatTable, SeatTable.session_id == SessionTable.id)
    return bool(session.scalar(query.where(SeatTable.id == seat_id)))


def paper_of_form(session: Session, exam: ExamTable, form: int) -> UUID:
    """The sealed paper that is a form of an exam."""
    return session.scalar(_form(exam.id, form)) or exam.paper_id


def papers_of(session: Session, exam: ExamTable) -> tuple[UUID, ...]:
    """Every paper of an exam, form by form."""
    forms = select(ExamFormTable.paper_id).where(ExamFormTable.exam_id == exam.id).order_by(ExamFormTable.ordinal)
    return tuple(session.scalars(forms)) or (exam.paper_id,)


def exams_with_paper(papers: Select[UUID]) -> Select[UUID]:
    """The exams in which one of some papers lies on a seat."""
    own = select(ExamTable.id).where(ExamTable.paper_id.in_(papers))
    as_form = select(ExamFormTable.exam_id).where(ExamFormTable.paper_id.in_(papers))
    return select(union(own, as_form).subquery().c.id)


def form_letter(form: int) -> str:
    """A for 0."""
    return FORM_LETTERS[form]


def _form(exam_id: UUID, form: int) -> Select[UUID]:
    return select(ExamFormTable.paper_id).where(ExamFormTable.exam_id == exam_id, ExamFormTable.ordinal == form)


def _seated(session: Session, exam_id: UUID, halls: dict[UUID, Hall]) -> Iterator[Seated]:
    same = (SittingTable.exam_id == CandidateTable.exam_id) & (SittingTable.person_id == CandidateTable.person_id)
    query = (
        select(CandidateTable, SeatTable, SittingTable.id, SittingTable.submitted_at)
        .join(SeatTable, SeatTable.id == CandidateTable.seat_id)
        .outerjoin(SittingTable, same)
        .where(CandidateTable.exam_id == exam_id)
        .order_by(SeatTable.number)
    )
    order = {hall_id: place for place, hall_id in enumerate(halls)}
    rows = session.execute(query).all()
    reasons = words_of(session, (row[0].extra_reason for row in rows))
    for one, seat, sitting_id, submitted_at in sorted(rows, key=lambda row: order[row[1].session_id]):
        row, column = divmod(seat.number - 1, halls[seat.session_id].columns)
        yield Seated(
            person_id=one.person_id,
            hall_id=seat.session_id,
            number=seat.number,
            row=row + 1,
            column=column + 1,
            form=form_letter(seat.form),
            attendance=Attendance(one.attendance),
            extra_minutes=one.extra_minutes,
            extra_reason=reasons.get(one.extra_reason, ""),
            large_text=one.large_text,
            separate=one.separate,
            begun=sitting_id is not None,
            submitted=submitted_at is not None,
        )
