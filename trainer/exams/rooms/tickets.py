"""准考证号: given when the papers of the exam day are first made, and the same ever after."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.exams.rooms.reading import seating_of
from trainer.exams.rooms.rules import ticket_number
from trainer.exams.rooms.tables import TicketTable
from trainer.exams.rooms.values import Seated, Seating
from trainer.exams.tables import ExamTable
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.transactions import Database


class Tickets:
    """Year, session, room and seat where a candidate first sat; a later move changes the seat, not the number."""

    def __init__(self, database: Database, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit

    def numbers(self, actor: Actor, exam_id: UUID) -> Mapping[UUID, str]:
        """The numbers that were given, by person, those of people who left the roster too."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            return _given(session, exam_id)

    def issue(self, actor: Actor, exam_id: UUID, person_ids: Collection[UUID]) -> Mapping[UUID, str]:
        """Gives a number to whoever of these has none yet; the numbers of all."""
        require(actor, Permission.PREPARE_EXAMS)
        with self._database.read() as session:
            exam = session.get_one(ExamTable, exam_id)
            year, seating = exam.year, seating_of(session, exam)
            known = _given(session, exam_id)
        missing = [one for one in seating.seated if one.person_id in person_ids and one.person_id not in known]
        for some in self._database.pieces(missing):
            with self._database.write() as session:
                numbers = _given(session, exam_id)
                for one in some:
                    if one.person_id not in numbers:
                        numbers[one.person_id] = self._give(session, exam_id, one, year, seating, numbers)
        if missing:
            with self._database.write() as session:
                detail = {"candidates": str(len(missing))}
                self._audit.record(session, actor.person_id, "exams.tickets_numbered", exam_id, detail)
        return self.numbers(actor, exam_id)

    def _give(
        self, session: Session, exam_id: UUID, one: Seated, year: int, seating: Seating, numbers: Mapping[UUID, str]
    ) -> str:
        rooms = list(dict.fromkeys((hall.site, hall.room) for hall in seating.halls))
        hall = seating.hall(one.hall_id)
        stem = f"{year}{hall.session:02}{rooms.index((hall.site, hall.room)) + 1:02}"
        highest = max(other.number for other in seating.of_hall(hall.id))
        number = ticket_number(stem, one.number, highest, frozenset(numbers.values()))
        session.add(TicketTable(exam_id=exam_id, person_id=one.person_id, number=number, at=self._clock.now()))
        return number


def _given(session: Session, exam_id: UUID) -> dict[UUID, str]:
    rows = session.execute(select(TicketTable.person_id, TicketTable.number).where(TicketTable.exam_id == exam_id))
    return {row.person_id: row.number for row in rows}
