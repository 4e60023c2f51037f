"""What leaves the roster room: the preview of a file, its result, and the lines of an export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from trainer.people.values import Leaving, PersonDraft

CellValue = str | bool | date | tuple[str, ...]
"""What a readable cell holds; enums are texts."""


class Column(StrEnum):
    """The columns a roster may have; apart from unit, department and why somebody left each bears the
    name of its place in a draft."""

    NAME = "name"
    SEX = "sex"
    ID_NUMBER = "id_number"
    BIRTH_DATE = "birth_date"
    UNIT = "unit"
    DEPARTMENT = "department"
    POST = "post"
    KEY_POST = "key_post"
    CATEGORY = "category"
    ESTABLISHMENT = "establishment"
    WORK_NUMBER = "work_number"
    CERTIFICATE_NUMBER = "certificate_number"
    CERTIFICATE_VALID_UNTIL = "certificate_valid_until"
    FIELDS = "fields"
    EDUCATION = "education"
    MAJOR = "major"
    LEGAL_QUALIFICATION = "legal_qualification"
    LEGAL_REVIEWER = "legal_reviewer"
    PHONE = "phone"
    LEAVING = "leaving"


class RowAction(StrEnum):
    """What taking a row in would do."""

    NEW = "new"
    UPDATE = "update"
    LEAVE = "leave"
    UNCHANGED = "unchanged"
    PROBLEM = "problem"


@dataclass(frozen=True)
class RosterProblem:
    """Why a row is left out; `code` and `params` have their words in `words.py`, `row` counts as the sheet shows it."""

    sheet: str
    row: int
    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class RosterRow:
    """One line of the preview: the person as the row would leave them, and as they are stored now.

    `new_unit` is the path of a unit that is made first; `draft.unit_id` is None then. `leaving` is why they left.
    `namesakes` are the units of stored persons of that name whom no number tells from a new one.
    """

    sheet: str
    row: int
    action: RowAction
    name: str
    unit: str = ""
    person_id: UUID | None = None
    draft: PersonDraft | None = None
    before: PersonDraft | None = None
    new_unit: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    leaving: Leaving | None = None
    namesakes: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewUnit:
    """A unit the file names and the office does not have; `path` are the names from the root down.

    Made below `below_id`, or where that is None below the new unit of the path above.
    """

    path: tuple[str, ...]
    below_id: UUID | None
    below: str


@dataclass(frozen=True)
class RosterPreview:
    """All that a file would do; nothing is written until it is applied."""

    file: str
    hash: str
    rows: tuple[RosterRow, ...]
    problems: tuple[RosterProblem, ...]
    new_units: tuple[NewUnit, ...]
    columns: tuple[Column, ...]
    ignored_headings: tuple[str, ...]

    def count(self, action: RowAction) -> int:
        return sum(row.action is action for row in self.rows)


@dataclass(frozen=True)
class RosterResult:
    """What was taken in; `left` are those it took out of the lists. `cancelled` with some rows done only where the file
    was larger than one transaction."""

    added: int
    updated: int
    units: int
    cancelled: bool = False
    left: int = 0


@dataclass(frozen=True)
class RosterLine:
    """One person of an export, with the ID number as the reader may have it and the unit as an import finds it."""

    unit: str
    draft: PersonDraft
