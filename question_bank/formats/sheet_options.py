"""Options that share one cell."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence

from question_bank.question import OPTION_LETTERS

Pairs = list[tuple[str, str]]

_HARD = ("$;$", "||", "##", "｜", "|", "&&", "&")
_SOFT = ("\n", "；", ";", "\t")
_LETTERS = OPTION_LETTERS + "KLMNOPQRSTUVWXYZ"
_MARK = r"[、.．:：)）]"
_START = re.compile(rf"[(（]?([A-Za-zＡ-Ｚａ-ｚ])\s*{_MARK}\s*")
_LINE_START = re.compile(rf"(?:^|(?<=[\s;；|｜]))[(（]?([A-Za-zＡ-Ｚａ-ｚ])(?:\s*{_MARK}\s*|[ \u3000]+)")
_OWN = re.compile(rf"[(（]?([A-Za-zＡ-Ｚａ-ｚ])\s*{_MARK}\s*")
_MAYBE_LETTER = re.compile(r"[(（]?[A-Za-zＡ-Ｚａ-ｚ]")
_OWN_SPACED = re.compile(r"([A-ZＡ-Ｚ])[ \u3000]+")
_OWN_GLUED = re.compile(r"([A-ZＡ-Ｚ])(?=[\u4e00-\u9fff《“])")
_NOTHING = frozenset(["/", "\\", "-", "—", "——", "nan", "none", "null", "n/a"])


def separator_of(cells: Iterable[str]) -> str | None:
    """The separator that most cells of the column hold; marks that nobody writes in a sentence first."""
    texts = [text for text in cells if text]
    for marks in (_HARD, _SOFT):
        counts = {mark: sum(mark in text for text in texts) for mark in marks}
        best = max(marks, key=lambda mark: (counts[mark], -marks.index(mark)))
        if counts[best] * 2 >= len(texts) and counts[best]:
            return best
    return None


def split_options(text: str, separator: str | None = None) -> Pairs:
    """The options of one cell: by their letters, else by the separator; each with the letter it carries.

    Letters are given as they stand, also where they repeat or leave one out, so that no key moves.
    """
    text = text.strip()
    if not text:
        return []
    if listed := _from_json(text):
        return listed
    if lettered := by_letters(text):
        return lettered
    marks = [separator] if separator and separator in text else [m for m in (*_HARD, *_SOFT) if m in text]
    parts = [part.strip() for part in text.split(marks[0])] if marks else [text]
    if marks and marks[0] == "\n":
        parts = [part for part in parts if part]
    while parts and not parts[-1]:
        parts.pop()
    if parts and not parts[0] and len(parts) > 2:
        parts = parts[1:]
    return without_letters(list(zip(_LETTERS, parts, strict=False)))


def by_letters(text: str) -> Pairs:
    """Options that begin with letters from A on, one a line or run together (A.4.0B.4.2); else none."""
    for pattern in (_LINE_START, _START):
        starts = list(pattern.finditer(text))
        letters = "".join(_upper(match[1]) for match in starts)
        if len(starts) < 2 or text[: starts[0].start()].strip():
            continue
        if letters == _LETTERS[: len(letters)] or (pattern is _LINE_START and _is_list(letters, text)):
            ends = [match.start() for match in starts[1:]] + [len(text)]
            bodies = [text[m.end() : end].strip(" \n\t;；|｜&$") for m, end in zip(starts, ends, strict=True)]
            return list(zip(letters, bodies, strict=True))
    return []


def _is_list(letters: str, text: str) -> bool:
    """Letters at the starts of all lines, one missing or twice: a list with a slip, not a sentence."""
    return len([line for line in text.split("\n") if line.strip()]) == len(letters) > 2


def without_letters(pairs: Pairs) -> Pairs:
    """The options without the letters in front of their texts; letters that differ replace the position's."""
    if not any(_MAYBE_LETTER.match(text) for _, text in pairs):
        return pairs
    own = [_OWN.match(text) for _, text in pairs]
    filled = [index for index, (_, text) in enumerate(pairs) if text]
    carried = [index for index in filled if own[index]]
    if len(carried) >= 2 and len(carried) == len(filled):
        return [_carried(pair, match) for pair, match in zip(pairs, own, strict=True)]
    if all(_is_own(own[index], pairs[index][0]) for index in carried) and carried:
        return [_carried(p, m) if i in carried else p for i, (p, m) in enumerate(zip(pairs, own, strict=True))]
    for pattern in (_OWN_SPACED, _OWN_GLUED):
        matches = [pattern.match(text) for _, text in pairs]
        if len(filled) > 1 and all(_is_own(matches[index], pairs[index][0]) for index in filled):
            bare = [(letter, text[1:].strip()) for letter, text in pairs]
            if len({text for _, text in bare}) == len(bare):
                return bare
    return pairs


def trimmed(texts: Sequence[str]) -> list[str]:
    """The texts without empty ones at the end; a lone / or - or nan stands for an empty cell."""
    kept = list(texts)
    while kept and (not kept[-1].strip() or kept[-1].strip().lower() in _NOTHING):
        kept.pop()
    return kept


def _is_own(match: re.Match[str] | None, letter: str) -> bool:
    return match is not None and _upper(match[1]) == letter


def _carried(pair: tuple[str, str], match: re.Match[str] | None) -> tuple[str, str]:
    return (_upper(match[1]), pair[1][match.end() :].strip()) if match else pair


def _upper(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter).upper()


def _from_json(text: str) -> Pairs:
    if text[0] not in "[{" or len(text) > 20_000:
        return []
    try:
        value = json.loads(text)
    except ValueError:
        return []
    if isinstance(value, dict):
        pairs = [(str(key).strip().upper(), str(option).strip()) for key, option in value.items()]
        return pairs if all(key in _LETTERS and len(key) == 1 for key, _ in pairs) else []
    if isinstance(value, list) and all(isinstance(option, str | int | float) for option in value):
        return without_letters([(k, str(option).strip()) for k, option in zip(_LETTERS, value, strict=False)])
    return []
