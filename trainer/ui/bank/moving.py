"""A step of review for the rows chosen in the list, and one step back from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from uuid import UUID

from trainer.bank.rules import NEED_REASON
from trainer.bank.values import BulkOutcome, Move
from trainer.store.errors import KnownError
from trainer.store.transactions import chunks
from trainer.ui.bank.presenter import AT_ONCE, BankDesk, perform
from trainer.ui.bank.state import Notice
from trainer.ui.bank.wording import bulk_words, confirm_words, reason_words, taken_back_words
from trainer.ui.working import Handle
from trainer.words import _


class MovingPresenter:
    """`tell` shows above the list what came of it."""

    def __init__(self, desk: BankDesk, tell: Callable[[Notice], None]) -> None:
        self._desk = desk
        self._tell = tell
        self._last: tuple[Move, tuple[UUID, ...]] | None = None

    def ask(self, move: Move, ids: Sequence[UUID]) -> None:
        """Asks for a reason where the step needs one, else whether it is meant."""
        if move in NEED_REASON:
            title, text, verb = reason_words(move, len(ids))
            self._desk.dialogs.ask_text(title, text, verb, lambda reason: self._move(move, ids, reason))
        else:
            title, text, verb = confirm_words(move, len(ids))
            self._desk.dialogs.confirm(title, text, verb, lambda: self._move(move, ids, ""))

    def forget(self) -> None:
        """Something else can be undone now."""
        self._last = None

    def undo(self) -> None:
        """Takes the last step back, but for questions with which something has happened since."""
        if self._last is None:
            return
        (move, ids), self._last = self._last, None

        def work(handle: Handle) -> BulkOutcome:
            return _each(ids, handle, lambda some: self._back(move, some))

        def done(outcome: BulkOutcome) -> None:
            text, tone = taken_back_words(outcome)
            self._tell(Notice(text, tone))
            self._desk.changed()

        self._desk.jobs.run(_("Reviewing questions"), work, done, self._desk.dialogs.trouble)

    def _back(self, move: Move, ids: Sequence[UUID]) -> BulkOutcome:
        return self._desk.bank.take_back(self._desk.actor, move, ids, _("Change of many taken back"))

    def _move(self, move: Move, ids: Sequence[UUID], reason: str) -> None:
        def work(handle: Handle) -> BulkOutcome:
            return _each(ids, handle, lambda some: perform(self._desk, move, some, reason))

        def done(outcome: BulkOutcome) -> None:
            text, tone = bulk_words(move, outcome)
            self._tell(Notice(text, tone, undo=bool(outcome.moved)))
            self._last = (move, outcome.moved)
            self._desk.changed()

        self._desk.jobs.run(_("Reviewing questions"), work, done, self._desk.dialogs.trouble)


def _each(ids: Sequence[UUID], handle: Handle, step: Callable[[Sequence[UUID]], BulkOutcome]) -> BulkOutcome:
    """Piece by piece, until cancelled; a piece that is refused whole stays back with its reason."""
    moved: tuple[UUID, ...] = ()
    refused = Counter[str]()
    for some in chunks(ids, AT_ONCE):
        if handle.cancelled():
            break
        try:
            outcome = step(some)
        except KnownError as error:
            refused[error.code] += len(some)
        else:
            moved += outcome.moved
            refused.update(outcome.refused)
        handle.progress(len(moved) + refused.total(), len(ids))
    return BulkOutcome(len(moved), refused, moved=moved)
