"""Seats and candidates inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from uuid import UUID

from sqlalchemy import Select, func, insert, select
from sqlalchemy.orm import Session

from trainer.exams.mapping import ATTEMPTS
from trainer.exams.rooms.forms import form_at
from trainer.exams.rooms.reading import form_letter, halls_of, papers_of
from trainer.exams.rooms.tables import ExamFormTable
from trainer.exams.rooms.values import Hall, RoomPlan
from trainer.exams.rules import MAY_SIT, OUTSIDE, check_attendance
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.tables import CandidateTable, ExamTable, RoomTable, SeatTable, SessionTable, SiteTable
from trainer.exams.values import Attendance, RosterRow
from trainer.store.apart import words_of
from trainer.store.errors import Refused
from trainer.store.ids import Ids


class Roster:
    """Makes places and puts persons on them."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids

    def make_places(self, session: Session, exam_id: UUID) -> UUID:
        """One 考点, 考场 and 场次, numbered 1; gives the key of the 场次."""
        site = SiteTable(id=self._ids.new(), exam_id=exam_id, name="1")
        session.add(site)
        session.flush()
        room = RoomTable(id=self._ids.new(), site_id=site.id, name="1")
        session.add(room)
        session.flush()
        hall = SessionTable(id=self._ids.new(), room_id=room.id, name="1")
        session.add(hall)
        session.flush()
        return hall.id

    def add(
        self, session: Session, exam: ExamTable, person_ids: Collection[UUID], retake_of: UUID | None = None
    ) -> tuple[tuple[UUID, UUID], ...]:
        """Seats persons who are not on the roster yet; gives each with the seat.

        A retake is a first attempt for those deferred before. Raises Refused: room.full (the rooms as planned have no
        seat left), exam.attempts_used (the exam allows no further attempt of somebody).
        """
        known = set(session.scalars(select(CandidateTable.person_id).where(CandidateTable.exam_id == exam.id)))
        new = [person_id for person_id in dict.fromkeys(person_ids) if person_id not in known]
        deferred = _deferred(session, retake_of)
        _refuse_attempts(session, exam, new, retake_of)
        seats = self._seats(session, exam, len(new))
        added = tuple(zip(new, seats, strict=True))
        rows = [
            {
                "id": self._ids.new(),
                "exam_id": exam.id,
                "person_id": person_id,
                "seat_id": seat_id,
                "attendance": Attendance.EXPECTED,
                "first_attempt": retake_of is None or person_id in deferred,
            }
            for person_id, seat_id in added
        ]
        if rows:
            session.execute(insert(CandidateTable), rows)
        return added

    def _seats(self, session: Session, exam: ExamTable, count: int) -> list[UUID]:
        """Free seats of the planned rooms in their order; a room nobody planned grows at its end."""
        halls = halls_of(session, exam)
        first = halls[0]
        if not first.seats:
            taken = session.scalar(select(func.max(SeatTable.number)).where(SeatTable.session_id == first.id)) or 0
            wanted = [(first.id, number, 0) for number in range(taken + 1, taken + 1 + count)]
        else:
            wanted = list(islice(_free_places(session, exam, halls), count))
        if len(wanted) < count:
            raise Refused("room.full", missing=count - len(wanted))
        stored = select(SeatTable).where(SeatTable.session_id.in_([hall.id for hall in halls]))
        known = {(seat.session_id, seat.number): seat.id for seat in session.scalars(stored)}
        made = {place[:2]: self._ids.new() for place in wanted if place[:2] not in known}
        rows = [
            {"id": made[hall_id, number], "session_id": hall_id, "number": number, "form": form}
            for hall_id, number, form in wanted
            if (hall_id, number) in made
        ]
        if rows:
            session.execute(insert(SeatTable), rows)
        return [(known | made)[place[:2]] for place in wanted]


def _refuse_attempts(session: Session, exam: ExamTable, person_ids: Collection[UUID], retake_of: UUID | None) -> None:
    """An exam counts for whoever was due there: 缓考 and 免考 use up no attempt."""
    most = exam.rule.get(ATTEMPTS)
    if most is None or retake_of is None:
        return
    chain: list[UUID] = []
    before: UUID | None = retake_of
    while before is not None:
        chain.append(before)
        before = session.get_one(ExamTable, before).retake_of
    due = CandidateTable.exam_id.in_(chain) & CandidateTable.attendance.not_in(OUTSIDE)
    query = select(CandidateTable.person_id, func.count()).where(due).group_by(CandidateTable.person_id)
    times = dict(session.execute(query).all())
    if over := sum(times.get(person_id, 0) >= most for person_id in person_ids):
        raise Refused("exam.attempts_used", count=over, most=most)


