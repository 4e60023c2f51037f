"""How sittings end by the word of an invigilator: handed in for somebody, let go early, or with the whole exam."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from trainer.exams.sittings.desk import OpenSitting
from trainer.exams.sittings.service import SittingService
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.sittings.values import SubmitReason
from trainer.exams.tables import ExamTable
from trainer.people.accounts.rules import require, require_other, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import Refused
from trainer.store.transactions import Database


class Endings:
    """Reasons go to the audit trail, never into a journal. Nobody decides about their own sitting."""

    def __init__(self, database: Database, clock: Clock, audit: AuditTrail, sittings: SittingService) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._sittings = sittings

    def hand_in(self, actor: Actor, exam_id: UUID, person_id: UUID, reason: str) -> None:
        """Hands in for one candidate what is answered so far.

        Raises Refused: sitting.not_begun, sitting.already_submitted.
        """
        self._end(actor, exam_id, person_id, SubmitReason.FORCED, "exams.handed_in_for", reason)

    def let_leave(self, actor: Actor, exam_id: UUID, person_id: UUID, reason: str) -> None:
        """准予提前交卷: the candidate wants to hand in before 最早交卷 and an invigilator agrees.

        Raises Refused: sitting.not_begun, sitting.already_submitted.
        """
        self._end(actor, exam_id, person_id, SubmitReason.HANDED_IN, "exams.early_leave_allowed", reason)

    def earliest_leave(self, actor: Actor, exam_id: UUID, person_id: UUID) -> datetime | None:
        """最早交卷 of a running sitting while it is still to come, else None."""
        require(actor, Permission.RUN_EXAMS)
        running = self._sittings.desk.of_exam(exam_id)
        sitting = next((one for one in running if one.person_id == person_id), None)
        return None if sitting is None else self._sittings.earliest_leave(sitting)

    def close_exam(self, actor: Actor, exam_id: UUID) -> int:
        """Ends an exam: sittings still open are handed in as they are; gives how many. Again is harmless."""
        require(actor, Permission.RUN_EXAMS)
        with self._database.write() as session:
            exam = session.get_one(ExamTable, exam_id)
            if exam.closed_at is None:
                exam.closed_at = self._clock.now()
                self._audit.record(session, actor.person_id, "exams.exam_closed", exam_id)
        late = [row for row in self.rows(exam_id) if row.submitted_at is None]
        for row in late:
            sitting = self._sittings.reopen(row)
            if sitting is not None:
                with suppress(Refused):
                    self._sittings.finish(sitting, SubmitReason.FORCED, actor.person_id)
        return len(late)

    @contextmanager
    def taken_up(self, row: SittingTable) -> Iterator[OpenSitting]:
        """An open sitting for one decision; where nobody sits at it, it is put back, so that no time runs."""
        live = self._sittings.desk.find(row.id) is not None
        sitting = None if row.submitted_at is not None else self._sittings.reopen(row)
        if sitting is None:
            raise Refused("sitting.already_submitted")
        try:
            yield sitting
        finally:
            if not live:
                self._sittings.desk.drop(row.id)

    def rows(self, exam_id: UUID) -> Sequence[SittingTable]:
        """Everybody who has begun, in the order they did."""
        query = select(SittingTable).where(SittingTable.exam_id == exam_id).order_by(SittingTable.started_at)
        with self._database.read() as session:
            return session.scalars(query).all()

    def _end(self, actor: Actor, exam_id: UUID, person_id: UUID, kind: SubmitReason, action: str, reason: str) -> None:
        require(actor, Permission.RUN_EXAMS)
        require_other(actor, person_id)
        require_reason(reason)
        row = next((row for row in self.rows(exam_id) if row.person_id == person_id), None)
        if row is None:
            raise Refused("sitting.not_begun")
        with self.taken_up(row) as sitting:
            self._sittings.finish(sitting, kind, actor.person_id)
        with self._database.write() as session:
            detail = {"exam": str(exam_id), "sitting": str(row.id)}
            self._audit.record(session, actor.person_id, action, person_id, detail, reason)
