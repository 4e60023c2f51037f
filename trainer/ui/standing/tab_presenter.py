"""What the tabs of one exam's page have in common: who asks, what is shown, and telling the page of a change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Generic, Protocol, TypeVar

from trainer.ui.presenting import PresentingWork
from trainer.ui.standing.room import StandingRoom

S = TypeVar("S", bound=Any)
S_in = TypeVar("S_in", contravariant=True)


class TabView(Protocol[S_in]):
    def show_state(self, state: S_in) -> None: ...


class TabPresenter(PresentingWork[TabView[S], StandingRoom], Generic[S]):
    """`changed` has the whole page read again."""

    _state: S | None = None

    def state(self) -> S:
        """What the tab shows; only while an exam is open on it."""
        assert self._state is not None
        return self._state

    def _show(self, **changes: object) -> None:
        self._state = replace(self.state(), **changes)
        self._view.show_state(self._state)