def _free_places(session: Session, exam: ExamTable, halls: Sequence[Hall]) -> Iterator[tuple[UUID, int, int]]:
    """Hall, number and form of every place without a candidate; separate rooms are left to those who need them."""
    seats = select(SeatTable.session_id, SeatTable.number).join(CandidateTable, CandidateTable.seat_id == SeatTable.id)
    taken = {(row.session_id, row.number) for row in session.execute(seats.where(CandidateTable.exam_id == exam.id))}
    sessions, forms = len({hall.session for hall in halls}), len(papers_of(session, exam))
    for hall in halls:
        room = RoomPlan(hall.site, hall.room, hall.rows, hall.columns, hall.seats)
        for number in range(1, hall.seats + 1):
            if not hall.separate and (hall.id, number) not in taken:
                yield hall.id, number, form_at(room, number, hall.session - 1, sessions, forms)


def candidate_of(session: Session, exam_id: UUID, person_id: UUID) -> CandidateTable:
    """The roster line of a person. Raises Refused("sitting.not_on_roster")."""
    query = select(CandidateTable).where(CandidateTable.exam_id == exam_id, CandidateTable.person_id == person_id)
    found = session.scalar(query)
    if found is None:
        raise Refused("sitting.not_on_roster")
    return found


def to_sit(person_id: UUID) -> Select[UUID]:
    """The papers that a person has yet to sit, or is sitting, in any of their forms."""
    forms = ExamFormTable.exam_id == ExamTable.id
    sitting = (SittingTable.exam_id == CandidateTable.exam_id) & (SittingTable.person_id == CandidateTable.person_id)
    return (
        select(func.coalesce(ExamFormTable.paper_id, ExamTable.paper_id))
        .outerjoin_from(ExamTable, ExamFormTable, forms)
        .join(CandidateTable, CandidateTable.exam_id == ExamTable.id)
        .outerjoin(SittingTable, sitting)
        .where(
            CandidateTable.person_id == person_id,
            CandidateTable.attendance.in_(MAY_SIT),
            SittingTable.submitted_at.is_(None),
            ExamTable.closed_at.is_(None),
        )
    )


def candidates_of(session: Session, exam_id: UUID, person_ids: Collection[UUID]) -> Sequence[CandidateTable]:
    """The roster lines of persons. Raises Refused("sitting.not_on_roster") where one has none."""
    wanted = set(person_ids)
    query = select(CandidateTable).where(CandidateTable.exam_id == exam_id, CandidateTable.person_id.in_(wanted))
    found = session.scalars(query).all()
    if len(found) < len(wanted):
        raise Refused("sitting.not_on_roster")
    return found


def begun_of(session: Session, exam_id: UUID) -> frozenset[UUID]:
    """Who has begun the exam."""
    return frozenset(session.scalars(select(SittingTable.person_id).where(SittingTable.exam_id == exam_id)))


def roster_rows(session: Session, exam_id: UUID) -> tuple[RosterRow, ...]:
    """The candidates of an exam by session, room and seat."""
    submitted = SittingTable.submitted_at
    same = (SittingTable.exam_id == CandidateTable.exam_id) & (SittingTable.person_id == CandidateTable.person_id)
    query = (
        select(CandidateTable, SeatTable, SessionTable, RoomTable.name, SittingTable.id, submitted)
        .join(SeatTable, SeatTable.id == CandidateTable.seat_id)
        .join(SessionTable, SessionTable.id == SeatTable.session_id)
        .join(RoomTable, RoomTable.id == SessionTable.room_id)
        .outerjoin(SittingTable, same)
        .where(CandidateTable.exam_id == exam_id)
        .order_by(SessionTable.ordinal, RoomTable.position, RoomTable.id, SeatTable.number)
    )
    rows = session.execute(query).all()
    reasons = words_of(session, (row[0].reason for row in rows))
    return tuple(
        RosterRow(
            person_id=row.person_id,
            attendance=Attendance(row.attendance),
            seat=seat.number,
            extra_minutes=row.extra_minutes,
            first_attempt=row.first_attempt,
            reason=reasons.get(row.reason, ""),
            decided_by=row.decided_by,
            sitting_id=sitting_id,
            submitted_at=submitted_at,
            room=room if hall.opens_at is not None else "",
            session=hall.ordinal,
            form=form_letter(seat.form),
        )
        for row, seat, hall, room, sitting_id, submitted_at in rows
    )


def _deferred(session: Session, exam_id: UUID | None) -> set[UUID]:
    query = select(CandidateTable.person_id).where(
        CandidateTable.exam_id == exam_id, CandidateTable.attendance == Attendance.DEFERRED
    )
    return set(session.scalars(query))


def open_exam(session: Session, exam_id: UUID) -> ExamTable:
    """Raises Refused("exam.closed")."""
    row = session.get_one(ExamTable, exam_id)
    if row.closed_at is not None:
        raise Refused("exam.closed", title=row.title)
    return row


def attending(session: Session, exam_id: UUID, person_ids: Collection[UUID], state: Attendance) -> list[CandidateTable]:
    """Candidates who may all get that state."""
    sitting = begun_of(session, exam_id)
    found = list(candidates_of(session, exam_id, person_ids))
    for candidate in found:
        check_attendance(state, candidate.person_id in sitting)
    return found
