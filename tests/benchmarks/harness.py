"""Rows of the table, and measuring two things turn by turn so that a busy machine slows both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One line: the value and its baseline in `unit`, their ratio, and what the ratio (or value) has to keep."""

    name: str
    value: float
    baseline: float | None
    goal: str
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        return None if not self.baseline else self.value / self.baseline

    def as_data(self) -> dict[str, object]:
        ratio = None if self.ratio is None else round(self.ratio, 3)
        baseline = None if self.baseline is None else round(self.baseline, 4)
        return {
            "name": self.name,
            "value": round(self.value, 4),
            "baseline": baseline,
            "ratio": ratio,
            "goal": self.goal,
            "unit": self.unit,
        }


def milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def in_turns(ours: Callable[[], object], bare: Callable[[], object], rounds: int = 7) -> tuple[float, float]:
    """Medians in milliseconds of our work and the bare minimum, after one round that does not count."""
    ours(), bare()
    pairs = [(milliseconds(ours), milliseconds(bare)) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def peak_megabytes() -> float:
    """The most memory this process ever held; what its parent held before it was started does not count."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
