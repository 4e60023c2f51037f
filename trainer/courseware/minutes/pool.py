"""The questions of the bank that may be put to whoever studies an item."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from uuid import UUID

from question_bank.blueprint import BlueprintRow
from question_bank.question import QuestionKind
from trainer.bank.drills.service import DrillService
from trainer.bank.drills.values import Drill, DrillScope

KINDS = (QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.TRUE_FALSE)
"""What can be marked at once."""

_SAMPLE = 200
"""So many questions are looked at to find some."""

HeldBack = Callable[[], frozenset[UUID]]
"""The questions nobody is shown now, because they stand in papers."""


class QuestionPool:
    """Approved questions of a subject with all below it; none for an item without a subject."""

    def __init__(self, drills: DrillService, held_back: HeldBack, chance: random.Random) -> None:
        self._drills = drills
        self._held_back = held_back
        self._chance = chance

    def there(self, subject: str) -> bool:
        """Whether there is a question that may be put."""
        return bool(self.some(subject, 1))

    def some(self, subject: str, count: int, without: Collection[UUID] = ()) -> Sequence[Drill]:
        """So many by chance, fewer where there are no more; versions of `without` only where nothing else is left."""
        numbers = list(self._drills.numbers(_scope(subject))) if subject else []
        self._chance.shuffle(numbers)
        del numbers[_SAMPLE:]
        hidden = self._held_back() if numbers else frozenset()
        ids = [one for one in self._drills.ids(numbers) if one not in hidden]
        if without:
            current = self._drills.current(ids)
            ids.sort(key=lambda one: current.get(one) in without)
        found = (self._drills.drill(one) for one in ids[:count])
        return [one for one in found if one is not None]


def _scope(subject: str) -> DrillScope:
    rows = tuple(BlueprintRow(kind, 1, Decimal(1)) for kind in KINDS)
    return DrillScope(subject=subject, rows=rows, approved=True)
