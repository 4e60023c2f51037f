"""Bytes of a spreadsheet -> sheets of trimmed texts. Knows cells, not questions."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from question_bank.formats.decoding import decode

_WORKBOOK_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x09\x08", b"\x09\x04", b"\x09\x02")
_INVISIBLE = {ord(char): None for char in "\u200b\u200c\u200d\u2060\ufeff║"} | {ord("\u00a0"): " "}


@dataclass(frozen=True)
class Grid:
    """One sheet: its rows that hold anything, each with its number in the file counted from 1."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_grids(data: bytes) -> tuple[Grid, ...] | None:
    """The sheets of a workbook, or text with separators as one sheet without a title; else None."""
    if data.startswith(_WORKBOOK_MARKS):
        return _read_workbook(data)
    text = decode(data)
    if text is None:
        return None
    try:
        return (Grid("", _filled(csv.reader(io.StringIO(text), delimiter=_delimiter(text)))),)
    except csv.Error:
        return None


def _read_workbook(data: bytes) -> tuple[Grid, ...] | None:
    from python_calamine import CalamineError, CalamineWorkbook

    grids = []
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for title in workbook.sheet_names:
            grids.append(Grid(title, _filled(workbook.get_sheet_by_name(title).iter_rows())))
    except (CalamineError, OSError, ValueError):
        return None
    return tuple(grids)


def _filled(rows: Iterable[Iterable[object]]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    return tuple(_numbered(rows))


def _numbered(rows: Iterable[Iterable[object]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, row in enumerate(rows, start=1):
        texts = [cell_text(value) for value in row]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            yield number, tuple(texts)


def cell_text(value: object) -> str:
    """A cell as somebody reads it: 3.0 is 3, a date is 2021-01-22, TRUE is 正确."""
    match value:
        case bool():
            return "正确" if value else "错误"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() if not (value.hour or value.minute or value.second):
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case None:
            return ""
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").translate(_INVISIBLE)
    return "\n".join(line.strip() for line in text.strip().split("\n"))


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",\t;", key=first.count)
