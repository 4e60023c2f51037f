"""What leaves the annual plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from trainer.activities.values import ActivityKind, HourShares
from trainer.people.values import Category


@dataclass(frozen=True)
class PlanScope:
    """Whom a line is for: a unit with all below it, categories of persons (none named: all), key posts only."""

    unit_id: UUID | None = None
    categories: tuple[Category, ...] = ()
    key_posts: bool = False


@dataclass(frozen=True)
class PlanDraft:
    """One line of a year's plan.

    `since` and `until` are its term: in a rotation (轮训) everybody of the scope is to be trained by its last day.
    `target` is a number of people, `budget` yuan; `exam_needed` asks for the acceptance exam.
    """

    year: int
    title: str
    since: date
    until: date
    kind: ActivityKind = ActivityKind.CLASS
    content: str = ""
    audience: str = ""
    indicator: str = ""
    target: int = 0
    hours: HourShares = field(default_factory=dict)
    owner: str = ""
    budget: Decimal = Decimal()
    rotation: bool = False
    scope: PlanScope = PlanScope()
    exam_needed: bool = False

    @property
    def whole(self) -> Decimal:
        """学时 in all categories."""
        return sum(self.hours.values(), Decimal())


@dataclass(frozen=True)
class PlanLine:
    """A line with what came of it: classes that were not cancelled, those over, and the yuan spent on them."""

    id: UUID
    draft: PlanDraft
    dropped: bool
    activities: int
    ended: int
    spent: Decimal
