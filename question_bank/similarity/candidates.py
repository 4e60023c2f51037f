"""Which questions are worth comparing: those that share several of their rarest pairs of letters.

Texts of which `ALIKE` of all letter pairs agree must share some among the rarest of each (prefix filtering, Chaudhuri
and others 2006), so nearly all pairs are never looked at.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

ALIKE = 0.45
MOST_HOLDERS = 400
"""A pair of letters in more texts than this says nothing about any of them."""
MOST_EQUAL = 50
"""A text is compared with so many of its equals: among more, stems like 下列说法正确的是, the options decide."""
_SHARED = 2


def letter_pairs(text: str) -> frozenset[str]:
    """Every two letters that stand side by side; a text of one letter is its own pair."""
    return frozenset(map("".join, pairwise(text))) or frozenset({text})


class Candidates:
    """Asked for the places of some texts one after the other, gives for each the earlier ones it may be like."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._frequency: Counter[str] = Counter()
        for text in texts:
            self._frequency.update(letter_pairs(text))
        self._holders: dict[str, list[int]] = {}
        self._equal: dict[str, list[int]] = {}

    def before(self, place: int) -> set[int]:
        """The earlier places worth a comparison; from then on this place counts among them."""
        text = self._texts[place]
        rare = self._rarest(text)
        shared: Counter[int] = Counter()
        for pair in rare:
            holders = self._holders.setdefault(pair, [])
            shared.update(holders)
            holders.append(place)
        least, size = min(_SHARED, len(rare)), len(text)
        found = {
            other for other, count in shared.items() if count >= least and _sizes_fit(size, len(self._texts[other]))
        }
        equal = self._equal.setdefault(text, [])
        found.update(equal[-MOST_EQUAL:])
        equal.append(place)
        return found

    def _rarest(self, text: str) -> Sequence[str]:
        pairs = sorted(letter_pairs(text), key=lambda pair: (self._frequency[pair], pair))
        kept = len(pairs) - math.ceil(ALIKE * len(pairs)) + _SHARED
        return [pair for pair in pairs[:kept] if self._frequency[pair] <= MOST_HOLDERS]


def _sizes_fit(one: int, other: int) -> bool:
    return min(one, other) >= ALIKE * max(one, other)
