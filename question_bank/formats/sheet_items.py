"""Rows of a sheet -> raw items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from question_bank.formats.grids import Grid
from question_bank.formats.items import RawItem
from question_bank.formats.names import KIND_NAMES, read_heading, read_kind
from question_bank.formats.sheet_header import Header, read_header
from question_bank.problems import Place, Problem
from question_bank.question import OPTION_LETTERS, QuestionKind

_HEADER_WITHIN = 30
_SEPARATORS = ("$;$", "\n", "|", "｜", "&&", "；", ";")
_LETTER = r"(?:^|(?<=[\s;；|｜]))[{}{}]\s*[、.．:：)）]\s*"


def read_sheet(grid: Grid, place: Place) -> list[RawItem] | None:
    """The items below the header row; None when none of the first rows is a header."""
    for index, (_, row) in enumerate(grid.rows[:_HEADER_WITHIN]):
        if header := read_header(row):
            return _read_rows(grid.rows[index + 1 :], header, place)
    return None


def _read_rows(rows: Sequence[tuple[int, tuple[str, ...]]], header: Header, place: Place) -> list[RawItem]:
    items: list[RawItem] = []
    kind = read_heading(place.sheet)
    for number, row in rows:
        if heading := _heading(row):
            kind = heading
            continue
        if read_header(row) is not None:
            continue
        item = _read_row(row, header, replace(place, row=number), "" if kind is None else KIND_NAMES[kind])
        if not header.cell(row, "part"):
            items.append(item)
        elif items and read_kind(items[-1].kind) is QuestionKind.CASE:
            items[-1].parts.append(item)
        else:
            item.problems.append(Problem("import.part_without_case", item.place))
            items.append(item)
    return items


def _heading(row: Sequence[str]) -> QuestionKind | None:
    """The kind announced by a row that holds nothing but a section title."""
    filled = [text for text in row if text]
    return read_heading(filled[0]) if len(filled) == 1 else None


def _read_row(row: Sequence[str], header: Header, place: Place, kind: str) -> RawItem:
    names = ("stem", "answer", "rationale", "basis", "subject", "point", "field", "difficulty")
    texts = {name: header.cell(row, name) for name in names}
    item = RawItem(place, header.cell(row, "kind") or kind)
    for name, text in texts.items():
        setattr(item, name, text)
    item.options = _options(row, header)
    return item


def _options(row: Sequence[str], header: Header) -> list[tuple[str, str]]:
    """From the columns of single options, else from the one cell that holds them all."""
    columns = [header.options.get(letter, len(row)) for letter in OPTION_LETTERS]
    texts = [row[column] if column < len(row) else "" for column in columns]
    while texts and not texts[-1]:
        texts.pop()
    if texts:
        pairs = zip(OPTION_LETTERS, texts, strict=False)
        return [(letter, _without_letter(letter, text)) for letter, text in pairs]
    return split_options(header.cell(row, "options"))


def split_options(text: str) -> list[tuple[str, str]]:
    """The options of one cell: by their letters in order, else by line or separator."""
    starts = []
    position = 0
    for letter in OPTION_LETTERS:
        match = _letter_pattern(letter).search(text, position)
        if match is None:
            break
        starts.append(match)
        position = match.end()
    if len(starts) > 1 and not text[: starts[0].start()].strip():
        ends = [match.start() for match in starts[1:]] + [len(text)]
        texts = [
            text[match.end() : end].strip(" \n\t;；|｜") for match, end in zip(starts, ends, strict=True)
        ]
        return list(zip(OPTION_LETTERS, texts, strict=False))
    separator = next((mark for mark in _SEPARATORS if mark in text), None)
    texts = [part.strip() for part in text.split(separator)] if separator else [text] * bool(text)
    pairs = zip(OPTION_LETTERS, [part for part in texts if part], strict=False)
    return [(letter, _without_letter(letter, part)) for letter, part in pairs]


def _without_letter(letter: str, text: str) -> str:
    match = _letter_pattern(letter).match(text)
    return text[match.end() :] if match else text


def _letter_pattern(letter: str) -> re.Pattern[str]:
    full_width = chr(ord(letter) - ord("A") + ord("Ａ"))
    return re.compile(_LETTER.format(letter, full_width))
