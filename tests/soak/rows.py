"""What a scenario counts."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """`found` counts what was acknowledged and stands in the store; `duplicates` what stands there more than once."""

    scenario: str
    faults: int
    acknowledged: int
    found: int
    duplicates: int

    @property
    def sound(self) -> bool:
        """Nothing lost, nothing twice, and the scenario did happen."""
        return self.faults > 0 and self.acknowledged > 0 and self.acknowledged == self.found and not self.duplicates

    def as_data(self) -> dict[str, object]:
        return asdict(self)


Scenario = Callable[[Path, int, random.Random], Row | None]
"""Makes its workspace in a folder and so many faults; None where the machine does not let it."""


def count(scenario: str, faults: int, told: Iterable[Hashable], stored: Iterable[Hashable]) -> Row:
    """One row of what the program told and what the store holds. What was told twice must be there twice."""
    promises, kept = Counter(told), Counter(stored)
    return Row(
        scenario=scenario,
        faults=faults,
        acknowledged=promises.total(),
        found=(promises & kept).total(),
        duplicates=sum(kept[one] - wanted for one, wanted in promises.items() if kept[one] > wanted),
    )


def show(rows: Iterable[Row]) -> str:
    """The rows as a table."""
    lines = [f"{'scenario':<44}{'faults':>8}{'acknowledged':>14}{'found':>8}{'duplicates':>12}"]
    for row in rows:
        mark = "" if row.sound else "   <- DIFFERS"
        figures = f"{row.faults:>8}{row.acknowledged:>14}{row.found:>8}{row.duplicates:>12}"
        lines.append(f"{row.scenario:<44}{figures}{mark}")
    return "\n".join(lines)
