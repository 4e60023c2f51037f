"""Cases counted per year and unit: how many, what of them is still to be done, what is late, who failed again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trainer.retakes.rules import is_open, is_over
from trainer.retakes.values import Case, Decision


@dataclass(frozen=True)
class UnitYear:
    """Counts of one unit and the year its cases were proposed in; `second` are second and further failures."""

    year: int
    unit: str
    cases: int = 0
    waiting: int = 0
    unfinished: int = 0
    overdue: int = 0
    second: int = 0
    dropped: int = 0


def count_cases(cases: Iterable[Case], today: date) -> tuple[UnitYear, ...]:
    """The newest year first, units by name; a case that was dropped is no second failure."""
    counts: dict[tuple[int, str], list[int]] = {}
    for case in cases:
        dropped = case.state is Decision.DISMISSED
        parts = (
            True,
            is_open(case.state),
            not is_over(case.step, case.state),
            is_overdue(case, today),
            case.failures > 1 and not dropped,
            dropped,
        )
        line = counts.setdefault((case.opened.astimezone().year, case.unit), [0] * len(parts))
        for place, applies in enumerate(parts):
            line[place] += applies
    order = sorted(counts, key=lambda key: (-key[0], key[1]))
    return tuple(UnitYear(*key, *counts[key]) for key in order)


def is_overdue(case: Case, today: date) -> bool:
    """Whether something of the case is still to be done though its day is past."""
    return not is_over(case.step, case.state) and case.due_on is not None and case.due_on < today
