"""What leaves the credits: lines that were prepared, and what was decided about each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from trainer.activities.values import Earned
from trainer.hours.values import EntryState, HourCategory


class LineDecision(StrEnum):
    """认定, 退回, 退学: what a named person decided about what was prepared for somebody."""

    APPROVED = "approved"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Decided:
    """A decision with who took it, when and why."""

    decision: LineDecision
    by: UUID
    at: datetime
    reason: str


@dataclass(frozen=True)
class Over:
    """学时 missed of the whole, more than the rule allows: withdrawing is proposed."""

    missed: Decimal
    whole: Decimal


@dataclass(frozen=True)
class Taught:
    """授课: what a half-day brings who taught it, in one category, by a line of the activity table."""

    session_id: UUID
    on: date
    category: HourCategory
    hours: Decimal
    activity: str


@dataclass(frozen=True)
class CreditLine:
    """What was prepared for one person: attended, taught, or (`over`) too much missed.

    Where too much was missed `earned` are the hours attended, given only if a person overrules the proposal.
    """

    person_id: UUID
    earned: tuple[Earned, ...]
    taught: tuple[Taught, ...] = ()
    over: Over | None = None
    decided: Decided | None = None

    @property
    def hours(self) -> Decimal:
        """学时 for attendance: proposed, or given."""
        overruled = self.decided is not None and self.decided.decision is LineDecision.APPROVED
        return _whole(self.earned) if self.over is None or overruled else Decimal()

    @property
    def taught_hours(self) -> Decimal:
        """学时 for teaching."""
        return _whole(self.taught)


@dataclass(frozen=True)
class Credit:
    """One preparation of the hours of an activity. `rule` names the figures it was made by.

    It is pending until the last of its lines is decided; `decided_by` and `decided_at` are those of the last. `entries`
    and `taught` are those it made in the ledger for attendance and for teaching, by person; `standing` and `teaching`
    tell which of the people still have such hours there.
    """

    id: UUID
    activity_id: UUID
    number: int
    by: UUID
    at: datetime
    rule: str
    lines: tuple[CreditLine, ...]
    state: EntryState
    decided_by: UUID | None
    decided_at: datetime | None
    entries: Mapping[UUID, tuple[UUID, ...]]
    taught: Mapping[UUID, tuple[UUID, ...]]
    standing: frozenset[UUID] = frozenset()
    teaching: frozenset[UUID] = frozenset()

    @property
    def hours(self) -> Decimal:
        """学时 for attendance, over all lines."""
        return sum((line.hours for line in self.lines), Decimal())

    @property
    def open(self) -> tuple[CreditLine, ...]:
        """The lines that wait for a decision."""
        return tuple(line for line in self.lines if line.decided is None)

    def line_of(self, person_id: UUID) -> CreditLine | None:
        """What was prepared for somebody."""
        return next((line for line in self.lines if line.person_id == person_id), None)


def _whole(parts: Iterable[Earned | Taught]) -> Decimal:
    return sum((one.hours for one in parts), Decimal())
