"""Hand moves inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.exams.rooms.plan import hall_at
from trainer.exams.rooms.register import Register, place_of
from trainer.exams.rooms.values import ChangeKind, Placement, Seating
from trainer.exams.roster import candidate_of
from trainer.exams.tables import CandidateTable, ExamTable, SeatTable
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.errors import Refused
from trainer.store.ids import Ids

NOWHERE = -1
"""The number of the place somebody stands on while two exchange their seats."""


class Reseating:
    """Puts one person on a free seat, or lets two exchange theirs, with a line for each."""

    def __init__(self, ids: Ids, audit: AuditTrail) -> None:
        self._ids = ids
        self._audit = audit
        self._register = Register(ids)

    def reseat(
        self,
        session: Session,
        actor: Actor,
        exam: ExamTable,
        seating: Seating,
        changed: Sequence[Placement],
        at: datetime,
        reason: str,
    ) -> None:
        """`changed` are the new places of the one or two persons."""
        rows = [candidate_of(session, exam.id, one.person_id) for one in changed]
        was = [place_of(session, row.seat_id) for row in rows]
        if len(rows) == 1:
            rows[0].seat_id = self._free_seat(session, seating, changed[0])
        else:
            self._exchange(session, *rows)
        session.flush()
        kind = ChangeKind.SWAPPED if len(rows) > 1 else ChangeKind.MOVED
        for row, before in zip(rows, was, strict=True):
            now = place_of(session, row.seat_id)
            self._register.note(session, exam, kind, actor.person_id, at, reason, row.person_id, before, now)
            detail = {"exam": str(exam.id), "from": _short(before), "to": _short(now)}
            self._audit.record(session, actor.person_id, "exams.seat_changed", row.person_id, detail, reason.strip())

    def _free_seat(self, session: Session, seating: Seating, to: Placement) -> UUID:
        hall_id = hall_at(seating, to.session, to.room).id
        query = select(SeatTable).where(SeatTable.session_id == hall_id, SeatTable.number == to.number)
        found = session.scalar(query)
        if found is None:
            found = SeatTable(id=self._ids.new(), session_id=hall_id, number=to.number, form=to.form)
            session.add(found)
            session.flush()
        elif session.scalar(select(CandidateTable.id).where(CandidateTable.seat_id == found.id)) is not None:
            raise Refused("plan.outdated")
        return found.id

    def _exchange(self, session: Session, one: CandidateTable, other: CandidateTable) -> None:
        here, there = one.seat_id, other.seat_id
        hall_id = session.get_one(SeatTable, here).session_id
        aside = SeatTable(id=self._ids.new(), session_id=hall_id, number=NOWHERE)
        session.add(aside)
        session.flush()
        for row, seat_id in ((one, aside.id), (other, here), (one, there)):
            row.seat_id = seat_id
            session.flush()
        session.delete(aside)


def _short(place: dict[str, str]) -> str:
    return f"{place['session']}/{place['room']}/{place['seat']}{place['form']}"
