"""What the presenters of many pages are given; what they do with it is their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from trainer.people.accounts.values import Actor
from trainer.ui.asking import Asking
from trainer.ui.working import Working

V = TypeVar("V")
R = TypeVar("R")


class Presenting(Generic[V, R]):
    """Shows states on a view, reads from and writes to a room; `changed` has the page read again."""

    def __init__(self, view: V, room: R, actor: Actor, dialogs: Asking, changed: Callable[[], None]) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._dialogs = dialogs
        self._changed = changed


class PresentingWork(Presenting[V, R]):
    """The same with work that runs beside the window."""

    def __init__(
        self, view: V, room: R, actor: Actor, jobs: Working, dialogs: Asking, changed: Callable[[], None]
    ) -> None:
        super().__init__(view, room, actor, dialogs, changed)
        self._jobs = jobs
