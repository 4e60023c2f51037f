"""An officer who goes on through every refusal of the disk."""

from __future__ import annotations

import random

from tests.exams.hall import Hall
from tests.soak.ground import Fact, Ground
from tests.soak.telling import Candidate, take_up
from trainer.store.errors import StoreTrouble

ANSWERS = 8


class Officer:
    """Begins, answers, hands in; where the disk refuses, `go_on` may be called again. Counts the refusals."""

    def __init__(self, hall: Hall, ground: Ground, number: int, chance: random.Random, told: list[Fact]) -> None:
        self._hall, self._ground, self._number, self._chance, self._told = hall, ground, number, chance, told
        self._candidate: Candidate | None = None
        self._given = 0
        self._refusals = 0
        self.done = False

    @property
    def faults(self) -> int:
        """How often the disk said no: to the sitting as a whole, or to one answer."""
        return self._refusals + (len(self._candidate.failed) if self._candidate else 0)

    def begin(self) -> None:
        """Some answers, before anything goes wrong."""
        self._candidate = self._take_up()
        for _ in range(self._chance.randrange(ANSWERS)):
            self._answer()

    def go_on(self) -> None:
        """As far as it goes until the disk refuses."""
        try:
            self._candidate = self._candidate or self._take_up()
            while self._given < ANSWERS:
                self._answer()
            if not self.done:
                self._candidate.hand_in()
                self.done = True
        except StoreTrouble:
            self._refusals += 1

    def _take_up(self) -> Candidate:
        return take_up(self._hall, self._ground, self._number, self._chance, self._told.append)

    def _answer(self) -> None:
        assert self._candidate is not None
        self._given += 1
        self._candidate.answer(wait=True)
