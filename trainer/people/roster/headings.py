"""Finding the heading line of a sheet and reading the lines below it: pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from trainer.people.roster.cells import plain, read_cell
from trainer.people.roster.reading import Cell, SheetRows
from trainer.people.roster.synonyms import HEADINGS, TOTALS
from trainer.people.roster.values import CellValue, Column, RosterProblem
from trainer.store.errors import BadInput

SEARCHED_ROWS = 30
FEWEST_COLUMNS = 2

_COLUMN_OF = {heading: column for column, headings in HEADINGS.items() for heading in headings}
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[*#:/、]")


@dataclass(frozen=True)
class Header:
    """Where a sheet's headings stand and which places belong to which column, in the order of the sheet."""

    index: int
    places: Mapping[Column, tuple[int, ...]]
    headings: Mapping[int, str]
    ignored: tuple[str, ...]


@dataclass(frozen=True)
class ReadRow:
    """One line under the headings: the values of its filled cells and what could not be read."""

    sheet: str
    row: int
    values: Mapping[Column, CellValue]
    problems: tuple[RosterProblem, ...] = field(default=())


def column_of(heading: str) -> Column | None:
    """The column a heading means; remarks in brackets, stars and colons do not matter."""
    return _COLUMN_OF.get(_ASIDE.sub("", plain(heading)))


def find_header(sheet: SheetRows) -> Header | None:
    """The line among the first thirty that names a person's name and most other columns; titles above are skipped."""
    found = (_header(index, row) for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]))
    usable = [header for header in found if Column.NAME in header.places and len(header.places) >= FEWEST_COLUMNS]
    return max(usable, key=lambda header: len(header.places), default=None)


def read_rows(sheet: SheetRows, header: Header) -> Iterator[ReadRow]:
    """The lines that are persons: blank lines, totals and repeated headings are left out."""
    for index, cells in enumerate(sheet.rows[header.index + 1 :], header.index + 1):
        row = _read_row(sheet, sheet.first_row + index, header, cells)
        if row.problems or (row.values and not _is_furniture(row)):
            yield row


def _header(index: int, cells: Sequence[Cell]) -> Header:
    places: dict[Column, tuple[int, ...]] = {}
    headings: dict[int, str] = {}
    for place, cell in enumerate(cells):
        if not isinstance(cell, str) or not cell.strip():
            continue
        headings[place] = " ".join(cell.split())
        if column := column_of(cell):
            places[column] = (*places.get(column, ()), place)
    known = {place for somewhere in places.values() for place in somewhere}
    ignored = tuple(heading for place, heading in headings.items() if place not in known)
    return Header(index, places, headings, ignored)


def _read_row(sheet: SheetRows, row: int, header: Header, cells: Sequence[Cell]) -> ReadRow:
    values: dict[Column, CellValue] = {}
    problems = []
    for column, places in header.places.items():
        for place in places:
            try:
                value = read_cell(column, cells[place], sheet.typed) if place < len(cells) else None
            except BadInput as error:
                params = {"column": header.headings[place], **error.params}
                problems.append(RosterProblem(sheet.name, row, error.code, params))
                continue
            if value is not None:
                values.setdefault(column, value)
    return ReadRow(sheet.name, row, values, tuple(problems))


def _is_furniture(row: ReadRow) -> bool:
    name = plain(str(row.values.get(Column.NAME, "")))
    return name in TOTALS or column_of(name) is Column.NAME
