"""Acts asked at one PC for a sitting that runs at another of the same server.

A wish stands in the store, signed by the invigilator; the sitting's PC carries it out at its next look, and the event
in the journal names it. Replaying counts each wish once, whichever PC noted it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.exams.sittings.desk import Desk, OpenSitting
from trainer.exams.sittings.events import read_state
from trainer.exams.sittings.hands import hand_down
from trainer.exams.sittings.rules import apply
from trainer.exams.sittings.tables import SittingTable, WishTable
from trainer.exams.sittings.values import EventData, EventKind, SittingState
from trainer.people.accounts.rules import require_other, require_reason
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import Refused
from trainer.store.transactions import Database


class Elsewhere:
    """What an invigilator asks of sittings at other PCs; `several` says that PCs share the store."""

    def __init__(self, database: Database, clock: Clock, audit: AuditTrail, desk: Desk, several: bool) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._desk = desk
        self._several = several

    def runs(self, sitting_id: UUID) -> bool:
        """Whether the sitting is none of this program's own, so that another PC may hold it."""
        return self._several and self._desk.find(sitting_id) is None

    def ask(
        self,
        actor: Actor,
        sitting_id: UUID,
        kind: EventKind,
        data: EventData,
        action: str,
        reason: str,
        refuse: Callable[[SittingState], None] = lambda state: None,
    ) -> None:
        """Leaves a wish with its line in the trail. `refuse` looks at the sitting as it will be once what was asked
        before is carried out.

        Raises Refused: sitting.not_begun, sitting.already_submitted, and what `refuse` raises.
        """
        require_reason(reason)
        with self._database.read() as session:
            row = session.get_one(SittingTable, sitting_id)
            state = foreseen(read_state(session, sitting_id), wishes_after(session, sitting_id, 0))
        require_other(actor, row.person_id)
        if row.submitted_at is not None or state.submitted is not None:
            raise Refused("sitting.already_submitted")
        if not state.started:
            raise Refused("sitting.not_begun")
        refuse(state)
        with self._database.write() as session:
            wish = self.add(session, actor, sitting_id, kind, data)
            detail = {name: str(value) for name, value in data.items()} | {"wish": str(wish)}
            self._audit.record(session, actor.person_id, action, sitting_id, detail, reason)

    def add(self, session: Session, actor: Actor, sitting_id: UUID, kind: EventKind, data: EventData) -> int:
        """One more wish inside the caller's transaction, which notes it in the trail; gives its number."""
        ordinal = newest_wish(session, sitting_id) + 1
        row = WishTable(sitting_id=sitting_id, ordinal=ordinal, at=self._clock.now(), by=actor.person_id)
        row.kind, row.data = kind.value, dict(data)
        session.add(row)
        session.flush()
        return ordinal


def newest_wish(session: Session, sitting_id: UUID) -> int:
    """The number of the newest wish; 0 where nobody ever asked."""
    return session.scalar(select(func.max(WishTable.ordinal)).where(WishTable.sitting_id == sitting_id)) or 0


def wishes_after(session: Session, sitting_id: UUID, obeyed: int) -> Sequence[WishTable]:
    """What is still to be carried out, the oldest first."""
    waits = (WishTable.sitting_id == sitting_id, WishTable.ordinal > obeyed)
    return session.scalars(select(WishTable).where(*waits).order_by(WishTable.ordinal)).all()


def newest_wishes(session: Session, exam_id: UUID) -> Mapping[UUID, int]:
    """The number of the newest wish by sitting, of those that have any."""
    query = select(WishTable.sitting_id, func.max(WishTable.ordinal)).group_by(WishTable.sitting_id)
    query = query.join(SittingTable, SittingTable.id == WishTable.sitting_id).where(SittingTable.exam_id == exam_id)
    return dict(session.execute(query).all())


def foreseen(state: SittingState, wishes: Sequence[WishTable]) -> SittingState:
    """The state once these wishes are carried out, at the time of its last event; `obeyed` stays as it is."""
    after = state
    for wish in wishes:
        if wish.ordinal > state.obeyed and state.last is not None:
            after = apply(after, EventKind(wish.kind), wish.data, state.last)
    return replace(after, obeyed=state.obeyed)


def carried_out(sitting: OpenSitting, desk: Desk, wish: WishTable) -> EventData:
    """What the event says that carries a wish out: who asked, and which wish it was."""
    signed = {"by": str(wish.by), "wish": wish.ordinal}
    if wish.kind == EventKind.HAND_LOWERED:
        return {**hand_down(sitting, desk, wish.by, bool(wish.data["give"])), **signed}
    return {**wish.data, **signed}
