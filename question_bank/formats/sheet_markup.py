"""Sheets that web systems write as markup under the name .xls: HTML tables and the XML workbook of 2003."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_MOST_COLUMNS = 256
_MOST_SPANNED = 64
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)

MarkupSheet = tuple[str, list[tuple[int, list[str]]]]


def read_markup(data: bytes) -> list[MarkupSheet]:
    """Every table as its title and its rows numbered from 1; none where the markup holds no table."""
    return _read_workbook(data) if b"office:spreadsheet" in data[:4000] else _read_pages(data)


def _read_workbook(data: bytes) -> list[MarkupSheet]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        return []
    return [(sheet.get(_SS + "Name", ""), list(_workbook_rows(sheet))) for sheet in root.iter(_SS + "Worksheet")]


def _workbook_rows(sheet: _Element) -> Iterator[tuple[int, list[str]]]:
    number = 0
    for row in sheet.iter(_SS + "Row"):
        number = _index(row, number)
        cells: list[str] = []
        for cell in row.iterchildren(_SS + "Cell"):
            place = _index(cell, len(cells))
            if place > _MOST_COLUMNS:
                break
            cells += [""] * (place - 1 - len(cells))
            data = cell.find(_SS + "Data")
            cells.append("" if data is None else "".join(map(str, data.itertext())))
        yield number, cells


def _index(element: _Element, last: int) -> int:
    """The place an element names, else the one behind the last."""
    named = element.get(_SS + "Index", "")
    return int(named) if named.isdigit() and int(named) > last else last + 1


def _read_pages(data: bytes) -> list[MarkupSheet]:
    from lxml import html

    head = data[:2000].lower()
    named = "gb18030" if b"gb2312" in head or b"gbk" in head or b"gb18030" in head else "utf-8"
    text = _BREAK.sub("\n", data.decode(named, "replace"))
    root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    tables = [table for table in root.iter("table") if not any(True for _ in table.iterdescendants("table"))]
    return [("", list(enumerate(_page_rows(table), start=1))) for table in tables]


def _page_rows(table: _Element) -> Iterator[list[str]]:
    """The rows of a table; a cell over several columns is followed by empty ones."""
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            span = cell.get("colspan", "1")
            cells.append("".join(map(str, cell.itertext())))
            cells += [""] * (min(int(span), _MOST_SPANNED) - 1 if span.isdigit() and int(span) > 0 else 0)
        yield cells[:_MOST_COLUMNS]
