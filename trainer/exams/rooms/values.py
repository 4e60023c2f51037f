"""Rooms, sessions and seats of one exam, as they are proposed, stored and printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from trainer.exams.values import Attendance, RoomTimes

FORM_LETTERS = "ABCDEFGH"
"""卷型; a form is stored by its place in these letters."""


@dataclass(frozen=True)
class RoomPlan:
    """One room (考场): a grid of places, of which the first `seats` have a PC.

    Seat n (from 1) stands in row (n-1) // columns and column (n-1) % columns, counted from the front left.
    A `separate` room takes those only who are to sit apart.
    """

    site: str
    name: str
    rows: int
    columns: int
    seats: int
    separate: bool = False


@dataclass(frozen=True)
class SessionPlan:
    """One session (场次), the same in every room. Times are UTC: 开考时间 and 最迟入场."""

    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True)
class Venue:
    """Where and when an exam is held; `forms` are the sealed papers of the forms A, B, …"""

    rooms: tuple[RoomPlan, ...]
    sessions: tuple[SessionPlan, ...]
    forms: tuple[UUID, ...] = ()
    times: RoomTimes = RoomTimes()


@dataclass(frozen=True)
class Examinee:
    """What the arrangement has to know of a candidate; `barred` are forms that this person made or has read."""

    person_id: UUID
    unit_id: UUID | None = None
    separate: bool = False
    barred: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Placement:
    """One person on one seat. `room` and `session` count from 0 in the venue, `number` from 1, `form` from 0."""

    person_id: UUID
    session: int
    room: int
    number: int
    form: int = 0


class FlawKind(StrEnum):
    """What a check finds. The first seven forbid the arrangement, the rest are hints."""

    TWICE = "flaw_twice"
    SAME_SEAT = "flaw_same_seat"
    NO_SUCH_SEAT = "flaw_no_such_seat"
    UNPLACED = "flaw_unplaced"
    NOT_APART = "flaw_not_apart"
    IN_SEPARATE = "flaw_in_separate"
    BARRED_FORM = "flaw_barred_form"
    SAME_FORM = "flaw_same_form"
    SAME_UNIT = "flaw_same_unit"


FORBIDDEN = frozenset(tuple(FlawKind)[:7])
"""Flaws with which nothing is stored."""


@dataclass(frozen=True)
class Flaw:
    """One finding about a person, and the neighbour it is about."""

    kind: FlawKind
    person_id: UUID
    other_id: UUID | None = None


@dataclass(frozen=True)
class Arrangement:
    """A proposal: the same venue, people and seed give the same one."""

    venue: Venue
    seed: int
    placements: tuple[Placement, ...]
    flaws: tuple[Flaw, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether it may be stored."""
        return not any(flaw.kind in FORBIDDEN for flaw in self.flaws)


@dataclass(frozen=True)
class Hall:
    """One room in one session (考场 × 场次). `seats` of 0 means that the room has no plan yet and grows."""

    id: UUID
    site: str
    room: str
    session: int
    opens_at: datetime
    closes_at: datetime
    rows: int
    columns: int
    seats: int
    separate: bool
    times: RoomTimes = RoomTimes()

    @property
    def doors_at(self) -> datetime:
        """进场开始."""
        return self.opens_at - timedelta(minutes=self.times.doors)

    @property
    def leave_at(self) -> datetime:
        """最早交卷."""
        return self.opens_at + timedelta(minutes=self.times.leave)


@dataclass(frozen=True)
class Seated:
    """One candidate on a seat as papers print it: `row` and `column` count from 1; `form` is A, B, …"""

    person_id: UUID
    hall_id: UUID
    number: int
    row: int
    column: int
    form: str
    attendance: Attendance
    extra_minutes: int = 0
    extra_reason: str = ""
    large_text: bool = False
    separate: bool = False
    begun: bool = False
    submitted: bool = False


@dataclass(frozen=True)
class Seating:
    """All of one exam: halls by session and room, candidates by hall and seat. Frozen: papers are made from it."""

    exam_id: UUID
    title: str
    minutes: int
    halls: tuple[Hall, ...]
    seated: tuple[Seated, ...]
    forms: tuple[UUID, ...] = ()
    sealed_at: datetime | None = None
    sealed_by: UUID | None = None

    def hall(self, hall_id: UUID) -> Hall:
        """The hall of a seat."""
        return next(hall for hall in self.halls if hall.id == hall_id)

    def of_hall(self, hall_id: UUID) -> tuple[Seated, ...]:
        """Who sits in a hall, by seat."""
        return tuple(one for one in self.seated if one.hall_id == hall_id)


class ChangeKind(StrEnum):
    """What a line of the 更改登记 is about."""

    MOVED = "change_moved"
    SWAPPED = "change_swapped"
    ADDED = "change_added"
    REMOVED = "change_removed"
    RESCHEDULED = "change_rescheduled"


@dataclass(frozen=True)
class Change:
    """One line of the 更改登记. `was` and `becomes` are places (`rules.place_data`) or times."""

    line: int
    at: datetime
    by: UUID
    kind: ChangeKind
    person_id: UUID | None
    was: Mapping[str, str]
    becomes: Mapping[str, str]
    reason: str


@dataclass(frozen=True)
class Needs:
    """Accommodations of one candidate; the reason is required where something is granted."""

    large_text: bool = False
    separate: bool = False
    extra_minutes: int = 0
    reason: str = ""


@dataclass(frozen=True)
class StartCode:
    """The start code of a hall, for the invigilator; `code` is empty until `shown_from`."""

    hall: Hall
    code: str
    shown_from: datetime
