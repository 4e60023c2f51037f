"""A file as it was read: its lines, paragraphs or rows, for showing beside what was understood of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from question_bank.figures import without_marks
from question_bank.formats.decoding import decode
from question_bank.formats.grids import Unreadable, read_grids
from question_bank.formats.interchange.package import open_package
from question_bank.formats.layouts.fold import spelled_out
from question_bank.formats.layouts.markdown import plain_lines
from question_bank.formats.layouts.word import WordFormat, open_word
from question_bank.formats.sheet import SheetFormat
from question_bank.problems import Problem

BETWEEN_CELLS = " ┃ "
MOST_LINES = 200_000
_PACKAGES = (".zip", ".imscc")
_MEMBERS = (".xml", ".qti", ".dat")
_MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line, paragraph or row: its number in the file or sheet, and its text; cells stand between ┃.

    `sheet` is the sheet, or the member of a package.
    """

    sheet: str
    number: int
    text: str


def source_of(data: bytes, name: str) -> tuple[SourceLine, ...]:
    """The lines of a file; empty where it cannot be opened. Never more than MOST_LINES."""
    lower = name.lower()
    if lower.endswith(SheetFormat.suffixes):
        lines = _of_sheets(data)
    elif lower.endswith(_PACKAGES):
        lines = _of_package(data, name)
    elif lower.endswith(WordFormat.suffixes):
        lines = _of_word(data, name)
    else:
        lines = _of_text(data, "", PurePath(lower).suffix in _MARKDOWN)
    return tuple(line for line, _ in zip(lines, range(MOST_LINES), strict=False))


def _of_sheets(data: bytes) -> Iterator[SourceLine]:
    try:
        grids = read_grids(data)
    except Unreadable:
        return
    for grid in grids:
        for number, cells in grid.rows:
            yield SourceLine(grid.title, number, BETWEEN_CELLS.join(" ".join(cell.split("\n")) for cell in cells))


def _of_word(data: bytes, name: str) -> Iterator[SourceLine]:
    word = open_word(data, name)
    if isinstance(word, Problem):
        return
    rows = [(number, BETWEEN_CELLS.join(cells)) for table in word.tables for number, cells in table]
    for number, text in sorted([*word.lines, *rows], key=lambda line: line[0]):
        if text := without_marks(text).strip():
            yield SourceLine("", number, " ".join(text.split("\n")))


def _of_text(data: bytes, member: str, markdown: bool = False) -> Iterator[SourceLine]:
    text = decode(data)
    if text is None:
        return
    text = text if member else spelled_out(text)
    for number, line in plain_lines(text)[0] if markdown else enumerate(text.split("\n"), start=1):
        if line.strip():
            yield SourceLine(member, number, line.rstrip())


def _of_package(data: bytes, name: str) -> Iterator[SourceLine]:
    package = open_package(data, name)
    if isinstance(package, Problem):
        return
    for member in package.names:
        if member.lower().endswith(_MEMBERS):
            content = package.read(member)
            if not isinstance(content, Problem):
                yield from _of_text(content, member)
