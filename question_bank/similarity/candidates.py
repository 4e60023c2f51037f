"""Which questions are worth comparing: those that share several of their rarest pairs of letters.

Texts of which `ALIKE` of all letter pairs agree must share some among the rarest of each (prefix filtering, Chaudhuri
and others 2006), so nearly all pairs are never looked at.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain, pairwise

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
    """Asked for the places of some texts one after the other, gives for each the earlier ones it may be like.

    Letter pairs are numbered by how rare they are; `MOST_HOLDERS` leaves out those from `_first_common` on.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        frequency: Counter[str] = Counter()
        for text in texts:
            frequency.update(letter_pairs(text))
        by_rarity = sorted(frequency, key=lambda pair: (frequency[pair], pair))
        self._rarity = {pair: number for number, pair in enumerate(by_rarity)}
        self._first_common = sum(count <= MOST_HOLDERS for count in frequency.values())
        self._holders: dict[int, list[int]] = defaultdict(list)
        self._equal: dict[str, list[int]] = defaultdict(list)

    def before(self, place: int) -> set[int]:
        """The earlier places worth a comparison; from then on this place counts among them."""
        text = self._texts[place]
        holders = [self._holders[pair] for pair in self._rarest(text)]
        shared = Counter(chain.from_iterable(holders))
        least, size = min(_SHARED, len(holders)), len(text)
        found = {
            other for other, count in shared.items() if count >= least and _sizes_fit(size, len(self._texts[other]))
        }
        found.update(self._equal[text][-MOST_EQUAL:])
        for others in (*holders, self._equal[text]):
            others.append(place)
        return found

    def _rarest(self, text: str) -> Sequence[int]:
        pairs = sorted(map(self._rarity.__getitem__, letter_pairs(text)))
        kept = len(pairs) - math.ceil(ALIKE * len(pairs)) + _SHARED
        return pairs[: min(kept, bisect_left(pairs, self._first_common))]


def _sizes_fit(one: int, other: int) -> bool:
    return min(one, other) >= ALIKE * max(one, other)
