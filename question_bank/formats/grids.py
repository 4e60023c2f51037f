"""Bytes of a spreadsheet -> sheets of trimmed texts. Knows cells, not questions."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from question_bank.formats.sheet_csv import delimiter, read_text, records
from question_bank.formats.sheet_markup import read_markup
from question_bank.formats.sheet_ods import is_encrypted, read_ods
from question_bank.formats.sheet_ole import DamagedContainer, check_container
from question_bank.formats.sheet_percent import Shown, percentages
from question_bank.formats.sheet_zip import TooLarge, has_sparse_sheet, open_container

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_WEB_PAGES = (b"<html", b"<!doctype", b"<table", b"<?xml", b"mime-version", b"<meta", b"<head", b"<body", b"<style")
_OTHER_FILES = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_FILEPASS = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
_INVISIBLE = {ord(char): None for char in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff║"} | {
    ord(char): " " for char in "\u00a0\u2002\u2003\u2009\u202f\u000b\u000c"
}
_NOT_PLAIN = re.compile("[\\n\\r" + "".join(map(chr, _INVISIBLE)) + "]|_x000D_")
_MOST_COLUMNS = 256
_LARGEST_MARKUP = 32 * 1024 * 1024

Row = tuple[int, tuple[str, ...]]


@dataclass(frozen=True)
class Grid:
    """One sheet: its rows that hold anything, each with its number in the file counted from 1.

    `broken` are the numbers of rows that could not be split into cells with certainty.
    """

    title: str
    rows: tuple[Row, ...]
    hidden: bool = False
    broken: frozenset[int] = frozenset()


class Unreadable(Exception):
    """Why a file holds no sheets; `code` is that of a problem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_grids(data: bytes) -> tuple[Grid, ...]:
    """The sheets of a workbook, or text with separators as one sheet without a title.

    What the bytes are decides, not the ending of the name. Unreadable if there is nothing to read.
    """
    if data.startswith(b"PK"):
        return _read_archive(data)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Unreadable("import.protected")
        if _WORD in data:
            raise Unreadable("import.not_a_sheet")
        if _FILEPASS.search(data):
            raise Unreadable("import.protected")
        return _read_old_workbook(data)
    if data.startswith(_BARE_BIFF):
        return _read_workbook(data)
    if data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_WEB_PAGES):
        return _read_markup(data)
    if data.startswith(_OTHER_FILES):
        raise Unreadable("import.not_a_sheet")
    return _read_text(data)


def _read_markup(data: bytes) -> tuple[Grid, ...]:
    if len(data) > _LARGEST_MARKUP:
        raise Unreadable("import.web_page")
    sheets = [(title, tuple(_trimmed(rows))) for title, rows in read_markup(data)]
    if not any(rows for _, rows in sheets):
        raise Unreadable("import.web_page")
    return tuple(Grid(title, rows) for title, rows in sheets)


def _read_text(data: bytes) -> tuple[Grid, ...]:
    text = read_text(data)
    if text is None:
        raise Unreadable("import.unreadable" if b"\x00" in data else "import.encoding")
    rows, broken = [], set()
    for number, (cells, sound) in enumerate(records(text, delimiter(text)), start=1):
        rows.append(cells)
        if not sound:
            broken.add(number)
    return (Grid("", _filled(rows), broken=frozenset(broken)),)


def _read_archive(data: bytes) -> tuple[Grid, ...]:
    try:
        archive = open_container(data)
        names = {name.lower() for name in archive.namelist()}
        if "content.xml" in names:
            if is_encrypted(archive):
                raise Unreadable("import.protected")
            return tuple(Grid(title, tuple(_trimmed(rows))) for title, rows in read_ods(archive))
        if not any(name.startswith("xl/") for name in names) or "xl/workbook.bin" in names:
            raise Unreadable("import.not_a_sheet")
        if has_sparse_sheet(data, archive):
            return _read_sparse(data)
        shown = percentages(archive)
    except TooLarge:
        raise Unreadable("import.zip_bomb") from None
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError):
        raise Unreadable("import.damaged") from None
    except (KeyError, ValueError, RuntimeError, NotImplementedError):
        raise Unreadable("import.unreadable") from None
    return _read_workbook(data, shown)


