"""What leaves the activities: the shape every kind of activity shares, and who came to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from trainer.hours.values import HourCategory, RuleSource, Way

HourShares = Mapping[HourCategory, Decimal]
"""学时 by category, in steps of 0.5; categories without hours are left out."""


class ActivityKind(StrEnum):
    """培训班, 集中学习, 送课上门."""

    CLASS = "class"
    STUDY = "study"
    TOUR = "tour"


class Half(StrEnum):
    """上午, 下午, 晚上: attendance is taken once for each."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Presence(StrEnum):
    """到课, 部分到课, 请假, 缺勤."""

    PRESENT = "present"
    PARTIAL = "partial"
    LEAVE = "leave"
    ABSENT = "absent"


class Taken(StrEnum):
    """How an attendance came in: ticked in the list, from an imported list of numbers, scanned at the door."""

    LIST = "list"
    IMPORT = "import"
    SCAN = "scan"


class Stage(StrEnum):
    """How far an activity is; follows from its dates, its credits and whether it was cancelled."""

    PREPARED = "prepared"
    COMING = "coming"
    RUNNING = "running"
    ENDED = "ended"
    PROPOSED = "proposed"
    CREDITED = "credited"
    CANCELLED = "cancelled"


class Turn(StrEnum):
    """Where somebody stands in a rotation: hours credited (and the acceptance exam passed where it is asked for),
    credited with the exam still open, enrolled, not yet."""

    DONE = "done"
    EXAM_OPEN = "exam_open"
    ENROLLED = "enrolled"
    OPEN = "open"


@dataclass(frozen=True)
class ActivityDraft:
    """All that is stated about one activity. `unit_id` is where it goes to (送课上门), `batch` the 期次 of a rotation,
    `capacity` 0 for no limit, `spent` yuan, `field` the 执法门类 its hours are about, empty for all."""

    title: str
    kind: ActivityKind = ActivityKind.CLASS
    organiser: str = ""
    place: str = ""
    plan_id: UUID | None = None
    unit_id: UUID | None = None
    batch: str = ""
    capacity: int = 0
    exam_id: UUID | None = None
    spent: Decimal = Decimal()
    field: str = ""


@dataclass(frozen=True)
class SessionDraft:
    """One half-day of the programme; no `place` means that of the activity."""

    on: date
    half: Half
    topic: str
    way: Way
    hours: HourShares
    lecturers: tuple[UUID, ...] = ()
    place: str = ""

    @property
    def whole(self) -> Decimal:
        """学时 of the half-day in all categories."""
        return sum(self.hours.values(), Decimal())


@dataclass(frozen=True)
class Session:
    """A half-day with its key."""

    id: UUID
    draft: SessionDraft


@dataclass(frozen=True)
class Member:
    """Somebody on the roster; `reason` says why they left it."""

    person_id: UUID
    enrolled_by: UUID
    at: datetime
    withdrawn: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Mark:
    """One attendance of one person; `hours` are those attended where it was a part only."""

    presence: Presence
    hours: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True)
class TakenMark:
    """A mark as it was taken: by whom, when, how."""

    mark: Mark
    by: UUID
    at: datetime
    taken: Taken


Marks = Mapping[tuple[UUID, UUID], TakenMark]
"""The attendance in force by (session, person)."""


@dataclass(frozen=True)
class Activity:
    """An activity with its programme by date and its roster."""

    id: UUID
    draft: ActivityDraft
    sessions: tuple[Session, ...]
    members: tuple[Member, ...]
    stage: Stage

    @property
    def whole(self) -> Decimal:
        """学时 of the whole programme."""
        return sum((session.draft.whole for session in self.sessions), Decimal())

    @property
    def people(self) -> tuple[UUID, ...]:
        """Who is on the roster and has not left it."""
        return tuple(member.person_id for member in self.members if not member.withdrawn)

    def session(self, session_id: UUID) -> Session | None:
        """A half-day by its key."""
        return next((one for one in self.sessions if one.id == session_id), None)


@dataclass(frozen=True)
class ActivityLine:
    """One line of a list of activities."""

    id: UUID
    draft: ActivityDraft
    since: date | None
    until: date | None
    sessions: int
    hours: Decimal
    people: int
    stage: Stage


@dataclass(frozen=True)
class ActivityQuery:
    """Which activities a list shows: those with a half-day in the year or without any, of a plan line, of a kind."""

    year: int | None = None
    plan_id: UUID | None = None
    kind: ActivityKind | None = None
    words: str = ""


@dataclass(frozen=True)
class Slot:
    """One place of the file of a class. `made` names the paper the program draws up itself; with `per_session` one
    file for each half-day is expected."""

    key: str
    name: str
    made: str = ""
    per_session: bool = False


@dataclass(frozen=True)
class Evaluation:
    """The items of an evaluation sheet, and from how many sheets on their means are told."""

    items: tuple[str, ...] = ()
    least: int = 1


@dataclass(frozen=True)
class ActivityRule:
    """Dated figures of an office: what a half-day is worth, the share of leave that withdraws, the file of a class.

    `teaching_proof` are the places of the file whose papers prove that somebody taught.
    """

    name: str
    source: RuleSource
    half_day_hours: Decimal
    leave_share: Fraction
    counts: frozenset[Presence]
    slots: tuple[Slot, ...]
    teaching_proof: tuple[str, ...] = ()
    evaluation: Evaluation = Evaluation()


@dataclass(frozen=True)
class Earned:
    """学时 one person earned in one category, way and year; `on` and `until` are the first and last day attended."""

    category: HourCategory
    way: Way
    on: date
    until: date
    hours: Decimal


@dataclass(frozen=True)
class Attended:
    """What the attendance of one person comes to. Where `withdrawn` is proposed, for too much was missed, `earned` is
    empty and `forfeited` holds what was attended."""

    earned: tuple[Earned, ...]
    attended: Decimal
    missed: Decimal
    whole: Decimal
    unmarked: int
    withdrawn: bool = False
    tally: Mapping[Presence, int] = field(default_factory=dict)
    forfeited: tuple[Earned, ...] = ()

    @property
    def hours(self) -> Decimal:
        """学时 to be credited."""
        return sum((one.hours for one in self.earned), Decimal())
