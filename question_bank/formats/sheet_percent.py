"""Numbers that a workbook shows as percentages: 0.1 stands in the cell, 10% is what its author typed."""

from __future__ import annotations

import re
import zipfile

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BUILT_IN = frozenset(["9", "10"])
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"[^<>]*? s="(\d+)"[^<>]*>(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)?<v>(-?[\d.eE+-]+)</v>'
)

Shown = dict[tuple[int, int], str]


def percentages(archive: zipfile.ZipFile) -> dict[str, Shown]:
    """By sheet title, what is shown in each cell (row from 1, column from 0) with a percent format."""
    try:
        styles = _percent_styles(archive.read("xl/styles.xml"))
        return {title: _shown(archive.read(path), styles) for title, path in _sheets(archive)} if styles else {}
    except (KeyError, ValueError, SyntaxError):
        return {}


def _percent_styles(xml: bytes) -> frozenset[bytes]:
    from lxml import etree

    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    formats = root.iter(f"{_NS}numFmt")
    percent = _BUILT_IN | {known.get("numFmtId", "") for known in formats if "%" in known.get("formatCode", "")}
    cells = root.find(f"{_NS}cellXfs")
    styles = () if cells is None else enumerate(cells)
    return frozenset(str(number).encode() for number, style in styles if style.get("numFmtId") in percent)


def _sheets(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    relations = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), parser)
    targets = {known.get("Id"): known.get("Target", "") for known in relations}
    paths = {key: target[1:] if target.startswith("/") else f"xl/{target}" for key, target in targets.items()}
    sheets = etree.fromstring(archive.read("xl/workbook.xml"), parser).iter(f"{_NS}sheet")
    named = [(sheet.get("name", ""), paths.get(sheet.get(_RELATION), "")) for sheet in sheets]
    return [(title, path) for title, path in named if path in archive.namelist()]


def _shown(xml: bytes, styles: frozenset[bytes]) -> Shown:
    found: Shown = {}
    for name, row, style, value in _CELL.findall(xml):
        if style in styles:
            column = 0
            for char in name:
                column = column * 26 + char - 64
            found[int(row), column - 1] = f"{float(value) * 100:.10g}%"
    return found
