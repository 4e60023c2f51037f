"""Finds the headings of every sheet and gives the lines below them. Pure apart from reading the bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from trainer.hours.imports.cells import plain, text_of, year_in
from trainer.hours.imports.synonyms import HEADINGS, TOTALS
from trainer.hours.imports.values import Column, Flaw, ReadLine, RowProblem
from trainer.people.roster.reading import Cell, SheetRows, read_sheets
from trainer.store.files import file_hash

SEARCHED_ROWS = 30
_COLUMN_OF = {heading: column for column, headings in HEADINGS.items() for heading in headings}
_REPEATED = frozenset(HEADINGS[Column.NAME]) | {"序号"}
_SUMS = (Column.PUBLIC_LAW, Column.PROFESSIONAL, Column.POLITICAL)


class HoursFile:
    """All lines of a file, the sheets that hold none, and the year it speaks of."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self.hash = file_hash(content)
        self.lines: list[ReadLine] = []
        self.problems: list[RowProblem] = []
        self.year = year_in(name)
        sheets = read_sheets(content, name)
        for sheet in sheets:
            found = _header(sheet)
            if found is None:
                self.problems.append(RowProblem(sheet.name, sheet.first_row, "", Flaw.NO_HEADINGS))
            else:
                index, places = found
                self.year = self.year or _year_above(sheet, index)
                self.lines += _lines(sheet, index, places)


def _header(sheet: SheetRows) -> tuple[int, Mapping[Column, int]] | None:
    """The line among the first thirty that names people and hours and most other columns."""
    found = ((index, _places(row)) for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]))
    usable = [
        (index, places)
        for index, places in found
        if places.keys() & {Column.NAME, Column.NUMBER} and places.keys() & {Column.HOURS, *_SUMS}
    ]
    return max(usable, key=lambda one: len(one[1]), default=None)


def _places(cells: Sequence[Cell]) -> Mapping[Column, int]:
    places: dict[Column, int] = {}
    for place, cell in enumerate(cells):
        column = _COLUMN_OF.get(plain(cell)) if isinstance(cell, str) else None
        if column is not None:
            places.setdefault(column, place)
    return places


def _lines(sheet: SheetRows, index: int, places: Mapping[Column, int]) -> Iterator[ReadLine]:
    wanted = tuple(places.items())
    for at, row in enumerate(sheet.rows[index + 1 :], index + 1):
        width = len(row)
        cells = {column: row[place] for column, place in wanted if place < width and row[place] not in (None, "")}
        if cells and not _is_furniture(cells, row):
            yield ReadLine(sheet.name, sheet.first_row + at, cells)


def _is_furniture(cells: Mapping[Column, object], row: Sequence[Cell]) -> bool:
    """Sums, repeated headings and the line of signatures below a table."""
    first = next((cell for cell in row if cell not in (None, "")), "")
    name = cells.get(Column.NAME, "")
    return (isinstance(first, str) and _marks_end(first)) or (isinstance(name, str) and _marks_end(name))


@lru_cache(10_000)
def _marks_end(cell: str) -> bool:
    mark = plain(cell)
    return mark in _REPEATED or any(mark.startswith(word) for word in TOTALS)


def _year_above(sheet: SheetRows, index: int) -> int | None:
    texts = (text_of(cell) for row in sheet.rows[:index] for cell in row if cell is not None)
    return next((year for year in map(year_in, (*texts, sheet.name)) if year), None)
