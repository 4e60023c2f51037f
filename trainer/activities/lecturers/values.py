"""What leaves the pool of lecturers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

Away = tuple[tuple[date, date], ...]
"""Stretches of days, first and last, on which somebody cannot teach."""


@dataclass(frozen=True)
class LecturerDraft:
    """What the pool knows of a person: where from, by which right, what they teach, until when they are engaged."""

    organisation: str = ""
    qualification: str = ""
    topics: tuple[str, ...] = ()
    until: date | None = None
    away: Away = ()


@dataclass(frozen=True)
class Lecturer:
    """`taught` and `coming` are 学时 of the year, before and from today; `points` the mean of all evaluation sheets."""

    person_id: UUID
    name: str
    unit: str
    outside: bool
    draft: LecturerDraft
    retired: bool
    taught: Decimal
    coming: Decimal
    classes: int
    sheets: int
    points: Decimal | None
    last: date | None


@dataclass(frozen=True)
class Lesson:
    """One half-day somebody teaches."""

    activity_id: UUID
    title: str
    on: date
    half: str
    topic: str
    hours: Decimal
    unit_id: UUID | None
