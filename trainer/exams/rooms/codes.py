"""启动码: released in the room, asked for at the PC. A wrong one slows the next try, and every try is recorded."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.exams.rooms.reading import halls_of
from trainer.exams.rooms.tables import CodeTryTable
from trainer.exams.rooms.values import StartCode
from trainer.exams.roster import candidate_of
from trainer.exams.tables import CandidateTable, ExamTable, SeatTable, SessionTable
from trainer.exams.tries import seconds_to_wait
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class StartCodes:
    """Shows codes to invigilators when it is time, and compares what candidates type."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit

    def shown(self, actor: Actor, exam_id: UUID) -> tuple[StartCode, ...]:
        """The codes of every hall that asks for one; each is empty until its time. Whoever sits the exam sees none.

        Raises Refused("code.own_exam").
        """
        require(actor, Permission.RUN_EXAMS)
        now = self._clock.now()
        with self._database.read() as session:
            found = self._codes(session, actor, exam_id)
        shown = tuple(
            code if code.shown_from <= now else StartCode(code.hall, "", code.shown_from) for code in found if code.code
        )
        if any(one.code for one in shown):
            self._record(actor, exam_id, "exams.codes_shown", sum(bool(one.code) for one in shown))
        return shown

    def sheet(self, actor: Actor, exam_id: UUID) -> tuple[StartCode, ...]:
        """Every code before its time, for the sealed handover sheet (启动码交接单). Raises Refused("code.own_exam")."""
        require(actor, Permission.PREPARE_EXAMS)
        with self._database.read() as session:
            found = tuple(code for code in self._codes(session, actor, exam_id) if code.code)
        self._record(actor, exam_id, "exams.codes_printed", len(found))
        return found

    def enter(self, person_id: UUID, exam_id: UUID, typed: str) -> None:
        """Compares a typed code and records the try. Raises Refused: code.missing, code.wrong, code.wait (seconds)."""
        now = self._clock.now()
        with self._database.read() as session:
            code = _code_of(session, exam_id, person_id)
            wait = _wait(session, exam_id, person_id, now) if code else 0
        if not code:
            return
        if wait:
            raise Refused("code.wait", seconds=wait)
        given = "".join(typed.split())
        if not given:
            raise Refused("code.missing")
        with self._database.write() as session:
            tried = CodeTryTable(id=self._ids.new(), exam_id=exam_id, person_id=person_id, at=now, fits=given == code)
            session.add(tried)
        if given != code:
            raise Refused("code.wrong")

    def _codes(self, session: Session, actor: Actor, exam_id: UUID) -> tuple[StartCode, ...]:
        on_roster = select(CandidateTable.id).where(
            CandidateTable.exam_id == exam_id, CandidateTable.person_id == actor.person_id
        )
        if session.scalar(on_roster) is not None:
            raise Refused("code.own_exam")
        halls = halls_of(session, session.get_one(ExamTable, exam_id))
        stored = select(SessionTable.id, SessionTable.start_code).where(
            SessionTable.id.in_([hall.id for hall in halls])
        )
        codes = {row.id: row.start_code for row in session.execute(stored)}
        return tuple(
            StartCode(hall, codes[hall.id], hall.opens_at - timedelta(minutes=hall.times.code)) for hall in halls
        )

    def _record(self, actor: Actor, exam_id: UUID, action: str, codes: int) -> None:
        with self._database.write() as session:
            self._audit.record(session, actor.person_id, action, exam_id, {"codes": str(codes)})


def _code_of(session: Session, exam_id: UUID, person_id: UUID) -> str:
    seat = select(SeatTable.session_id).where(SeatTable.id == candidate_of(session, exam_id, person_id).seat_id)
    return session.scalars(select(SessionTable.start_code).where(SessionTable.id.in_(seat))).one()


def _wait(session: Session, exam_id: UUID, person_id: UUID, now: datetime) -> int:
    """Seconds until the next try is taken."""
    query = (
        select(CodeTryTable.at)
        .where(CodeTryTable.exam_id == exam_id, CodeTryTable.person_id == person_id, CodeTryTable.fits.is_(False))
        .order_by(CodeTryTable.at.desc())
    )
    return seconds_to_wait(session.scalars(query).all(), now)
