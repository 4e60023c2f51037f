"""Markdown -> the plain text it shows."""

from __future__ import annotations

import html
import re

from question_bank.figures import LOST

_LEAD = re.compile(r"\s{0,12}(?:>\s?)*(?:#{1,6}\s+|[-*+]\s+(?:\[[ xX]\]\s+)?)?")
_EMPHASIS = re.compile(r"\*\*|__(?=[^_\s])(?=[^_]*[^_\s]__(?!_))|(?<=[^_\s])__(?!_)|`")
_RED = re.compile(
    r"<font\s+color\s{0,3}=\s{0,3}['\"]?(?:red|#f00|#ff0000)['\"]?\s{0,3}>([^<>]{0,500})</font>", re.IGNORECASE
)
_TAG = re.compile(r"</?(?:font|span|b|i|u|p|div|strong|em|center|sub|sup|mark)\b[^<>]{0,200}>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_PICTURE = re.compile(r"!\[[^\]]{0,200}\]\([^)]{0,2000}\)|<img\b[^<>]{0,2000}>", re.IGNORECASE)
_ROW = re.compile(r"\s{0,3}\|(.*)\|\s*")
_DASHES = re.compile(r"[\s|:-]+")
_CELLS = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*")


def plain_lines(text: str) -> tuple[list[tuple[int, str]], dict[int, str]]:
    """The lines numbered from 1 without Markdown's marks, and a mark for each picture that stood in one."""
    lines: list[tuple[int, str]] = []
    pictures: dict[int, str] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if _RULE.fullmatch(line):
            lines.append((number, ""))
            continue
        if ("![" in line or "<img" in line.lower()) and (shown := len(_PICTURE.findall(line))):
            pictures[number] = LOST * shown
            line = _PICTURE.sub("", line)
        for piece in _BREAK.split(line) if "<" in line else (line,):
            lines.append((number, _shown(piece)))
    return lines, pictures


def _shown(line: str) -> str:
    line = line[match.end() :] if (match := _LEAD.match(line)) else line
    if "<" in line:
        line = _TAG.sub("", _RED.sub(r"\1√", line))
    if "&" in line:
        line = html.unescape(line)
    if "*" in line or "_" in line or "`" in line:
        line = _EMPHASIS.sub("", line)
    return _ESCAPE.sub(r"\1", line) if "\\" in line else line


def pipe_tables(text: str) -> list[tuple[tuple[int, tuple[str, ...]], ...]]:
    """Every table of the text as numbered rows of cells, without the row of dashes below its head."""
    tables: list[list[tuple[int, tuple[str, ...]]]] = []
    last = -1
    for number, line in enumerate(text.split("\n"), start=1):
        if (row := _ROW.fullmatch(line)) is None:
            continue
        if number != last + 1:
            tables.append([])
        last = number
        if not _DASHES.fullmatch(line):
            tables[-1].append(
                (number, tuple(_shown(cell).replace("\\|", "|").strip() for cell in _CELLS.split(row[1])))
            )
    return [tuple(rows) for rows in tables]
