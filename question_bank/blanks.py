"""Whether what was written into a gap is what the key asks for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from question_bank.question import BLANK_MARK, Blank, BlankKey

_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)")
_NUMBER = re.compile(r"([-+]?\d+(?:\.\d+)?)(.*)", re.DOTALL)
_KEPT = "%‰"
_GAP = re.compile(r"_{2,}")
_BRACKET_GAP = re.compile(r"（[\s　]*）|\([\s　]*\)|【[\s　]*】|\[[\s　]*\]|\{[\s　]*\}")


def count_gaps(stem: str) -> int:
    """How many gaps (____) the stem has; a run of underlines of any length is one."""
    return len(_GAP.findall(stem))


def with_gap_marks(stem: str) -> str:
    """The stem with every gap written ____; empty brackets are gaps where no line is drawn."""
    if _GAP.search(stem):
        return _GAP.sub(BLANK_MARK, stem)
    return _BRACKET_GAP.sub(BLANK_MARK, stem)


def same_text(written: str, expected: str) -> bool:
    """Equal but for width, case, spaces, punctuation; a sign in or before a number (3.5, 1/2, -5) counts."""
    left, right = comparable(written), comparable(expected)
    if left or right:
        return left == right
    return _folded(written) == _folded(expected) != ""


def fills(written: str, blank: Blank) -> bool:
    """Whether the text equals an alternative, or is a number within the tolerance of one."""
    return any(same_text(written, text) or _within(written, text, blank.tolerance) for text in blank.alternatives)


def gaps_filled(key: BlankKey, texts: Sequence[str]) -> int:
    """How many gaps are right. In an unordered key no wording counts for two gaps."""
    if key.ordered:
        return sum(fills(text, blank) for text, blank in zip(texts, key.blanks, strict=False))
    holder: dict[int, int] = {}
    given = texts[: len(key.blanks)]
    return sum(_place(index, given, key.blanks, holder, set()) for index in range(len(given)))


def comparable(text: str) -> str:
    """What is compared: NFKC, case-folded, without spaces and punctuation that no number needs."""
    folded = _THOUSANDS.sub(lambda match: match[0].replace(",", ""), _folded(text))
    return "".join(char for index, char in enumerate(folded) if _counts(folded, index))


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(folded.split()).translate({ord("、"): ",", ord("—"): "-", ord("–"): "-", ord("−"): "-"})


def _counts(text: str, index: int) -> bool:
    char = text[index]
    if unicodedata.category(char)[0] not in "PZC" or char in _KEPT:
        return True
    digit_after = text[index + 1 : index + 2].isdigit()
    return digit_after and (text[index - 1].isdigit() if index else char == "-")


def _within(written: str, expected: str, tolerance: Decimal | None) -> bool:
    if tolerance is None:
        return False
    got, want = _NUMBER.fullmatch(comparable(written)), _NUMBER.fullmatch(comparable(expected))
    if got is None or want is None or got[2] not in ("", want[2]):
        return False
    return abs(Decimal(got[1]) - Decimal(want[1])) <= tolerance


def _place(index: int, texts: Sequence[str], blanks: Sequence[Blank], holder: dict[int, int], tried: set[int]) -> bool:
    """One step of bipartite matching: give text `index` a gap, moving earlier texts where that helps."""
    for gap, blank in enumerate(blanks):
        if gap in tried or not fills(texts[index], blank):
            continue
        tried.add(gap)
        if gap not in holder or _place(holder[gap], texts, blanks, holder, tried):
            holder[gap] = index
            return True
    return False
