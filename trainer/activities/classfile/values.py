"""What leaves the file of a class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from trainer.activities.values import Slot


class SlotState(StrEnum):
    """缺, 部分, 可出具, 已归档, 不适用."""

    MISSING = "missing"
    PARTLY = "partly"
    MADE = "made"
    FILED = "filed"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class ClassPaper:
    """A file that was put in, or (without `hash`) why its place stays empty: then `name` holds the reason."""

    id: UUID
    slot: str
    name: str
    hash: str | None
    by: UUID
    at: datetime


@dataclass(frozen=True)
class SlotLine:
    """One place of the file with what is in it; `wanted` files of it are expected."""

    slot: Slot
    state: SlotState
    papers: tuple[ClassPaper, ...]
    wanted: int


@dataclass(frozen=True)
class Rating:
    """The mean of so many evaluation sheets out of 100; of the class itself without a person.

    From single sheets there are `means` by item (1 to 5); `points` is None where they are too few to be told.
    """

    person_id: UUID | None
    sheets: int
    points: Decimal | None
    remark: str = ""
    means: Mapping[str, Decimal] = field(default_factory=dict)
