"""The demo's own time: a year's work in a minute, with both clocks moving together."""

from __future__ import annotations

from datetime import datetime, timedelta


class DemoClock:
    """Stands still until it is moved; never goes back."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._at

    def monotonic(self) -> float:
        return self._monotonic

    def boot_id(self) -> str:
        return "demo"

    def tick(self, seconds: float) -> None:
        self._at += timedelta(seconds=seconds)
        self._monotonic += seconds

    def move_to(self, at: datetime) -> None:
        """Goes forward to a time; one that has passed changes nothing."""
        self.tick(max(0.0, (at - self._at).total_seconds()))
