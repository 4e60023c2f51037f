"""Makes the overview page and connects its signals."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from trainer.ui.overview.presenter import OverviewPresenter, OverviewRoom
from trainer.ui.overview.view import OverviewPage
from trainer.ui.shell.context import Context


@dataclass(frozen=True)
class OverviewScreen:
    page: OverviewPage
    presenter: OverviewPresenter

    @property
    def widget(self) -> QWidget:
        return self.page

    def refresh(self) -> None:
        self.presenter.refresh()

    def open(self, target: object) -> None:
        """Nothing on this page has a name to go to."""


def build_overview(context: Context, room: OverviewRoom) -> OverviewScreen:
    page = OverviewPage()
    presenter = OverviewPresenter(page, room, context.actor, context.jobs, context.dialogs, context.go)
    page.wanted.connect(presenter.go)
    return OverviewScreen(page, presenter)
