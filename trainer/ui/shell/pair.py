"""The shape of most screens: a page and its presenter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget


class Refreshing(Protocol):
    """A presenter that can read again."""

    def refresh(self) -> None: ...


PageT = TypeVar("PageT", bound=QWidget)
PresenterT = TypeVar("PresenterT", bound=Refreshing)


@dataclass(frozen=True)
class PairScreen(Generic[PageT, PresenterT]):
    """Keeps both alive; screens on which one can go to a thing say how in `open`."""

    page: PageT
    presenter: PresenterT

    @property
    def widget(self) -> QWidget:
        return self.page

    def refresh(self) -> None:
        self.presenter.refresh()

    def home(self) -> None:
        """The page is all there is."""

    def open(self, target: object) -> None:
        """Nothing on the page has a name to go to."""
