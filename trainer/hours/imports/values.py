"""What leaves the import of hours: the preview of a file with every row that cannot be taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from trainer.hours.values import HourCategory, HourDraft


class Column(StrEnum):
    """What a column of a sheet of hours may hold."""

    NAME = "name"
    NUMBER = "number"
    ID_NUMBER = "id_number"
    UNIT = "unit"
    DATE = "date"
    UNTIL = "until"
    TOPIC = "topic"
    ORGANISER = "organiser"
    WAY = "way"
    CATEGORY = "category"
    HOURS = "hours"
    ACTIVITY = "activity"
    FIELD = "field"
    PUBLIC_LAW = "public_law"
    PROFESSIONAL = "professional"
    POLITICAL = "political"


class Flaw(StrEnum):
    """Why a row is left out, or what to look at before taking it in."""

    NO_PERSON = "no_person"
    SEVERAL = "several"
    CONTRADICTION = "contradiction"
    NO_HOURS = "no_hours"
    BAD_HOURS = "bad_hours"
    BAD_DATE = "bad_date"
    FUTURE = "future"
    NO_CATEGORY = "no_category"
    NO_TOPIC = "no_topic"
    TWICE = "twice"
    STANDS = "stands"
    NO_HEADINGS = "no_headings"


@dataclass(frozen=True)
class Defaults:
    """What holds for rows that say nothing themselves; `on` is also the day of sheets with one sum a year."""

    on: date
    category: HourCategory | None = None
    topic: str = ""


@dataclass(frozen=True)
class ReadLine:
    """One line under the headings; `row` counts as the sheet shows it."""

    sheet: str
    row: int
    cells: Mapping[Column, object]


@dataclass(frozen=True)
class RowProblem:
    """Why a row is left out; `text` is what stands in the cell."""

    sheet: str
    row: int
    name: str
    flaw: Flaw
    text: str = ""


@dataclass(frozen=True)
class GoodRow:
    """Hours that can be taken in; `again` where the same person, day and topic stand already."""

    sheet: str
    row: int
    name: str
    draft: HourDraft
    again: bool = False


@dataclass(frozen=True)
class HoursPreview:
    """What a file would bring. `year` is the one its name or titles speak of, if any."""

    name: str
    rows: tuple[GoodRow, ...]
    problems: tuple[RowProblem, ...]
    year: int | None
    defaults: Defaults

    @property
    def people(self) -> frozenset[UUID]:
        return frozenset(row.draft.person_id for row in self.rows)