def _read_workbook(data: bytes, shown: Mapping[str, Shown] | None = None) -> tuple[Grid, ...]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return _sheets(CalamineWorkbook.from_filelike(io.BytesIO(data)), shown or {})
    except PasswordError:
        raise Unreadable("import.protected") from None
    except (CalamineError, OSError, ValueError):
        raise Unreadable("import.unreadable") from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable("import.damaged") from None


def _read_old_workbook(data: bytes) -> tuple[Grid, ...]:
    try:
        check_container(data)
    except DamagedContainer:
        raise Unreadable("import.damaged") from None
    return _read_workbook(data)


def _sheets(workbook: CalamineWorkbook, shown: Mapping[str, Shown]) -> tuple[Grid, ...]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    grids = []
    for known in workbook.sheets_metadata:
        if known.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(known.name)
        rows = _filled(sheet.iter_rows())
        if overrides := shown.get(known.name):
            rows = _as_shown(rows, overrides, sheet.start[1] if sheet.start else 0)
        rows = _with_merges(rows, sheet)
        grids.append(Grid(known.name, rows, known.visible is not SheetVisibleEnum.Visible))
    return tuple(grids)


def _as_shown(rows: tuple[Row, ...], shown: Shown, first: int) -> tuple[Row, ...]:
    return tuple(
        (number, tuple(shown.get((number, first + place), text) for place, text in enumerate(cells)))
        for number, cells in rows
    )


def _with_merges(rows: tuple[Row, ...], sheet: CalamineSheet) -> tuple[Row, ...]:
    """A cell merged over several rows stands in each of them that holds anything else."""
    merges = [(top, bottom) for top, bottom in sheet.merged_cell_ranges or () if bottom[0] > top[0]]
    if not merges or sheet.start is None:
        return rows
    first = sheet.start[1]
    positions = {number: index for index, (number, _) in enumerate(rows)}
    filled = [list(cells) for _, cells in rows]
    for (top, left), (bottom, _right) in merges:
        column, source = left - first, positions.get(top + 1)
        if source is None or not 0 <= column < len(filled[source]) or bottom - top > len(rows) * 2 + 1000:
            continue
        for number in range(top + 2, bottom + 2):
            if (index := positions.get(number)) is not None:
                cells = filled[index]
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = cells[column] or filled[source][column]
    return tuple((number, tuple(cells)) for (number, _), cells in zip(rows, filled, strict=True))


def _read_sparse(data: bytes) -> tuple[Grid, ...]:
    """Row by row, for the rare sheet whose rectangle would not fit into memory."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            grids = []
            for sheet in workbook.worksheets:
                sheet.reset_dimensions()
                rows = _filled(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True))
                grids.append(Grid(sheet.title, rows, sheet.sheet_state != "visible"))
        except (KeyError, ValueError, TypeError, AttributeError, OSError, zipfile.BadZipFile):
            raise Unreadable("import.unreadable") from None
    return tuple(grids)


def _filled(rows: Iterable[Iterable[object]]) -> tuple[Row, ...]:
    return tuple(_trimmed(enumerate(rows, start=1)))


def _trimmed(rows: Iterable[tuple[int, Iterable[object]]]) -> Iterator[Row]:
    blank: object = None
    for number, values in rows:
        if values is blank:  # a sparse reader gives one and the same row for all that hold nothing
            continue
        row = list(values)
        if row.count("") + row.count(None) == len(row):
            blank = values
            continue
        texts = [_plain_text(value) if type(value) is str else cell_text(value) for value in row]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            yield number, tuple(texts)


def cell_text(value: object) -> str:
    """A cell as somebody reads it: 3.0 is 3, a date is 2021-01-22, TRUE is 正确."""
    match value:
        case None | "":
            return ""
        case str():
            return _plain_text(value)
        case bool():
            return "正确" if value else "错误"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
        case datetime() if not (value.hour or value.minute or value.second):
            return value.date().isoformat()
        case time():
            return value.strftime("%H:%M" if not value.second else "%H:%M:%S")
        case date():
            return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
        case timedelta():
            return str(value)
    return str(value)


def _plain_text(text: str) -> str:
    if not _NOT_PLAIN.search(text):
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").translate(_INVISIBLE)
    if "\n" not in text:
        return text.strip()
    return "\n".join(line.strip() for line in text.strip().split("\n"))
