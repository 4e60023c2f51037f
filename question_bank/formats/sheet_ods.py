"""OpenDocument sheets -> rows, cell by cell: repeated empty cells and rows cost nothing."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT, _OFFICE = (f"{{{_NS}{name}:1.0}}" for name in ("table", "text", "office"))
_ROW, _SHEET = _TABLE + "table-row", _TABLE + "table"
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_MOST_COLUMNS = 256
_MOST_REPEATED = 200
_BREAKS = {_TEXT + "line-break": "\n", _TEXT + "tab": "\t"}

NumberedRow = tuple[int, list[str | float | bool]]
OdsSheet = tuple[str, list[NumberedRow]]


def is_encrypted(archive: zipfile.ZipFile) -> bool:
    """Whether the document asks for a password."""
    if "META-INF/manifest.xml" not in archive.namelist():
        return False
    return b"encryption-data" in archive.read("META-INF/manifest.xml")


def read_ods(archive: zipfile.ZipFile) -> list[OdsSheet]:
    """Every sheet as its title and its rows that hold anything, numbered from 1. ValueError if malformed."""
    from lxml import etree

    sheets: list[OdsSheet] = []
    number = 0
    events = ("start", "end")
    with archive.open("content.xml") as stream:
        try:
            for event, element in etree.iterparse(
                stream, events=events, tag=(_SHEET, _ROW), resolve_entities=False, no_network=True
            ):
                if element.tag == _SHEET:
                    if event == "start":
                        sheets.append((element.get(_TABLE + "name", ""), []))
                        number = 0
                elif event == "end" and sheets:
                    times = _repeated(element, "number-rows-repeated")
                    cells = list(_cells(element))
                    if any(cell != "" for cell in cells):
                        rows = min(times, _MOST_REPEATED)
                        sheets[-1][1].extend((number + step, cells) for step in range(1, rows + 1))
                    number += times
                    element.clear()
        except etree.XMLSyntaxError as error:
            raise ValueError(str(error)) from error
    return sheets


def _repeated(element: _Element, name: str) -> int:
    value = element.get(_TABLE + name, "1")
    return int(value) if value.isdigit() else 1


def _cells(row: _Element) -> Iterator[str | float | bool]:
    column = 0
    for cell in row.iterchildren(*_CELLS):
        times = _repeated(cell, "number-columns-repeated")
        value = _value(cell)
        for _ in range(min(times, _MOST_COLUMNS - column)):
            yield value
        column += times
        if column >= _MOST_COLUMNS:
            return


def _value(cell: _Element) -> str | float | bool:
    kind = cell.get(_OFFICE + "value-type")
    if kind == "boolean":
        return cell.get(_OFFICE + "boolean-value") == "true"
    if kind in ("float", "currency"):
        try:
            return float(cell.get(_OFFICE + "value", ""))
        except ValueError:
            return ""
    return "\n".join("".join(_texts(paragraph)) for paragraph in cell.iterchildren(_TEXT + "p", _TEXT + "h"))


def _texts(element: _Element) -> Iterator[str]:
    if element.tag == _TEXT + "s":
        yield " " * min(_spaces(element), 100)
    elif element.tag in _BREAKS:
        yield _BREAKS[element.tag]
    elif element.tag != _OFFICE + "annotation":
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def _spaces(element: _Element) -> int:
    value = element.get(_TEXT + "c", "1")
    return int(value) if value.isdigit() else 1
