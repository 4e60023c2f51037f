"""The cells of a roster file: .xlsx, .xls, .ods and .csv, as sheets of rows."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import PurePath

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from trainer.store.errors import BadInput

Cell = str | float | int | bool | date | datetime | time | timedelta | None

WORKBOOKS = (".xlsx", ".xls", ".ods")
TEXTS = (".csv", ".txt")
_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True)
class SheetRows:
    """One sheet from its first used row, which the sheet numbers `first_row`.

    `typed` where cells tell text from numbers; in a .csv a ruined number looks like a text.
    """

    name: str
    first_row: int
    rows: tuple[tuple[Cell, ...], ...]
    typed: bool


def read_sheets(content: bytes, name: str) -> tuple[SheetRows, ...]:
    """Every sheet with anything in it.

    Raises BadInput: roster.kind, roster.unreadable, roster.protected, roster.encoding.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in TEXTS:
        return (_read_text(content, name),)
    if suffix not in WORKBOOKS:
        raise BadInput("roster.kind", name=name)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [_read_sheet(workbook.get_sheet_by_name(sheet)) for sheet in workbook.sheet_names]
    except PasswordError as error:
        raise BadInput("roster.protected", name=name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise BadInput("roster.unreadable", name=name) from error
    return tuple(sheet for sheet in sheets if sheet.rows)


def _read_sheet(sheet: CalamineSheet) -> SheetRows:
    if sheet.start is None:
        return SheetRows(sheet.name, 1, (), typed=True)
    rows: list[list[Cell]] = [list(row) for row in sheet.to_python(skip_empty_area=True)]
    _fill_merged(rows, sheet)
    return SheetRows(sheet.name, sheet.start[0] + 1, tuple(tuple(row) for row in rows), typed=True)


def _fill_merged(rows: list[list[Cell]], sheet: CalamineSheet) -> None:
    """A cell merged over several rows (one unit beside all its people) holds for each of them."""
    if sheet.start is None:
        return
    top, left = sheet.start
    for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ():
        if first_column != last_column or first_row < top or not 0 <= first_column - left < len(rows[0]):
            continue
        for row in rows[first_row - top + 1 : last_row - top + 1]:
            row[first_column - left] = rows[first_row - top][first_column - left]


def _read_text(content: bytes, name: str) -> SheetRows:
    text = _decode(content, name)
    first_line = text.partition("\n")[0]
    delimiter = max(",\t;，", key=first_line.count)
    rows: Sequence[Sequence[str]] = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    return SheetRows(PurePath(name).name, 1, tuple(tuple(row) for row in rows), typed=False)


def _decode(content: bytes, name: str) -> str:
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput("roster.encoding", name=name)
