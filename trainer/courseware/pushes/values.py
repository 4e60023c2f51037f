"""What leaves the giving of courseware."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class Target:
    """Whom an item is given to: persons by name, and everybody of a unit with all below it, of a post, or of both.

    `post` are words that the post contains. Whoever comes to the unit or the post later has the item too.
    """

    people: tuple[UUID, ...] = ()
    unit_id: UUID | None = None
    post: str = ""

    @property
    def wide(self) -> bool:
        """Whether it concerns more than persons by name."""
        return self.unit_id is not None or bool(self.post.strip())


@dataclass(frozen=True)
class Push:
    """An item given to a unit or a post, while it lasts."""

    id: UUID
    item_id: UUID
    unit_id: UUID | None
    post: str
    due_on: date | None
    by: UUID
    at: datetime

    def reaches(self, units: Collection[UUID], post: str) -> bool:
        """Whether somebody has it; `units` are their own unit and all above it."""
        return (self.unit_id is None or self.unit_id in units) and self.post in post


def soonest(days: Collection[date | None]) -> date | None:
    """The earliest date there is."""
    return min((day for day in days if day is not None), default=None)
