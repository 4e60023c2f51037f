"""Keys as files write them, in both directions. What is not understood is None: a key is never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from question_bank.codec_answer import plain_decimal
from question_bank.question import (
    OPTION_LETTERS,
    TRUE_FALSE,
    Answer,
    Blank,
    BlankKey,
    ChoiceKey,
    PointsKey,
    QuestionKind,
    ScoringPoint,
)

_TRUE = frozenset(["正确", "对", "是", "√", "✓", "✔", "t", "true", "y", "yes", "1"])
_FALSE = frozenset(["错误", "错", "不正确", "不对", "否", "非", "×", "✗", "✘", "x", "f", "false", "n", "no", "0"])
_BETWEEN_LETTERS = re.compile(r"[\s,，、;；/|和及与.。]+")
_UNORDERED = "（顺序不限）"
_UNORDERED_MARK = re.compile(r"^[（(](?:顺序不限|不分顺序|不分先后)[)）]\s*")
_TOLERANCE = re.compile(r"\s*[（(]\s*±\s*(\d+(?:\.\d+)?)\s*[)）]$")
_PERCENT = re.compile(r"\s*[（(]\s*(\d+(?:\.\d+)?)\s*[%％]\s*[)）][。；;]?$")
_GAP_END = re.compile(r"(?<!\\)[|｜]")
_OR = re.compile(r"(?<!\\)[；;]")
_ESCAPED = re.compile(r"\\([|｜；;\\])")


def read_choice(text: str, options: Sequence[str]) -> ChoiceKey | None:
    """ABD, A,B,D, Ａ、Ｂ, b, or the whole text of one option."""
    if lettered := _read_letters(text):
        return lettered
    same = [position for position, option in enumerate(options) if option.strip() == text.strip()]
    return ChoiceKey(frozenset(same)) if len(same) == 1 else None


@lru_cache(maxsize=4096)
def _read_letters(text: str) -> ChoiceKey | None:
    folded = _BETWEEN_LETTERS.sub("", unicodedata.normalize("NFKC", text)).upper()
    if folded and len(set(folded)) == len(folded) and all(char in OPTION_LETTERS for char in folded):
        return ChoiceKey(frozenset(OPTION_LETTERS.index(char) for char in folded))
    return None


def read_true_false(text: str, options: Sequence[str]) -> ChoiceKey | None:
    """正确, 对, √, T; or the letter of an option that says so."""
    word = unicodedata.normalize("NFKC", text).strip("()【】[] 。.").lower()
    if len(word) == 1 and word.upper() in OPTION_LETTERS[: len(options)]:
        word = options[OPTION_LETTERS.index(word.upper())].strip().lower()
    if word in _TRUE or word in _FALSE:
        return ChoiceKey(frozenset({0 if word in _TRUE else 1}))
    return None


def read_blanks(text: str) -> BlankKey | None:
    """Gaps parted by |, wordings by ；, a tolerance as （±0.1）; （顺序不限） in front for any order."""
    mark = _UNORDERED_MARK.match(text)
    body = text[mark.end() :] if mark else text
    if not body.strip():
        return None
    return BlankKey(tuple(_read_blank(gap) for gap in _GAP_END.split(body)), ordered=mark is None)


def read_points(text: str) -> tuple[PointsKey | None, tuple[str, ...]]:
    """The scoring points of a written answer, and those among them that say no share.

    One point a line, "- 要点（40%）" or "要点（40%）"; an answer without such lines is one point of the whole score.
    """
    texts = _points_of(text)
    if not texts:
        return None, ()
    if len(texts) == 1 and not _PERCENT.search(texts[0]):
        return PointsKey((ScoringPoint(texts[0].removeprefix("- "), Decimal(1)),)), ()
    unshared = tuple(text for text in texts if not _PERCENT.search(text))
    return (None if unshared else PointsKey(tuple(_read_point(text) for text in texts))), unshared


def with_even_shares(text: str) -> str:
    """The same scoring points, each with the same share in whole percents; the first ones take what is left over."""
    texts = [_PERCENT.sub("", point) for point in _points_of(text)]
    each, more = divmod(100, max(1, len(texts)))
    return "\n".join(f"- {point}（{each + (place < more)}%）" for place, point in enumerate(texts))


def _points_of(text: str) -> tuple[str, ...]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not any(line.startswith("- ") for line in lines):
        if not any(_PERCENT.search(line) for line in lines):
            return ("\n".join(lines),)
        lines = ["- " + line for line in lines]
    return tuple("\n".join(lines).removeprefix("- ").split("\n- ")) if lines else ()


def write_answer(kind: QuestionKind, answer: Answer | None) -> str:
    """The key as `read_choice`, `read_true_false`, `read_blanks` or `read_points` read it; empty for None."""
    match answer:
        case None:
            return ""
        case ChoiceKey(right) if kind is QuestionKind.TRUE_FALSE:
            return "、".join(TRUE_FALSE[position] for position in sorted(right))
        case ChoiceKey(right):
            return "".join(OPTION_LETTERS[position] for position in sorted(right))
        case BlankKey(blanks, ordered):
            return ("" if ordered else _UNORDERED) + " | ".join(_write_blank(blank) for blank in blanks)
        case PointsKey(points):
            return "\n".join(f"- {point.text}（{plain_decimal(point.share * 100)}%）" for point in points)


def _read_blank(text: str) -> Blank:
    tolerance = _TOLERANCE.search(text.strip())
    body = text.strip()[: tolerance.start()] if tolerance else text
    alternatives = (_ESCAPED.sub(r"\1", part).strip() for part in _OR.split(body))
    return Blank(tuple(alternatives), Decimal(tolerance[1]) if tolerance else None)


def _write_blank(blank: Blank) -> str:
    tolerance = "" if blank.tolerance is None else f"（±{plain_decimal(blank.tolerance)}）"
    return "；".join(re.sub(r"([|｜；;\\])", r"\\\1", text) for text in blank.alternatives) + tolerance


def _read_point(text: str) -> ScoringPoint:
    percent = _PERCENT.search(text)
    assert percent is not None
    return ScoringPoint(text[: percent.start()].strip(), Decimal(percent[1]) / 100)
