"""What leaves the profile capability: targets of the documents, members of the staff, what they come to per unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from trainer.hours.values import RuleSource
from trainer.people.values import Category, Education, PersonStatus


class Measure(StrEnum):
    """What a target counts."""

    COLLEGE = "college"
    LAW_GRADUATES = "law_graduates"
    LEGAL_QUALIFICATION = "legal_qualification"
    REVIEWERS = "reviewers"
    STATION_HEADS = "station_heads"


class Reach(StrEnum):
    """How a unit stands to a target. OPEN: the document names no figure, so only the trend is shown."""

    MET = "target_met"
    SHORT = "target_short"
    OPEN = "target_open"
    NOBODY = "target_nobody"


@dataclass(frozen=True)
class Target:
    """One demand of one document. `share` is from 0 to 1, None where the document names no figure.

    `words` are those of majors (law graduates) or of posts (station heads); `training` those of the topic of the
    training that station heads need. `proposed` says that the figure is ours and the unit answers for it.
    """

    id: str
    measure: Measure
    name: str
    share: Decimal | None
    until: date | None
    of: frozenset[Category]
    source: RuleSource
    demand: str
    words: tuple[str, ...] = ()
    training: tuple[str, ...] = ()
    proposed: bool = False


@dataclass(frozen=True)
class Member:
    """What counts about one person. `topics` are those of approved training hours, of every year."""

    id: UUID
    name: str
    unit_id: UUID | None
    post: str
    category: Category
    status: PersonStatus
    education: Education
    major: str
    legal_qualification: bool
    legal_reviewer: bool
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnitState:
    """A unit with all below it: `count` of `base` people meet the target; `missing` are who do not.

    `wanted` is how many more would be needed, None without a figure. For reviewers nobody is missing by name.
    """

    unit_id: UUID | None
    unit: str
    depth: int
    base: int
    count: int
    wanted: int | None
    reach: Reach
    missing: tuple[UUID, ...] = ()

    @property
    def share(self) -> Decimal | None:
        return None if not self.base else Decimal(self.count) / self.base


@dataclass(frozen=True)
class Point:
    """A figure as it was kept on a day."""

    on: date
    count: int
    base: int

    @property
    def share(self) -> Decimal | None:
        return None if not self.base else Decimal(self.count) / self.base
