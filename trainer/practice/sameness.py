"""Whether two versions of a question ask the same; versions never change, so each pair is compared once."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from trainer.bank.drills.service import DrillService
from trainer.practice.rules import asks_the_same


class Sameness:
    """Callable as `rules.Same`."""

    def __init__(self, drills: DrillService) -> None:
        self._drills = drills
        self._known: dict[tuple[UUID, UUID], bool] = {}

    def learn(self, pairs: Iterable[tuple[UUID, UUID]]) -> None:
        """Compares many pairs with one reading of the store."""
        fresh = {_ordered(old, new) for old, new in pairs if old != new} - self._known.keys()
        if not fresh:
            return
        found = self._drills.contents(version for pair in fresh for version in pair)
        self._known |= {(old, new): asks_the_same(found[old], found[new]) for old, new in fresh}

    def __call__(self, old: UUID, new: UUID) -> bool:
        self.learn([(old, new)])
        return old == new or self._known[_ordered(old, new)]


def _ordered(old: UUID, new: UUID) -> tuple[UUID, UUID]:
    return min(old, new), max(old, new)
