"""What the page of rooms and seats shows, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from trainer.exams.papers.values import PaperSet
from trainer.exams.rooms.plan import placements_of
from trainer.exams.rooms.values import (
    FORBIDDEN,
    FORM_LETTERS,
    Arrangement,
    Change,
    Flaw,
    Placement,
    Seated,
    Seating,
    SessionPlan,
    StartCode,
    Venue,
)
from trainer.exams.rules import OUTSIDE, VOID
from trainer.exams.values import Attendance, Exam, ExamState
from trainer.people.values import PersonRow
from trainer.ui.tones import Tone


class Side(StrEnum):
    """What the panel at the right holds."""

    CANDIDATE = "candidate"
    PLAN = "plan"
    FINDINGS = "findings"
    CHANGES = "changes"
    CODES = "codes"


Cell = tuple[int, int]
"""Session and room, from 0."""


@dataclass(frozen=True)
class SeatCell:
    """One place of the grid; `sign` says the state without colour."""

    number: int
    person_id: UUID | None = None
    name: str = ""
    unit: str = ""
    form: str = ""
    sign: str = ""
    tone: Tone = Tone.PLAIN
    chosen: bool = False


@dataclass(frozen=True)
class RoomsState:
    """`proposal` is what is shown while it is not stored; `moving` says that the next seat chosen is the target."""

    exam: Exam
    seating: Seating
    venue: Venue
    actor_id: UUID
    people: Mapping[UUID, PersonRow] = field(default_factory=dict)
    sets: tuple[PaperSet, ...] = ()
    proposal: Arrangement | None = None
    flaws: tuple[Flaw, ...] = ()
    changes: tuple[Change, ...] = ()
    codes: tuple[StartCode, ...] = ()
    cell: Cell = (0, 0)
    chosen: UUID | None = None
    moving: bool = False
    side: Side = Side.CANDIDATE
    seed: int = 0
    undo: int = 0
    said: str = ""
    may_prepare: bool = False
    may_run: bool = False

    @property
    def plan(self) -> Venue:
        """The venue in view."""
        return self.proposal.venue if self.proposal else self.venue

    @property
    def placements(self) -> tuple[Placement, ...]:
        """Who sits where in what is in view."""
        return self.proposal.placements if self.proposal else placements_of(self.seating)

    @property
    def place(self) -> Placement | None:
        """Where the chosen candidate sits."""
        return next((one for one in self.placements if one.person_id == self.chosen), None)

    @property
    def seated(self) -> Seated | None:
        """The chosen candidate as stored."""
        return next((one for one in self.seating.seated if one.person_id == self.chosen), None)

    @property
    def sealed(self) -> bool:
        return self.seating.sealed_at is not None

    @property
    def arranged(self) -> bool:
        """Whether the stored seats come from a plan."""
        return any(hall.seats for hall in self.seating.halls)

    @property
    def open(self) -> bool:
        """Whether seats may still be changed at all."""
        return self.may_prepare and self.exam.state is not ExamState.CLOSED

    @property
    def worst(self) -> int:
        """How many findings forbid the plan in view."""
        return sum(flaw.kind in FORBIDDEN for flaw in self.flaws)


def grid(state: RoomsState) -> tuple[SeatCell, ...]:
    """The places of the hall in view, by number."""
    room = state.cell[1]
    if room >= len(state.plan.rooms):
        return ()
    here = {one.number: one for one in state.placements if (one.session, one.room) == state.cell}
    stored = {one.person_id: one for one in state.seating.seated}
    several = len(state.proposal.venue.forms if state.proposal else state.seating.forms) > 1
    return tuple(
        _cell(state, number, here.get(number), stored, several)
        for number in range(1, max([state.plan.rooms[room].seats, *here]) + 1)
    )


def occupancy(state: RoomsState, cell: Cell) -> int:
    """How many sit in a hall."""
    return sum((one.session, one.room) == cell for one in state.placements)


def cells(state: RoomsState) -> tuple[Cell, ...]:
    """Every hall of the plan in view, session by session."""
    plan = state.plan
    return tuple((session, room) for session in range(len(plan.sessions)) for room in range(len(plan.rooms)))


def series(first: datetime, count: int, every: int, a_day: int, entry: int) -> tuple[SessionPlan, ...]:
    """Sessions one after the other, `every` minutes apart, so many a day, each day at the time of the first.

    `entry` is 最迟入场 in minutes after the beginning.
    """
    begins = (first + timedelta(days=number // a_day, minutes=every * (number % a_day)) for number in range(count))
    return tuple(SessionPlan(opens, opens + timedelta(minutes=entry)) for opens in begins)


def _cell(
    state: RoomsState, number: int, one: Placement | None, stored: Mapping[UUID, Seated], several: bool
) -> SeatCell:
    if one is None:
        return SeatCell(number)
    person, seat = state.people.get(one.person_id), stored.get(one.person_id)
    sign, tone = _standing(seat, one.person_id, state.flaws)
    return SeatCell(
        number=number,
        person_id=one.person_id,
        name=person.name if person else "",
        unit=person.unit if person else "",
        form=FORM_LETTERS[one.form] if several else "",
        sign=sign,
        tone=tone,
        chosen=one.person_id == state.chosen,
    )


def _standing(seat: Seated | None, person_id: UUID, flaws: tuple[Flaw, ...]) -> tuple[str, Tone]:
    """Sign and colour: a finding first, then the state of the candidate, then a need."""
    if any(flaw.kind in FORBIDDEN and person_id in (flaw.person_id, flaw.other_id) for flaw in flaws):
        return "!", Tone.BAD
    if seat is None:
        return "", Tone.PLAIN
    if seat.attendance in VOID | {Attendance.ABSENT, Attendance.MISCONDUCT}:
        return "×", Tone.BAD
    if seat.attendance in OUTSIDE:
        return "—", Tone.WARN
    if seat.submitted:
        return "✓", Tone.OK
    if seat.begun:
        return "…", Tone.BRAND
    return ("+" if seat.extra_minutes or seat.large_text or seat.separate else ""), Tone.PLAIN
