"""Events of a journal, the state they add up to, and what the exam window shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from question_bank.question import Question, Response

EventData = Mapping[str, Any]


class EventKind(StrEnum):
    """What can happen in a sitting. REOPENED is the first event after the program was dead."""

    IDENTITY_CONFIRMED = "identity_confirmed"
    RULES_ACCEPTED = "rules_accepted"
    STARTED = "started"
    REOPENED = "reopened"
    ANSWERED = "answered"
    FLAGGED = "flagged"
    UNFLAGGED = "unflagged"
    MOVED = "moved"
    PAUSED = "paused"
    RESUMED = "resumed"
    HEARTBEAT = "heartbeat"
    INCIDENT = "incident"
    HAND_RAISED = "hand_up"
    HAND_LOWERED = "hand_down"
    STRUCK = "struck"
    NOTED = "noted"
    EXTRA_TIME = "extra_time"
    SUBMITTED = "submitted"


class SubmitReason(StrEnum):
    HANDED_IN = "handed_in"
    TIME_OUT = "time_out"
    FORCED = "forced"


class IncidentKind(StrEnum):
    """异常. Neutral words: software sees a window lose the focus, not why."""

    CLOCK_JUMP = "clock_jump"
    FOCUS_LOST = "focus_lost"
    LEFT_WINDOW = "left_window"
    LEFT_FULL_SCREEN = "left_full_screen"
    CLIPBOARD = "clipboard"
    SYSTEM_POPUP = "system_popup"
    SEAT_CHANGED = "seat_changed"
    MACHINE_CHANGED = "machine_changed"
    HAND_RAISED = "hand_raised"
    DEVICE_FAILURE = "device_failure"
    OTHER = "other_incident"


class Ruling(StrEnum):
    """What a person says an incident was. SWITCHED is 切屏; the software never says it."""

    HARMLESS = "ruled_harmless"
    POPUP = "ruled_popup"
    DEVICE = "ruled_device"
    SWITCHED = "ruled_switched"
    OTHER = "ruled_other"


class OrderKind(StrEnum):
    """What every running sitting of an exam obeys."""

    HOLD = "hold"
    GO_ON = "go_on"


@dataclass(frozen=True)
class Stamp:
    """A moment on every clock; `monotonic` is in milliseconds and starts anew with every boot."""

    at: datetime
    monotonic: int
    boot_id: str


@dataclass(frozen=True)
class NewEvent:
    """An event before it is saved, stamped when it happened."""

    sitting_id: UUID
    kind: EventKind
    stamp: Stamp
    data: EventData = field(default_factory=dict)


@dataclass(frozen=True)
class Event:
    """A link of a sitting's chain; `text` is the canonical JSON of its data, which the hash covers."""

    sitting_id: UUID
    sequence: int
    stamp: Stamp
    kind: EventKind
    text: str
    previous: str
    hash: str


@dataclass(frozen=True)
class SavedAck:
    """The event is committed to disk under this sequence."""

    sitting_id: UUID
    sequence: int
    kind: EventKind
    at: datetime


@dataclass(frozen=True)
class Arrangement:
    """The order in which one candidate sees options: places to positions, and the same for the parts of a case."""

    order: tuple[int, ...] = ()
    parts: tuple[Arrangement, ...] = ()


@dataclass(frozen=True)
class SittingState:
    """All that the events of one sitting add up to. Items count from 0 in the order of the paper.

    `used` and `limit` are milliseconds; answers are in the paper's own option order. `current` is the item
    in view. `submitted` is None while the sitting is open; `incidents` counts what was noted and the outages.
    `away` is the time of all outages, which is not charged; `redo` the charged time between an answer and the outage
    after it, until extra time is given; `kept_at` is what was charged at the last answer, `at_work` whether the
    candidate did anything since the program came back. `stopped` is a pause for this one, `held` one for all;
    `paused` is either. `raised` is what was charged when the hand went up, None while it is down. `struck` holds the
    options struck out, as responses in the paper's own order; `notes` the candidate's own words, marked by nobody.
    `obeyed` is the newest wish from another PC that was carried out. `clocks` holds, by boot identity, the monotonic
    milliseconds of its newest event and what was charged then; None where time stood still since.
    """

    items: tuple[int, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()
    limit: int = 0
    used: int = 0
    answers: Mapping[int, Response] = field(default_factory=dict)
    flags: frozenset[int] = frozenset()
    current: int = 0
    started: bool = False
    paused: bool = False
    submitted: SubmitReason | None = None
    incidents: int = 0
    outages: int = 0
    away: int = 0
    redo: int = 0
    kept_at: int = 0
    at_work: bool = False
    stopped: bool = False
    held: bool = False
    raised: int | None = None
    struck: Mapping[int, Response] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)
    obeyed: int = 0
    last: Stamp | None = None
    clocks: Mapping[str, tuple[int, int] | None] = field(default_factory=dict)


@dataclass(frozen=True)
class ItemView:
    """One question as the candidate sees it: options in their own order, without key, rationale or citations.

    `item` names it in every call; `number` counts from 1 as shown; `section` is the row of the blueprint.
    """

    item: int
    number: int
    section: int
    question: Question
    score: Decimal


@dataclass(frozen=True)
class SittingView:
    """What the exam window begins with, new or resumed. `answers` are in the shown option order.

    `current` is the item to show first; `warnings` are minutes left at which to warn.
    """

    sitting_id: UUID
    exam_id: UUID
    person_id: UUID
    title: str
    items: tuple[ItemView, ...]
    answers: Mapping[int, Response]
    flags: frozenset[int]
    current: int
    seconds_left: float
    paused: bool
    warnings: tuple[int, ...]
    resumed: bool
    struck: Mapping[int, Response] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Pulse:
    """How a running sitting stands now. `raised` says that the hand is up: until it is down nothing is handed in by
    time-out, and no answer is taken after the end of the time.
    """

    seconds_left: float
    paused: bool
    raised: bool


@dataclass(frozen=True)
class IncidentLine:
    """One line of what a sitting has noted, oldest first; what a person says about it stands beside it.

    `seconds` is how long it lasted, 0 for a moment; `by` is None for the program itself. `given` is the time given
    back after a raised hand.
    """

    person_id: UUID
    sitting_id: UUID
    sequence: int
    at: datetime
    kind: EventKind
    code: IncidentKind | None
    seconds: int
    by: UUID | None
    ruling: Ruling | None = None
    note: str = ""
    ruled_by: UUID | None = None
    given: bool = False


@dataclass(frozen=True)
class Progress:
    """One line of the invigilator's board. An invigilator decides about the minutes proposed after an outage.

    `asked` counts what was asked of the sitting's PC and is not carried out there yet; `paused` and `raised` are as
    they will be then.
    """

    person_id: UUID
    sitting_id: UUID
    answered: int
    questions: int
    seconds_left: float
    paused: bool
    submitted: SubmitReason | None
    incidents: int
    outages: int = 0
    seconds_away: float = 0
    proposed_minutes: int = 0
    raised: bool = False
    held: bool = False
    asked: int = 0
