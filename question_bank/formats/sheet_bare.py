"""The columns of a sheet whose header is missing or says nothing, found by what stands in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from question_bank.formats.grids import Row
from question_bank.formats.sheet_header import LETTERS, Header
from question_bank.formats.sheet_kinds import kind_of

_KEY = re.compile(r"[A-Ja-j](?:[,、;\s]*[A-Ja-j]){0,9}|对|错|正确|错误|√|×|[TFtf]")
_LETTER_KEY = re.compile(r"[A-Ja-j](?:[,、;\s]*[A-Ja-j]){0,9}")
_SAMPLE = 300
_LEAST_ROWS = 3
_LEAST_STEM = 5


def columns_by_content(rows: Sequence[Row]) -> Header | None:
    """A header for rows without one: one column of keys, one of long texts, options beside it.

    None unless nearly every key lies within the options that stand in its row.
    """
    sample = [row for _, row in rows[:_SAMPLE] if sum(1 for text in row if text) > 2]
    if len(sample) < _LEAST_ROWS:
        return None
    width = max(map(len, sample))
    columns = [[row[column] if column < len(row) else "" for row in sample] for column in range(width)]
    answer = _only([column for column in range(width) if _mostly(columns[column], _is_key)])
    if answer is None:
        return None
    kinds = [column for column in range(width) if _mostly(columns[column], lambda text: kind_of(text) is not None)]
    free = [column for column in range(width) if column != answer and column not in kinds]
    stem = max(free, key=lambda column: sum(map(len, columns[column])), default=None)
    if stem is None or sum(map(len, columns[stem])) < _LEAST_STEM * len(sample):
        return None
    options = _beside(stem, answer, kinds, columns)
    if not _keys_lie_within(sample, answer, options):
        return None
    found = {"stem": stem, "answer": answer} | ({"kind": kinds[0]} if kinds else {})
    return Header(found, dict(zip(LETTERS, options, strict=False)))


def is_key(header: Header, row: Sequence[str]) -> bool:
    """Whether the row's key cell holds a key."""
    return _is_key(header.cell(row, "answer"))


def _is_key(text: str) -> bool:
    return _KEY.fullmatch(unicodedata.normalize("NFKC", text).strip()) is not None


def _mostly(texts: Sequence[str], test: Callable[[str], bool]) -> bool:
    filled = [text for text in texts if text]
    return len(filled) * 2 > len(texts) and sum(test(text) for text in filled) * 10 >= len(filled) * 9


def _only(columns: Sequence[int]) -> int | None:
    return columns[0] if len(columns) == 1 else None


def _beside(stem: int, answer: int, kinds: Sequence[int], columns: Sequence[Sequence[str]]) -> list[int]:
    """The run of filled columns behind the stem, across a key or kind that stands directly behind it."""
    found: list[int] = []
    for column in range(stem + 1, len(columns)):
        if column == answer or column in kinds:
            if found:
                break
            continue
        if not any(columns[column]):
            break
        found.append(column)
    return found[:10]


def _keys_lie_within(sample: Sequence[Sequence[str]], answer: int, options: Sequence[int]) -> bool:
    lettered = sound = 0
    for row in sample:
        key = unicodedata.normalize("NFKC", row[answer] if answer < len(row) else "").upper()
        filled = sum(1 for column in options if column < len(row) and row[column])
        if _LETTER_KEY.fullmatch(key) and (filled or key not in "TF"):
            lettered += 1
            sound += filled >= 2 and LETTERS.index(max(key)) < filled
    return sound * 10 >= lettered * 9
