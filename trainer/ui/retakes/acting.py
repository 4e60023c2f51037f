"""What the groups of acts on the page of retakes share: who acts, what is shown, and how a refusal is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.reader.state import Opening
from trainer.ui.retakes.state import RetakesState
from trainer.ui.working import Working


class Showing(Protocol):
    def __call__(self, **changes: object) -> None: ...


@dataclass(frozen=True)
class Desk:
    """`state` and `show` are the presenter's; `changed` lets the shell read again."""

    actor: Actor
    jobs: Working
    dialogs: Asking
    reader: Opening
    state: Callable[[], RetakesState]
    show: Showing
    changed: Callable[[], None]


class Acts:
    def __init__(self, desk: Desk) -> None:
        self._actor = desk.actor
        self._jobs = desk.jobs
        self._dialogs = desk.dialogs
        self._reader = desk.reader
        self._state = desk.state
        self._show = desk.show
        self._changed = desk.changed

    def _try(self, act: Callable[[], object]) -> bool:
        """Whether it was done; a refusal is told."""
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
            return False
        return True

    def _failed(self, error: KnownError) -> None:
        self._show(busy=False)
        self._dialogs.trouble(error)
