"""Which answers are committed, on their way, or could not be saved yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol
from uuid import UUID
from weakref import WeakMethod

from question_bank.question import Response
from trainer.exams.sittings.values import SavedAck
from trainer.people.accounts.values import Actor
from trainer.store.clock import Clock
from trainer.store.errors import KnownError, StoreTrouble
from trainer.ui.sitting.state import Saving

RETRY_SECONDS = 5.0

Outcome = SavedAck | StoreTrouble
Returned = Callable[[int, int, Outcome], None]
Deliver = Callable[[Callable[[], None]], None]
"""Has a call made where the window lives; called on the writer's thread."""


class Answering(Protocol):
    def answer(
        self,
        actor: Actor,
        sitting_id: UUID,
        item: int,
        response: Response | None,
        on_saved: Callable[[Outcome], None],
    ) -> None: ...


class AnswerSaver:
    """Sends each answer to the journal and keeps it until its own commit has returned; failed ones are sent again.

    The writer's thread never holds it, and with it the window: a window may not end on another thread than its own.
    """

    def __init__(
        self,
        sittings: Answering,
        actor: Actor,
        sitting_id: UUID,
        clock: Clock,
        deliver: Deliver,
        changed: Callable[[], None],
    ) -> None:
        self._sittings = sittings
        self._actor = actor
        self._sitting_id = sitting_id
        self._clock = clock
        self._deliver = deliver
        self._changed = changed
        self._count = 0
        self._newest: dict[int, int] = {}
        self._failed: set[int] = set()
        self._tried_at = 0.0
        self.pending: dict[int, Response | None] = {}
        self.saved_at: datetime | None = None
        self.trouble: KnownError | None = None

    @property
    def saving(self) -> Saving:
        if self.trouble is not None:
            return Saving.FAILED
        if self.pending:
            return Saving.UNDER_WAY
        return Saving.SAVED if self.saved_at else Saving.NOTHING

    def save(self, item: int, response: Response | None) -> None:
        """Returns at once."""
        self.pending[item] = response
        self._send(item)
        self._changed()

    def retry(self) -> None:
        """Sends what failed once more, every few seconds."""
        if self._failed and self._clock.monotonic() - self._tried_at >= RETRY_SECONDS:
            for item in sorted(self._failed):
                self._send(item)

    def _send(self, item: int) -> None:
        self._count += 1
        number = self._newest[item] = self._count
        self._tried_at = self._clock.monotonic()

        deliver, waiting = self._deliver, WeakMethod(self._returned)

        def back(outcome: Outcome) -> None:
            deliver(lambda: _hand_over(waiting(), item, number, outcome))

        try:
            self._sittings.answer(self._actor, self._sitting_id, item, self.pending[item], back)
        except KnownError as error:
            self._returned(item, number, error)

    def _returned(self, item: int, number: int, outcome: SavedAck | KnownError) -> None:
        """A newer answer to the same question makes an older outcome worthless."""
        if self._newest.get(item) != number:
            return
        if isinstance(outcome, SavedAck):
            del self._newest[item], self.pending[item]
            self._failed.discard(item)
            self.saved_at = outcome.at
            if not self._failed:
                self.trouble = None
        else:
            self._failed.add(item)
            self.trouble = outcome
        self._changed()


def _hand_over(returned: Returned | None, item: int, number: int, outcome: Outcome) -> None:
    """Nothing where the window was left in the meantime; the answer is in the journal."""
    if returned is not None:
        returned(item, number, outcome)
