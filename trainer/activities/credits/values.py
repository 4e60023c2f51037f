"""What leaves the credits: lines that were prepared, and what was decided about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from trainer.activities.values import Earned
from trainer.hours.values import EntryState


@dataclass(frozen=True)
class CreditLine:
    """One person's hours as they were prepared; none where too much was missed."""

    person_id: UUID
    earned: tuple[Earned, ...]

    @property
    def hours(self) -> Decimal:
        return sum((one.hours for one in self.earned), Decimal())


@dataclass(frozen=True)
class Credit:
    """One preparation of the hours of an activity with its decision. `rule` names the figures it was made by.

    `entries` are those it made in the ledger, by person; `standing` tells which of the people still have hours there.
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
    reason: str
    entries: Mapping[UUID, tuple[UUID, ...]]
    standing: frozenset[UUID]

    @property
    def hours(self) -> Decimal:
        return sum((line.hours for line in self.lines), Decimal())
