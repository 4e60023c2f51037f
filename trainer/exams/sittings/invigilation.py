"""Use cases of the invigilator's board. Nobody decides about their own sitting."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import func, select

from trainer.exams.rooms.register import Register, place_of
from trainer.exams.rooms.values import ChangeKind
from trainer.exams.roster import candidate_of
from trainer.exams.sittings.events import read_state
from trainer.exams.sittings.hands import hand_down
from trainer.exams.sittings.holding import Holding
from trainer.exams.sittings.incidents import find_incident, incident_lines
from trainer.exams.sittings.reseat import free_seat
from trainer.exams.sittings.service import SittingService
from trainer.exams.sittings.tables import RulingTable, SittingTable
from trainer.exams.sittings.values import (
    EventData,
    EventKind,
    IncidentKind,
    IncidentLine,
    Progress,
    Ruling,
    SavedAck,
    SittingState,
)
from trainer.exams.sittings.views import progress_of
from trainer.exams.sittings.wishes import Elsewhere, foreseen, newest_wishes, wishes_after
from trainer.exams.tables import ExamTable
from trainer.people.accounts.rules import require, require_other, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class InvigilationService(Holding):
    """Board, incidents, pauses, extra time, closing. Reasons go to the audit trail, never into a journal."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        sittings: SittingService,
        several: bool = False,
    ) -> None:
        """`several` says that other PCs share the store: what is asked of a sitting that runs there goes by a wish."""
        super().__init__(database, ids, clock, audit, sittings)
        self._desk = sittings.desk
        self._elsewhere = Elsewhere(database, clock, audit, sittings.desk, several)
        self._register = Register(ids)
        self._ended: dict[UUID, SittingState] = {}

    def progress(self, actor: Actor, exam_id: UUID) -> tuple[Progress, ...]:
        """Everybody who has begun, in the order they did."""
        require(actor, Permission.RUN_EXAMS)
        with self._database.read() as session:
            asked = newest_wishes(session, exam_id)
        return tuple(self._progress(row, asked.get(row.id, 0)) for row in self.rows(exam_id))

    def runs_elsewhere(self, sitting_id: UUID) -> bool:
        """Whether an act is carried out by another PC, at its next look, and not by this program."""
        return self._elsewhere.runs(sitting_id)

    def note_incident(self, actor: Actor, sitting_id: UUID, kind: IncidentKind, reason: str) -> None:
        """Notes what an invigilator saw, in neutral words. Raises Refused("sitting.not_open").

        Of a sitting at another PC the words stand in the trail alone.
        """
        require(actor, Permission.RUN_EXAMS)
        data = {"code": kind.value}
        if self._elsewhere.runs(sitting_id):
            self._elsewhere.ask(actor, sitting_id, EventKind.INCIDENT, data, "exams.incident_noted", reason)
            return
        ack = self._decide(actor, sitting_id, EventKind.INCIDENT, data, "exams.incident_noted", reason)
        self._say(actor, sitting_id, ack.sequence, "", reason)

    def incidents(self, actor: Actor, exam_id: UUID) -> tuple[IncidentLine, ...]:
        """Incidents, outages and raised hands with time and duration, and what was said about each."""
        require(actor, Permission.RUN_EXAMS)
        self._desk.flush()
        with self._database.read() as session:
            return incident_lines(session, exam_id)

    def rule(self, actor: Actor, sitting_id: UUID, sequence: int, ruling: Ruling, note: str) -> None:
        """A person says what an incident was; the line of the journal stays, the newest word counts.

        Raises Refused("incident.unknown").
        """
        require(actor, Permission.RUN_EXAMS)
        require_reason(note)
        with self._database.read() as session:
            person_id = session.get_one(SittingTable, sitting_id).person_id
            if find_incident(session, sitting_id, sequence) is None:
                raise Refused("incident.unknown")
        require_other(actor, person_id)
        self._say(actor, sitting_id, sequence, ruling.value, note)

    def raise_hand(self, actor: Actor, sitting_id: UUID, reason: str) -> None:
        """举手 noted by the invigilator, for a candidate whose keyboard or mouse is dead."""
        self._act(actor, sitting_id, EventKind.HAND_RAISED, "exams.hand_raised", reason)

    def lower_hand(self, actor: Actor, sitting_id: UUID, give: bool, reason: str) -> None:
        """恢复: the time from the raised hand on comes back, or not. Raises Refused("sitting.hand_down")."""
        require(actor, Permission.RUN_EXAMS)
        lowered = "exams.hand_lowered"
        if self._elsewhere.runs(sitting_id):
            asked = {"give": give}
            self._elsewhere.ask(actor, sitting_id, EventKind.HAND_LOWERED, asked, lowered, reason, _refuse_hand_down)
            return
        sitting = self._desk.get(sitting_id)
        _refuse_hand_down(sitting.state)
        data = hand_down(sitting, self._desk, actor.person_id, give)
        self._decide(actor, sitting_id, EventKind.HAND_LOWERED, data, lowered, reason)

    def change_seat(self, actor: Actor, exam_id: UUID, person_id: UUID, number: int, reason: str) -> None:
        """Another seat in the same room for somebody who sits already: paper, answers and time go along.

        Raises Refused: sitting.not_begun, seat.taken, exam.closed; BadInput("seat.unknown").
        """
        require(actor, Permission.RUN_EXAMS)
        require_other(actor, person_id)
        require_reason(reason)
        row = next((row for row in self.rows(exam_id) if row.person_id == person_id), None)
        if row is None:
            raise Refused("sitting.not_begun")
        data: EventData = {"code": IncidentKind.SEAT_CHANGED.value, "seat": number}
        if row.submitted_at is None and self._elsewhere.runs(row.id):
            self._reseat(actor, exam_id, person_id, number, reason, (row.id, data))
            return
        with self.taken_up(row) as sitting:
            self._reseat(actor, exam_id, person_id, number, reason)
            ack = self._desk.save(sitting, EventKind.INCIDENT, {**data, "by": str(actor.person_id)})
        self._say(actor, row.id, ack.sequence, "", reason)

    def pause(self, actor: Actor, sitting_id: UUID, reason: str) -> None:
        """Stops the time until `unpause`. Raises Refused("sitting.not_open")."""
        self._act(actor, sitting_id, EventKind.PAUSED, "exams.sitting_paused", reason)

    def unpause(self, actor: Actor, sitting_id: UUID, reason: str) -> None:
        """Lets the time run again. Raises Refused: sitting.not_open, sitting.held while the whole exam stands."""
        self._act(actor, sitting_id, EventKind.RESUMED, "exams.sitting_unpaused", reason, _refuse_held)

    def give_extra_time(self, actor: Actor, exam_id: UUID, person_id: UUID, minutes: int, reason: str) -> None:
        """More minutes for one candidate, before or during the sitting.

        Raises BadInput("extra.minutes"), Refused("sitting.already_submitted").
        """
        require(actor, Permission.RUN_EXAMS)
        require_other(actor, person_id)
        require_reason(reason)
        if minutes < 1:
            raise BadInput("extra.minutes")
        row = next((row for row in self.rows(exam_id) if row.person_id == person_id), None)
        away = row is not None and self._elsewhere.runs(row.id)
        if row is not None and row.submitted_at is not None:
            raise Refused("sitting.already_submitted")
        if row is not None and not away:
            with self.taken_up(row) as sitting:
                self._desk.save(sitting, EventKind.EXTRA_TIME, {"minutes": minutes, "by": str(actor.person_id)})
        with self._database.write() as session:
            candidate_of(session, exam_id, person_id).extra_minutes += minutes
            detail = {"exam": str(exam_id), "minutes": str(minutes)}
            if row is not None and away:
                detail["wish"] = str(
                    self._elsewhere.add(session, actor, row.id, EventKind.EXTRA_TIME, {"minutes": minutes})
                )
            self._audit.record(session, actor.person_id, "exams.extra_time_given", person_id, detail, reason)

    def _reseat(
        self,
        actor: Actor,
        exam_id: UUID,
        person_id: UUID,
        number: int,
        reason: str,
        asked: tuple[UUID, EventData] | None = None,
    ) -> None:
        with self._database.write() as session:
            exam, candidate = session.get_one(ExamTable, exam_id), candidate_of(session, exam_id, person_id)
            was = place_of(session, candidate.seat_id)
            candidate.seat_id = free_seat(session, self._ids, candidate.seat_id, number)
            session.flush()
            now = place_of(session, candidate.seat_id)
            self._register.note(
                session, exam, ChangeKind.MOVED, actor.person_id, self._clock.now(), reason, person_id, was, now
            )
            detail = {"exam": str(exam_id), "from": was["seat"], "to": now["seat"]}
            self._audit.record(session, actor.person_id, "exams.seat_changed", person_id, detail, reason.strip())
            if asked is not None:
                self._elsewhere.add(session, actor, asked[0], EventKind.INCIDENT, asked[1])

    def _say(self, actor: Actor, sitting_id: UUID, sequence: int, code: str, note: str) -> None:
        with self._database.write() as session:
            said = (RulingTable.sitting_id == sitting_id, RulingTable.sequence == sequence)
            last = session.scalar(select(func.max(RulingTable.ordinal)).where(*said))
            row = RulingTable(
                id=self._ids.new(),
                sitting_id=sitting_id,
                sequence=sequence,
                ordinal=(last or 0) + 1,
                at=self._clock.now(),
                by=actor.person_id,
                code=code,
                note=note.strip(),
            )
            session.add(row)
            if code:
                detail = {"sequence": str(sequence), "ruling": code}
                self._audit.record(session, actor.person_id, "exams.incident_ruled", sitting_id, detail, note.strip())

    def _act(
        self,
        actor: Actor,
        sitting_id: UUID,
        kind: EventKind,
        action: str,
        reason: str,
        refuse: Callable[[SittingState], None] = lambda state: None,
    ) -> None:
        """Here where the sitting runs here, else at the PC where it runs."""
        require(actor, Permission.RUN_EXAMS)
        if self._elsewhere.runs(sitting_id):
            self._elsewhere.ask(actor, sitting_id, kind, {}, action, reason, refuse)
        else:
            refuse(self._desk.get(sitting_id).state)
            self._decide(actor, sitting_id, kind, {}, action, reason)

    def _decide(
        self, actor: Actor, sitting_id: UUID, kind: EventKind, data: EventData, action: str, reason: str
    ) -> SavedAck:
        require(actor, Permission.RUN_EXAMS)
        sitting = self._desk.get(sitting_id)
        require_other(actor, sitting.person_id)
        require_reason(reason)
        ack = self._desk.save(sitting, kind, {**data, "by": str(actor.person_id)})
        detail = {name: str(value) for name, value in data.items() if name != "by"}
        with self._database.write() as session:
            self._audit.record(session, actor.person_id, action, sitting_id, detail, reason)
        return ack

    def _saved(self, sitting_id: UUID) -> SittingState:
        with self._database.read() as session:
            return read_state(session, sitting_id)

    def _progress(self, row: SittingTable, asked: int) -> Progress:
        live = self._desk.find(row.id) if row.submitted_at is None else None
        if live is not None:
            left = self._desk.milliseconds_left(live)
            return progress_of(row.person_id, row.id, live.state, left)
        state = self._ended.get(row.id) or self._saved(row.id)
        if state.submitted is not None:
            self._ended[row.id] = state
            asked = 0
        waits = max(0, asked - state.obeyed)
        if waits:
            with self._database.read() as session:
                state = foreseen(state, wishes_after(session, row.id, state.obeyed))
        return progress_of(row.person_id, row.id, state, state.limit - state.used, waits)


def _refuse_hand_down(state: SittingState) -> None:
    if state.raised is None:
        raise Refused("sitting.hand_down")


def _refuse_held(state: SittingState) -> None:
    if state.held and not state.stopped:
        raise Refused("sitting.held")
