"""Hand-made stand-ins: a clock that moves only when told."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from trainer.people.accounts.values import Actor, Role

READER = Actor(UUID(int=7), UUID(int=7), "", frozenset({Role.ADMINISTRATOR}))
"""Somebody who may read everything, for looking at what a test has done."""


class FixedClock:
    """Starts on a morning; `tick` moves both clocks, `jump` moves the wall clock alone, `reboot` begins anew."""

    def __init__(self, at: datetime = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)) -> None:
        self._at = at
        self._monotonic = 1000.0
        self._boot = 1

    def now(self) -> datetime:
        return self._at

    def monotonic(self) -> float:
        return self._monotonic

    def boot_id(self) -> str:
        return f"boot-{self._boot}"

    def tick(self, seconds: float) -> None:
        self._at += timedelta(seconds=seconds)
        self._monotonic += seconds

    def jump(self, seconds: float) -> None:
        self._at += timedelta(seconds=seconds)

    def reboot(self, seconds_off: float) -> None:
        self._at += timedelta(seconds=seconds_off)
        self._monotonic = 10.0
        self._boot += 1
