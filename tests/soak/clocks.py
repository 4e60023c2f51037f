"""A wall clock that somebody sets forward and back in the middle of an exam."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

from tests.soak.ground import Fact, make_ground, stored_facts
from tests.soak.rows import Row, count
from tests.soak.telling import take_up
from trainer.store.clock import SystemClock

DAYS_OFF = 2
SLACK_SECONDS = 5
MINUTES = 60


class ShiftingClock(SystemClock):
    """The monotonic clock stays as it is."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._off = timedelta()

    def now(self) -> datetime:
        return super().now() + self._off

    def shift(self) -> None:
        """Up to two days forward or back, or to where it was."""
        self._off = timedelta(seconds=self._chance.choice((-1, 0, 1)) * self._chance.randrange(60, DAYS_OFF * 86_400))


def clock_shifted(folder: Path, shifts: int, chance: random.Random) -> Row:
    """The clock is set before each answer; every tenth time the program was closed meanwhile. Time stays fair."""
    ground, told = make_ground(folder), list[Fact]()
    clock, done = ShiftingClock(chance), 0
    began = clock.monotonic()
    while done < shifts:
        with ground.open(clock, done) as (hall, _):
            candidate = take_up(hall, ground, 0, chance, told.append)
            for _turn in range(min(10, shifts - done)):
                clock.shift()
                candidate.answer(wait=True)
                done += 1
            left = hall.sittings.seconds_left(candidate.view.sitting_id)
            used, ran = MINUTES * 60 - left, clock.monotonic() - began
            if not -SLACK_SECONDS < used < ran + SLACK_SECONDS:
                raise SystemExit(f"the clock took or gave time: {used:.0f} s charged, {ran:.0f} s ran")
            if done >= shifts:
                candidate.hand_in()
    return count("clock set forward and back", shifts, told, stored_facts(ground))
