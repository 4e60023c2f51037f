"""What the tabs of one exam's page have in common: who asks, what is shown, and telling the page of a change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Generic, Protocol, TypeVar

from trainer.people.accounts.values import Actor
from trainer.ui.asking import Asking
from trainer.ui.standing.room import StandingRoom
from trainer.ui.working import Working

S = TypeVar("S", bound=Any)
S_in = TypeVar("S_in", contravariant=True)


class TabView(Protocol[S_in]):
    def show_state(self, state: S_in) -> None: ...


class TabPresenter(Generic[S]):
    """`changed` has the whole page read again."""

    def __init__(
        self,
        view: TabView[S],
        room: StandingRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._changed = changed
        self._state: S | None = None

    def state(self) -> S:
        """What the tab shows; only while an exam is open on it."""
        assert self._state is not None
        return self._state

    def _show(self, **changes: object) -> None:
        self._state = replace(self.state(), **changes)
        self._view.show_state(self._state)
