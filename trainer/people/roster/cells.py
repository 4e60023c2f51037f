"""From one cell to its value: pure, and never a guess where a spreadsheet has ruined what was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from trainer.people.roster.reading import Cell
from trainer.people.roster.synonyms import NO, NOTHING, WORDS, YES
from trainer.people.roster.values import CellValue, Column
from trainer.people.rules import clean_id_number
from trainer.store.errors import BadInput

LONGEST_TEXT, LONGEST_NUMBER = 80, 40
EXACT_DIGITS = 15
"""A spreadsheet keeps fifteen digits of a number; those behind become zeros."""

_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_EIGHT_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SHEET_EPOCH = date(1899, 12, 30)
_SERIAL_DAYS = range(3654, 73051)
"""Serial day numbers of the years 1910 to 2099."""


def read_cell(column: Column, cell: Cell, typed: bool = True) -> CellValue | None:
    """The value of a cell, None for an empty one; `typed` as in SheetRows.

    Raises BadInput: roster.ruined_number, roster.date, roster.unknown_word, roster.not_yes_no, roster.too_long,
    roster.not_text.
    """
    if cell is None or (isinstance(cell, str) and plain(cell) in ("", *NOTHING)):
        return None
    return _READERS[column](cell, typed)


def plain(text: str) -> str:
    """Half-width, without spaces and line breaks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _text(cell: Cell, typed: bool) -> str:
    text = " ".join(_written(cell).split())
    if len(text) > LONGEST_TEXT:
        raise BadInput("roster.too_long", longest=LONGEST_TEXT)
    return text


def _name(cell: Cell, typed: bool) -> str:
    """Offices pad two-character names with a space to fill the column."""
    text = _text(cell, typed)
    return text if text.isascii() else "".join(text.split())


def _number(cell: Cell, typed: bool) -> str:
    """工号, 执法证号, 电话: kept as text."""
    text = plain(_written(cell)).lstrip("'")
    if _SCIENTIFIC.fullmatch(text):
        raise BadInput("roster.ruined_number", shown=text)
    if len(text) > LONGEST_NUMBER:
        raise BadInput("roster.too_long", longest=LONGEST_NUMBER)
    return text


def _id_number(cell: Cell, typed: bool) -> str:
    text = clean_id_number(_number(cell, typed))
    if not typed and len(text) == 18 and text.endswith("000"):
        raise BadInput("roster.ruined_number", shown=text)
    return text


def _written(cell: Cell) -> str:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise BadInput("roster.not_text", shown=str(cell))
    if isinstance(cell, str):
        return cell
    if abs(cell) >= 10**EXACT_DIGITS:
        raise BadInput("roster.ruined_number", shown=f"{cell:.5E}")
    return str(int(cell)) if cell == int(cell) else str(cell)


def _date(cell: Cell, typed: bool) -> date:
    """2027-08-31, 2027/8/31, 2027年8月31日, 20270831, a spreadsheet date; the end of "… 至 …"."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float | int) and not isinstance(cell, bool) and int(cell) in _SERIAL_DAYS:
        return _SHEET_EPOCH + timedelta(days=int(cell))
    text = cell if isinstance(cell, str) else _written(cell)
    last = re.split(r"[至~～]|--|—", unicodedata.normalize("NFKC", text).strip())[-1].strip()
    found = _DATE.match(last) or _EIGHT_DIGITS.fullmatch(last)
    try:
        if found is None:
            raise ValueError(text)
        return date(*(int(part) for part in found.groups()))
    except ValueError as error:
        raise BadInput("roster.date", shown=text) from error


def _yes_no(cell: Cell, typed: bool) -> bool:
    if isinstance(cell, bool):
        return cell
    text = plain(_written(cell)).upper()
    if text in YES:
        return True
    if text in NO:
        return False
    raise BadInput("roster.not_yes_no", shown=text)


def _several(cell: Cell, typed: bool) -> tuple[str, ...]:
    parts = re.split(r"[、,，;；/\s]+", _text(cell, typed))
    return tuple(dict.fromkeys(part for part in parts if part))


def _word(column: Column, cell: Cell, typed: bool) -> str:
    text = plain(_written(cell))
    for value, words in WORDS[column].items():
        if text in words:
            return value
    known = "、".join(words[0] for words in WORDS[column].values())
    raise BadInput("roster.unknown_word", shown=text, known=known)


_READERS: dict[Column, Callable[[Cell, bool], CellValue]] = {
    Column.NAME: _name,
    Column.ID_NUMBER: _id_number,
    Column.BIRTH_DATE: _date,
    Column.UNIT: _text,
    Column.DEPARTMENT: _text,
    Column.POST: _text,
    Column.KEY_POST: _yes_no,
    Column.WORK_NUMBER: _number,
    Column.CERTIFICATE_NUMBER: _number,
    Column.CERTIFICATE_VALID_UNTIL: _date,
    Column.FIELDS: _several,
    Column.MAJOR: _text,
    Column.LEGAL_QUALIFICATION: _yes_no,
    Column.LEGAL_REVIEWER: _yes_no,
    Column.PHONE: _number,
    **{column: partial(_word, column) for column in WORDS},
}
