"""The cells of a roster file: .xlsx, .xls, .ods and .csv, as sheets of rows."""

from __future__ import annotations

import codecs
import csv
import io
import re
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from question_bank.formats.sheet_zip import TooLarge, has_sparse_sheet, inflated, open_container
from trainer.store.errors import BadInput

Cell = str | float | int | bool | date | datetime | time | timedelta | None

WORKBOOKS = (".xlsx", ".xls", ".ods")
TEXTS = (".csv", ".txt")
_MANY_CELLS = re.compile(rb'<table:table-cell\b[^<>]*\bnumber-columns-repeated="\d{4,}"[^<>]*(?<!/)>')
_MANY_ROWS = re.compile(rb'<table:table-row\b[^<>]*\bnumber-rows-repeated="\d{4,}"[^<>]*(?<!/)>')
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

    Raises BadInput: roster.kind, roster.unreadable, roster.protected, roster.encoding, roster.swollen.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in TEXTS:
        return (_read_text(content, name),)
    if suffix not in WORKBOOKS:
        raise BadInput("roster.kind", name=name)
    refuse_swollen(content, name)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [_read_sheet(workbook.get_sheet_by_name(sheet)) for sheet in workbook.sheet_names]
    except PasswordError as error:
        raise BadInput("roster.protected", name=name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise BadInput("roster.unreadable", name=name) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise BadInput("roster.unreadable", name=name) from None
    return tuple(sheet for sheet in sheets if sheet.rows)


def refuse_swollen(content: bytes, name: str) -> None:
    """Raises BadInput: roster.swollen for a workbook that unpacks to more than any office's, or spreads a few cells
    over a sheet that no memory holds; roster.unreadable for a broken archive."""
    if not content.startswith(b"PK"):
        return
    try:
        archive = open_container(content)
        if has_sparse_sheet(content, archive) or _repeats(content, archive):
            raise TooLarge
    except TooLarge:
        raise BadInput("roster.swollen", name=name) from None
    except (BadZipFile, zlib.error, OSError, EOFError, ValueError, struct.error) as error:
        raise BadInput("roster.unreadable", name=name) from error


def _repeats(content: bytes, archive: ZipFile) -> bool:
    """Whether an .ods says of a cell or row with something in it that it comes a thousand times and more."""
    if "content.xml" not in archive.namelist():
        return False
    text = b"".join(inflated(content, archive.getinfo("content.xml")))
    rows = (text[found.end() : text.find(b"</table:table-row>", found.end())] for found in _MANY_ROWS.finditer(text))
    return _MANY_CELLS.search(text) is not None or any(b"<text:" in row for row in rows)


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
    try:
        rows: Sequence[Sequence[str]] = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise BadInput("roster.unreadable", name=name) from error
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
