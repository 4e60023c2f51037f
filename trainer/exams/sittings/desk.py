"""The sittings in progress: each knows its paper and its state, and notes what happens in its journal."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from uuid import UUID

from question_bank.codec import response_to_data
from question_bank.question import Response
from trainer.exams.papers.values import Paper
from trainer.exams.sittings.event_log import HANDED_IN
from trainer.exams.sittings.journal import Journal, OnSaved
from trainer.exams.sittings.rules import apply, clock_jump, left_at
from trainer.exams.sittings.values import (
    EventData,
    EventKind,
    IncidentKind,
    NewEvent,
    SavedAck,
    SittingState,
    Stamp,
)
from trainer.exams.values import ExamPlan
from trainer.store.clock import Clock
from trainer.store.errors import Refused, StoreTrouble

_FAMILIES = {
    EventKind.FLAGGED: "flag",
    EventKind.UNFLAGGED: "flag",
    EventKind.STRUCK: "struck",
    EventKind.NOTED: "noted",
    EventKind.INCIDENT: "incident",
}


@dataclass
class OpenSitting:
    """One sitting in progress.

    `unsaved` holds the answers whose commit failed, until they are saved after all; `late` the incidents, marks, notes
    and struck options, the newest of each question.
    """

    id: UUID
    exam_id: UUID
    person_id: UUID
    plan: ExamPlan
    paper: Paper
    state: SittingState
    unsaved: dict[int, Response | None] = field(default_factory=dict)
    late: dict[object, tuple[EventKind, EventData]] = field(default_factory=dict)


class Desk:
    """Stamps events with the clocks, keeps the state that follows from them, and hands them to the journal."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._open: dict[UUID, OpenSitting] = {}
        self._order = threading.Lock()

    def put(self, sitting: OpenSitting) -> None:
        """Takes a sitting up."""
        self._open[sitting.id] = sitting

    def drop(self, sitting_id: UUID) -> None:
        """Forgets a sitting that was handed in."""
        self._open.pop(sitting_id, None)

    def find(self, sitting_id: UUID) -> OpenSitting | None:
        """A sitting in progress in this run of the program."""
        return self._open.get(sitting_id)

    def of_exam(self, exam_id: UUID) -> tuple[OpenSitting, ...]:
        """The sittings of one exam in this run of the program."""
        return tuple(one for one in self._open.values() if one.exam_id == exam_id)

    def get(self, sitting_id: UUID) -> OpenSitting:
        """A sitting in progress. Raises Refused("sitting.not_open")."""
        found = self._open.get(sitting_id)
        if found is None:
            raise Refused("sitting.not_open")
        return found

    def milliseconds_left(self, sitting: OpenSitting) -> int:
        """What remains now; negative once the time is over."""
        return left_at(sitting.state, self._stamp())

    def is_behind(self, sitting: OpenSitting, newest: Stamp | None) -> bool:
        """Whether the newest saved event came from another PC; what could not be saved here is not given up for it."""
        if newest is None or sitting.unsaved or sitting.late:
            return False
        return newest.boot_id != self._clock.boot_id() and newest != sitting.state.last

    def note(self, sitting: OpenSitting, kind: EventKind, data: EventData, on_saved: OnSaved | None = None) -> None:
        """Appends an event and returns at once. What nobody waits for is kept until it is saved."""
        with self._order:
            self._append(sitting, kind, data, on_saved or self._keeper(sitting, kind, data))

    def note_answer(self, sitting: OpenSitting, item: int, response: Response | None, on_saved: OnSaved) -> None:
        """Appends an answer and remembers it as unsaved when its commit fails."""

        def saved(outcome: SavedAck | StoreTrouble) -> None:
            sitting.unsaved.pop(item, None)
            if isinstance(outcome, StoreTrouble) and outcome.code != HANDED_IN:
                sitting.unsaved[item] = response
            on_saved(outcome)

        self.note(sitting, EventKind.ANSWERED, {"item": item, "response": response_to_data(response)}, saved)

    def save(self, sitting: OpenSitting, kind: EventKind, data: EventData) -> SavedAck:
        """Saves an event and waits for it. Raises StoreTrouble; the state is then as before."""
        before = sitting.state
        waiting: list[SavedAck | StoreTrouble] = []
        self.note(sitting, kind, data, waiting.append)
        self._journal.flush()
        outcome = waiting[0]
        if isinstance(outcome, StoreTrouble):
            sitting.state = before
            raise outcome
        return outcome

    def save_unsaved(self, sitting: OpenSitting) -> None:
        """Tries once more to save what could not be saved. Raises StoreTrouble."""
        self._journal.flush()
        for key, (kind, data) in tuple(sitting.late.items()):
            self.save(sitting, kind, data)
            sitting.late.pop(key, None)
            if kind is EventKind.INCIDENT:
                sitting.state = replace(sitting.state, incidents=sitting.state.incidents - 1)
        for item, response in tuple(sitting.unsaved.items()):
            self.save(sitting, EventKind.ANSWERED, {"item": item, "response": response_to_data(response)})
            sitting.unsaved.pop(item, None)

    def flush(self) -> None:
        """Waits until all that was noted is saved or has failed."""
        self._journal.flush()

    def close(self) -> None:
        """Ends the writer; every sitting can be resumed later."""
        self._journal.close()
        self._open.clear()

    def _append(self, sitting: OpenSitting, kind: EventKind, data: EventData, on_saved: OnSaved) -> None:
        stamp = self._stamp()
        jump = clock_jump(sitting.state.last, stamp, kind)
        self._put(sitting, kind, data, stamp, on_saved)
        if jump:
            incident = {"code": IncidentKind.CLOCK_JUMP.value, "seconds": jump}
            self._put(sitting, EventKind.INCIDENT, incident, stamp, self._keeper(sitting, EventKind.INCIDENT, incident))

    def _keeper(self, sitting: OpenSitting, kind: EventKind, data: EventData) -> OnSaved:
        """A newer word about the same question makes an older one worthless; incidents stand each for itself."""
        if kind not in _FAMILIES:
            return _nothing
        incident = kind is EventKind.INCIDENT
        key: object = object() if incident else (_FAMILIES[kind], data["item"])
        kept = {**data, "at": self._clock.now().isoformat()} if incident else data

        def saved(outcome: SavedAck | StoreTrouble) -> None:
            sitting.late.pop(key, None)
            if isinstance(outcome, StoreTrouble) and outcome.code != HANDED_IN:
                sitting.late[key] = (kind, kept)

        return saved

    def _put(self, sitting: OpenSitting, kind: EventKind, data: EventData, stamp: Stamp, on_saved: OnSaved) -> None:
        self._journal.append(NewEvent(sitting.id, kind, stamp, data), on_saved)
        sitting.state = apply(sitting.state, kind, data, stamp)

    def _stamp(self) -> Stamp:
        return Stamp(self._clock.now(), round(self._clock.monotonic() * 1000), self._clock.boot_id())


def _nothing(_: SavedAck | StoreTrouble) -> None:
    """Nobody waits for this one."""
