"""Whether two stems ask the same."""

from __future__ import annotations

import re

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from question_bank.similarity.normal import GAP
from question_bank.similarity.profile import Profile

LEAST = {"choice": 80.0, "true_false": 88.0, "blank": 85.0, "short": 85.0, "case": 80.0}
"""How much of two stems has to agree, of 100, before they can ask the same."""
_SHORT_STEM = 12
_LEAST_SHORT = 90.0
_SAME_MEANING = 90.0
_TURNING = re.compile(rf"[{GAP}a-z0-9不未无非禁勿免]")


def stem_score(left: Profile, right: Profile) -> float | None:
    """100 for stems that say the same, less for near ones, None where they ask something else.

    Whatever the agreement, another number, another statute or a word that turns the sentence round (不, 错误, 以上)
    makes another question.
    """
    if _disagree(left.titles, right.titles):
        return None
    if left.stem == right.stem:
        return 100.0
    if left.numbers != right.numbers or left.signs != right.signs:
        return None
    if left.articles and right.articles and left.articles != right.articles:
        return None
    if _duty_against_choice(left.stem, right.stem):
        return None
    least = LEAST[left.family]
    if min(len(left.stem), len(right.stem)) < _SHORT_STEM:
        least = max(least, _LEAST_SHORT)
    score = fuzz.ratio(left.stem, right.stem, score_cutoff=least)
    return score if score else None


def same_meaning(left: Profile, right: Profile) -> bool:
    """Whether one stem is the other with a few words put in; no gap, sign, letter or digit is among them."""
    if left.stem == right.stem:
        return True
    if fuzz.ratio(left.stem, right.stem, score_cutoff=_SAME_MEANING) == 0:
        return False
    short, long = sorted((left.stem, right.stem), key=lambda stem: (len(stem), stem))
    changes = [change for change in Levenshtein.opcodes(short, long) if change.tag != "equal"]
    return all(
        change.tag == "insert" and not _TURNING.search(long[change.dest_start : change.dest_end]) for change in changes
    )


def _disagree(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left and right) and not left & right


def _duty_against_choice(left: str, right: str) -> bool:
    """应 against 可以: a duty and a choice are different rules."""
    return left.count("可以") != right.count("可以") and left.count("应") != right.count("应")
