"""Use cases of the invigilator's board. Nobody decides about their own sitting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy import select

from trainer.exams.roster import candidate_of
from trainer.exams.sittings.desk import OpenSitting
from trainer.exams.sittings.events import read_state
from trainer.exams.sittings.service import SittingService
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.sittings.values import EventKind, IncidentKind, Progress, SittingState, SubmitReason
from trainer.exams.sittings.views import progress_of
from trainer.exams.tables import ExamTable
from trainer.people.accounts.rules import require, require_other
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.transactions import Database


class InvigilationService:
    """Board, incidents, pauses, extra time, closing. Reasons go to the audit trail, never into a journal."""

    def __init__(self, database: Database, clock: Clock, audit: AuditTrail, sittings: SittingService) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._sittings = sittings
        self._desk = sittings.desk
        self._ended: dict[UUID, SittingState] = {}

    def progress(self, actor: Actor, exam_id: UUID) -> tuple[Progress, ...]:
        """Everybody who has begun, in the order they did."""
        require(actor, Permission.RUN_EXAMS)
        return tuple(self._progress(row) for row in self._rows(exam_id))

    def note_incident(self, actor: Actor, sitting_id: UUID, kind: IncidentKind, reason: str) -> None:
        """Notes what an invigilator saw, in neutral words. Raises Refused("sitting.not_open")."""
        self._decide(actor, sitting_id, EventKind.INCIDENT, {"code": kind.value}, "exams.incident_noted", reason)

    def pause(self, actor: Actor, sitting_id: UUID, reason: str) -> None:
        """Stops the time until `unpause`. Raises Refused("sitting.not_open")."""
        self._decide(actor, sitting_id, EventKind.PAUSED, {}, "exams.sitting_paused", reason)

    def unpause(self, actor: Actor, sitting_id: UUID, reason: str) -> None:
        """Lets the time run again. Raises Refused("sitting.not_open")."""
        self._decide(actor, sitting_id, EventKind.RESUMED, {}, "exams.sitting_unpaused", reason)

    def give_extra_time(self, actor: Actor, exam_id: UUID, person_id: UUID, minutes: int, reason: str) -> None:
        """More minutes for one candidate, before or during the sitting.

        Raises BadInput("extra.minutes"), Refused("sitting.already_submitted").
        """
        require(actor, Permission.RUN_EXAMS)
        require_other(actor, person_id)
        _need_reason(reason)
        if minutes < 1:
            raise BadInput("extra.minutes")
        row = next((row for row in self._rows(exam_id) if row.person_id == person_id), None)
        if row is not None:
            with self._taken_up(row) as sitting:
                self._desk.save(sitting, EventKind.EXTRA_TIME, {"minutes": minutes, "by": str(actor.person_id)})
        with self._database.write() as session:
            candidate_of(session, exam_id, person_id).extra_minutes += minutes
            detail = {"exam": str(exam_id), "minutes": str(minutes)}
            self._audit.record(session, actor.person_id, "exams.extra_time_given", person_id, detail, reason)

    def hand_in(self, actor: Actor, exam_id: UUID, person_id: UUID, reason: str) -> None:
        """Hands in for one candidate what is answered so far.

        Raises Refused: sitting.not_begun, sitting.already_submitted.
        """
        require(actor, Permission.RUN_EXAMS)
        require_other(actor, person_id)
        _need_reason(reason)
        row = next((row for row in self._rows(exam_id) if row.person_id == person_id), None)
        if row is None:
            raise Refused("sitting.not_begun")
        with self._taken_up(row) as sitting:
            self._sittings.finish(sitting, SubmitReason.FORCED, actor.person_id)
        with self._database.write() as session:
            detail = {"exam": str(exam_id), "sitting": str(row.id)}
            self._audit.record(session, actor.person_id, "exams.handed_in_for", person_id, detail, reason)

    def close_exam(self, actor: Actor, exam_id: UUID) -> int:
        """Ends an exam: sittings still open are handed in as they are; gives how many. Again is harmless."""
        require(actor, Permission.RUN_EXAMS)
        with self._database.write() as session:
            exam = session.get_one(ExamTable, exam_id)
            if exam.closed_at is None:
                exam.closed_at = self._clock.now()
                self._audit.record(session, actor.person_id, "exams.exam_closed", exam_id)
        late = [row for row in self._rows(exam_id) if row.submitted_at is None]
        for row in late:
            sitting = self._sittings.reopen(row)
            if sitting is not None:
                self._sittings.finish(sitting, SubmitReason.FORCED, actor.person_id)
        return len(late)

    @contextmanager
    def _taken_up(self, row: SittingTable) -> Iterator[OpenSitting]:
        """An open sitting for one decision; where nobody sits at it, it is put back, so that no time runs."""
        live = self._desk.find(row.id) is not None
        sitting = None if row.submitted_at is not None else self._sittings.reopen(row)
        if sitting is None:
            raise Refused("sitting.already_submitted")
        try:
            yield sitting
        finally:
            if not live:
                self._desk.drop(row.id)

    def _decide(
        self, actor: Actor, sitting_id: UUID, kind: EventKind, data: dict[str, str], action: str, reason: str
    ) -> None:
        require(actor, Permission.RUN_EXAMS)
        sitting = self._desk.get(sitting_id)
        require_other(actor, sitting.person_id)
        _need_reason(reason)
        self._desk.save(sitting, kind, {**data, "by": str(actor.person_id)})
        with self._database.write() as session:
            self._audit.record(session, actor.person_id, action, sitting_id, data, reason)

    def _rows(self, exam_id: UUID) -> Sequence[SittingTable]:
        query = select(SittingTable).where(SittingTable.exam_id == exam_id).order_by(SittingTable.started_at)
        with self._database.read() as session:
            return session.scalars(query).all()

    def _saved(self, sitting_id: UUID) -> SittingState:
        with self._database.read() as session:
            return read_state(session, sitting_id)

    def _progress(self, row: SittingTable) -> Progress:
        live = self._desk.find(row.id)
        if live is not None:
            left = self._desk.milliseconds_left(live)
            return progress_of(row.person_id, row.id, live.state, left)
        state = self._ended.get(row.id) or self._saved(row.id)
        if state.submitted is not None:
            self._ended[row.id] = state
        return progress_of(row.person_id, row.id, state, state.limit - state.used)


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise BadInput("reason.missing")
