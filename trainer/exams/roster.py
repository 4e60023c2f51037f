"""Seats and candidates inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import Select, func, insert, select
from sqlalchemy.orm import Session

from trainer.exams.rules import MAY_SIT
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.tables import CandidateTable, ExamTable, RoomTable, SeatTable, SessionTable, SiteTable
from trainer.exams.values import Attendance, RosterRow
from trainer.store.errors import Refused
from trainer.store.ids import Ids


class Roster:
    """Makes places and puts persons on them."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids

    def make_places(self, session: Session, exam_id: UUID) -> None:
        """One 考点, 考场 and 场次, numbered 1."""
        site = SiteTable(id=self._ids.new(), exam_id=exam_id, name="1")
        session.add(site)
        session.flush()
        room = RoomTable(id=self._ids.new(), site_id=site.id, name="1")
        session.add(room)
        session.flush()
        session.add(SessionTable(id=self._ids.new(), room_id=room.id, name="1"))
        session.flush()

    def add(self, session: Session, exam_id: UUID, person_ids: Collection[UUID], retake_of: UUID | None = None) -> int:
        """Seats persons who are not on the roster yet. A retake is a first attempt for those deferred before."""
        known = set(session.scalars(select(CandidateTable.person_id).where(CandidateTable.exam_id == exam_id)))
        new = [person_id for person_id in dict.fromkeys(person_ids) if person_id not in known]
        deferred = _deferred(session, retake_of)
        place = session.scalars(_sessions(exam_id)).first()
        taken = session.scalar(select(func.max(SeatTable.number)).where(SeatTable.session_id == place)) or 0
        numbers = range(taken + 1, taken + 1 + len(new))
        seats = [{"id": self._ids.new(), "session_id": place, "number": number} for number in numbers]
        candidates = [
            {
                "id": self._ids.new(),
                "exam_id": exam_id,
                "person_id": person_id,
                "seat_id": seat["id"],
                "attendance": Attendance.EXPECTED,
                "first_attempt": retake_of is None or person_id in deferred,
            }
            for person_id, seat in zip(new, seats, strict=True)
        ]
        if new:
            session.execute(insert(SeatTable), seats)
            session.execute(insert(CandidateTable), candidates)
        return len(new)


def candidate_of(session: Session, exam_id: UUID, person_id: UUID) -> CandidateTable:
    """The roster line of a person. Raises Refused("sitting.not_on_roster")."""
    query = select(CandidateTable).where(CandidateTable.exam_id == exam_id, CandidateTable.person_id == person_id)
    found = session.scalar(query)
    if found is None:
        raise Refused("sitting.not_on_roster")
    return found


def to_sit(person_id: UUID) -> Select[UUID]:
    """The papers that a person has yet to sit, or is sitting."""
    sitting = (SittingTable.exam_id == CandidateTable.exam_id) & (SittingTable.person_id == CandidateTable.person_id)
    return (
        select(ExamTable.paper_id)
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
    """The candidates of an exam by seat."""
    same = (SittingTable.exam_id == CandidateTable.exam_id) & (SittingTable.person_id == CandidateTable.person_id)
    query = (
        select(CandidateTable, SeatTable.number, SittingTable.id, SittingTable.submitted_at)
        .join(SeatTable, SeatTable.id == CandidateTable.seat_id)
        .outerjoin(SittingTable, same)
        .where(CandidateTable.exam_id == exam_id)
        .order_by(SeatTable.number)
    )
    return tuple(
        RosterRow(
            person_id=row.person_id,
            attendance=Attendance(row.attendance),
            seat=seat,
            extra_minutes=row.extra_minutes,
            first_attempt=row.first_attempt,
            reason=row.reason,
            decided_by=row.decided_by,
            sitting_id=sitting_id,
            submitted_at=submitted_at,
        )
        for row, seat, sitting_id, submitted_at in session.execute(query)
    )


def _sessions(exam_id: UUID) -> Select[UUID]:
    rooms = select(RoomTable.id).join(SiteTable, SiteTable.id == RoomTable.site_id).where(SiteTable.exam_id == exam_id)
    return select(SessionTable.id).where(SessionTable.room_id.in_(rooms)).order_by(SessionTable.id)


def _deferred(session: Session, exam_id: UUID | None) -> set[UUID]:
    query = select(CandidateTable.person_id).where(
        CandidateTable.exam_id == exam_id, CandidateTable.attendance == Attendance.DEFERRED
    )
    return set(session.scalars(query))
