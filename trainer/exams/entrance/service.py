"""Use cases of the entrance: who is due at this PC now, and letting them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import Session

from trainer.exams.entrance.tables import EntryTable
from trainer.exams.entrance.values import Entrant, EntryKind, EntryWay
from trainer.exams.rooms.reading import window_of
from trainer.exams.rooms.tables import TicketTable
from trainer.exams.rules import MAY_SIT
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.tables import CandidateTable, ExamTable, RoomTable, SeatTable, SessionTable
from trainer.exams.tries import seconds_to_wait
from trainer.people.accounts.rules import require, require_other, require_reason
from trainer.people.accounts.values import Actor, Permission, Role
from trainer.people.identity.service import IdentityService
from trainer.people.service import PeopleService
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database

Line = tuple[CandidateTable, ExamTable, SessionTable, RoomTable, SeatTable, UUID | None]
Due = tuple[CandidateTable, ExamTable, SessionTable, RoomTable, SeatTable]


class EntranceService:
    """Candidates come in by the last digits of a number, or by an invigilator's word with a reason.

    Who came in acts as an officer and sits this exam; every try is recorded.
    """

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        people: PeopleService,
        identity: IdentityService,
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._people = people
        self._identity = identity

    def at_seat(self, room: str, seat: int) -> Entrant | None:
        """Whom the seat expects now: from 进场开始 until the sitting is handed in; None for nobody."""
        place = (RoomTable.name == room, SeatTable.number == seat, SessionTable.opens_at.is_not(None))
        found = self._due(*place)
        return self._entrant(found, EntryWay.SEAT) if found else None

    def by_number(self, number: str) -> Entrant:
        """Who has this number, or this 准考证号, and an exam now.

        Raises Refused("entrance.nobody"), the same for an unknown number and for no exam.
        """
        person_id = self._identity.numbered(number)
        found = None if person_id is None else self._due(CandidateTable.person_id == person_id)
        if found is None:
            same = (TicketTable.exam_id == CandidateTable.exam_id) & (TicketTable.person_id == CandidateTable.person_id)
            found = self._due(exists().where(same, TicketTable.number == number.strip()))
        if found is None:
            raise Refused("entrance.nobody")
        return self._entrant(found, EntryWay.NUMBER, number)

    def confirm(self, entrant: Entrant, digits: str, place: str = "") -> Actor:
        """Compares the last 4 to 6 characters of a number, other than the one that was typed before.

        Raises BadInput("entrance.digits_missing"), Refused: entrance.digits_wrong, entrance.wait (seconds).
        """
        now = self._clock.now()
        if not digits.strip():
            raise BadInput("entrance.digits_missing")
        with self._database.read() as session:
            wait = seconds_to_wait(_wrong(session, entrant), now)
        if wait:
            raise Refused("entrance.wait", seconds=wait)
        fits = self._identity.confirmed(entrant.person_id, digits, entrant.number)
        with self._database.write() as session:
            self._note(session, entrant, EntryKind.CONFIRMED if fits else EntryKind.WRONG, place)
            if fits:
                detail = {"exam": str(entrant.exam_id), "way": entrant.way.value}
                self._audit.record(session, entrant.person_id, "exams.entered", entrant.person_id, detail)
        if not fits:
            raise Refused("entrance.digits_wrong")
        return _as_officer(entrant)

    def let_in(self, actor: Actor, entrant: Entrant, reason: str, place: str = "") -> Actor:
        """An invigilator has looked at the person and says why the digits are not needed."""
        require(actor, Permission.RUN_EXAMS)
        require_other(actor, entrant.person_id)
        require_reason(reason)
        with self._database.write() as session:
            self._note(session, entrant, EntryKind.LET_IN, place, actor.person_id, reason.strip())
            detail = {"exam": str(entrant.exam_id), "way": entrant.way.value}
            self._audit.record(session, actor.person_id, "exams.let_in", entrant.person_id, detail, reason.strip())
        return _as_officer(entrant)

    def _due(self, *conditions: ColumnElement[bool]) -> Due | None:
        """The first roster line that may be sat now."""
        now = self._clock.now()
        with self._database.read() as session:
            return next(_now(session, session.execute(_lines(*conditions)), now), None)

    def _entrant(self, due: Due, way: EntryWay, number: str = "") -> Entrant:
        candidate, exam, hall, room, seat = due
        person = self._people.known([candidate.person_id])[candidate.person_id]
        return Entrant(
            person_id=candidate.person_id,
            exam_id=exam.id,
            way=way,
            name=person.name,
            unit=person.unit,
            title=exam.title,
            room=room.name if hall.opens_at is not None else "",
            session=hall.ordinal,
            seat=seat.number,
            opens_at=hall.opens_at or exam.opens_at,
            photo=self._identity.photo_of(candidate.person_id),
            number=number,
        )

    def _note(
        self, session: Session, entrant: Entrant, kind: EntryKind, place: str, by: UUID | None = None, reason: str = ""
    ) -> None:
        session.add(
            EntryTable(
                id=self._ids.new(),
                exam_id=entrant.exam_id,
                person_id=entrant.person_id,
                at=self._clock.now(),
                kind=kind,
                way=entrant.way,
                place=place,
                by=by,
                reason=reason,
            )
        )


def _lines(
    *conditions: ColumnElement[bool],
) -> Select[CandidateTable, ExamTable, SessionTable, RoomTable, SeatTable, UUID]:
    same = (SittingTable.exam_id == CandidateTable.exam_id) & (SittingTable.person_id == CandidateTable.person_id)
    return (
        select(CandidateTable, ExamTable, SessionTable, RoomTable, SeatTable, SittingTable.id)
        .join(ExamTable, ExamTable.id == CandidateTable.exam_id)
        .join(SeatTable, SeatTable.id == CandidateTable.seat_id)
        .join(SessionTable, SessionTable.id == SeatTable.session_id)
        .join(RoomTable, RoomTable.id == SessionTable.room_id)
        .outerjoin(SittingTable, same)
        .where(
            ExamTable.closed_at.is_(None),
            SittingTable.submitted_at.is_(None),
            CandidateTable.attendance.in_(MAY_SIT),
            *conditions,
        )
        .order_by(SessionTable.opens_at, ExamTable.opens_at, ExamTable.id)
    )


def _now(session: Session, lines: Iterable[Line], now: datetime) -> Iterator[Due]:
    """A sitting that was begun goes on; others within their window, from 进场开始 on."""
    for candidate, exam, hall, room, seat, sitting_id in lines:
        window = window_of(session, exam, candidate.seat_id)
        doors = window.opens_at - timedelta(minutes=exam.doors_minutes)
        if sitting_id is not None or doors <= now <= window.closes_at:
            yield candidate, exam, hall, room, seat


def _wrong(session: Session, entrant: Entrant) -> Sequence[datetime]:
    """The wrong tries since the last one that fitted, newest first."""
    mine = (EntryTable.exam_id == entrant.exam_id, EntryTable.person_id == entrant.person_id)
    good = select(EntryTable.at).where(*mine, EntryTable.kind != EntryKind.WRONG).order_by(EntryTable.at.desc())
    last = session.scalar(good.limit(1))
    query = select(EntryTable.at).where(*mine, EntryTable.kind == EntryKind.WRONG).order_by(EntryTable.at.desc())
    return session.scalars(query if last is None else query.where(EntryTable.at > last)).all()


def _as_officer(entrant: Entrant) -> Actor:
    """With no other right than an officer's, whatever roles the person has."""
    return Actor(entrant.person_id, entrant.person_id, entrant.name, frozenset({Role.OFFICER}))
