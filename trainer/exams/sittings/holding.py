"""全场暂停: the time of a whole exam stands still, at whatever PC its sittings run."""

from __future__ import annotations

from uuid import UUID

from trainer.exams.sittings.ending import Endings
from trainer.exams.sittings.hands import newest_order
from trainer.exams.sittings.service import SittingService
from trainer.exams.sittings.tables import OrderTable
from trainer.exams.sittings.values import OrderKind
from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class Holding(Endings):
    """Orders to everybody; a running sitting obeys the newest one at its next look."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, sittings: SittingService) -> None:
        super().__init__(database, clock, audit, sittings)
        self._ids = ids

    def hold_all(self, actor: Actor, exam_id: UUID, reason: str) -> None:
        """全场暂停: every running sitting of the exam stops, at whatever PC it runs, and those that begin later."""
        self._order(actor, exam_id, OrderKind.HOLD, reason)

    def go_on_all(self, actor: Actor, exam_id: UUID, reason: str) -> None:
        """Ends the pause for all."""
        self._order(actor, exam_id, OrderKind.GO_ON, reason)

    def held(self, exam_id: UUID) -> bool:
        """Whether the whole exam stands still."""
        with self._database.read() as session:
            order = newest_order(session, exam_id)
        return order is not None and order.kind == OrderKind.HOLD

    def _order(self, actor: Actor, exam_id: UUID, kind: OrderKind, reason: str) -> None:
        require(actor, Permission.RUN_EXAMS)
        require_reason(reason)
        with self._database.write() as session:
            before = newest_order(session, exam_id)
            if (before.kind if before else OrderKind.GO_ON) == kind:
                return
            order = OrderTable(
                id=self._ids.new(),
                exam_id=exam_id,
                ordinal=before.ordinal + 1 if before else 1,
                at=self._clock.now(),
                by=actor.person_id,
                kind=kind,
                reason=reason.strip(),
            )
            session.add(order)
            action = "exams.all_held" if kind is OrderKind.HOLD else "exams.all_go_on"
            self._audit.record(session, actor.person_id, action, exam_id, {"order": str(order.ordinal)}, reason)
        self._sittings.obey_all(exam_id)
