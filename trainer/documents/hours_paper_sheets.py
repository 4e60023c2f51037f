"""学时登记表 and 年度培训学时汇总表 as workbooks, with the headings of the papers; and the list of who is short."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal, InvalidOperation

from trainer.documents.hours_papers import (
    RecordSheet,
    Shares,
    record_end,
    record_facts,
    record_lines,
    record_name,
    record_titles,
    table_end,
    table_name,
    table_rows,
    table_titles,
)
from trainer.documents.hours_short_list import ShortList
from trainer.documents.sheets import Column, Kind, TableSheet, Value, new_workbook
from trainer.reports.hours import HoursBoard
from trainer.words import _

_RECORD_WIDTHS = (6, 24, 36, 18, 12, 16, 8, 12, 14, 12)
_RECORD_HOURS = (6,)
_TABLE_WIDTHS = (6, 12, 12, 16, 14, 10, 10, 10, 10, 8, 10, 10, 10, 8, 10, 24, 12)
_TABLE_HOURS = (5, 6, 7, 8, 9, 10)
_SHORT_WIDTHS = (6, 26, 12, 16, 16, 10, 10, 10, 44)
_SHORT_HOURS = (5, 6, 7)
_GAP = "    "
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 25


def record_book(sheets: Iterable[RecordSheet], signing: Sequence[str]) -> bytes:
    """学时登记表 of several people, one sheet for each."""
    taken: set[str] = set()
    output = io.BytesIO()
    with new_workbook() as workbook:
        for sheet in sheets:
            head = _GAP.join(f"{what}：{value}" for what, value in record_facts(sheet) if value)
            columns = _columns(record_titles(), _RECORD_WIDTHS, _RECORD_HOURS)
            name = _sheet_name(sheet.row.name, taken)
            page = TableSheet(workbook, name, columns, record_name(sheet), head)
            _fill(page, record_lines(sheet), _RECORD_HOURS, (*record_end(sheet), *signing))
        workbook.save(output)
    return output.getvalue()


def table_book(board: HoursBoard, unit: str, signing: Sequence[str], shares: Shares) -> bytes:
    """年度培训学时汇总表."""
    output = io.BytesIO()
    with new_workbook() as workbook:
        columns = _columns(table_titles(), _TABLE_WIDTHS, _TABLE_HOURS)
        head = _("Unit: {unit}").format(unit=unit)
        page = TableSheet(workbook, _("Yearly summary"), columns, table_name(board), head, frozen=2)
        _fill(page, table_rows(board, shares), _TABLE_HOURS, (*table_end(board), *signing))
        workbook.save(output)
    return output.getvalue()


def short_book(listed: ShortList) -> bytes:
    """Who is short of hours, by unit."""
    output = io.BytesIO()
    with new_workbook() as workbook:
        columns = _columns(listed.titles, _SHORT_WIDTHS, _SHORT_HOURS)
        page = TableSheet(workbook, _("Who is short"), columns, listed.name, listed.head, frozen=3)
        _fill(page, listed.rows, _SHORT_HOURS, (listed.basis,))
        workbook.save(output)
    return output.getvalue()


def _columns(titles: Sequence[str], widths: Sequence[float], hours: Collection[int]) -> tuple[Column, ...]:
    return tuple(
        Column(words, width, Kind.HOURS if place in hours else Kind.WORD)
        for place, (words, width) in enumerate(zip(titles, widths, strict=True))
    )


def _fill(page: TableSheet, rows: Iterable[Sequence[str]], hours: Collection[int], end: Iterable[str]) -> None:
    for row in rows:
        page.append([_figure(value) if place in hours else value for place, value in enumerate(row)])
    for words in end:
        page.append_note(words)


def _figure(text: str) -> Value:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _sheet_name(name: str, taken: set[str]) -> str:
    """What Excel takes as the name of a sheet, once in a workbook."""
    base = _FORBIDDEN.sub(" ", name)[:LONGEST_NAME].strip() or "1"
    found, number = base, 2
    while found in taken:
        found, number = f"{base} {number}", number + 1
    taken.add(found)
    return found
