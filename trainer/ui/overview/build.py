"""Makes the overview page and connects its signals."""

from __future__ import annotations

from trainer.ui.overview.presenter import OverviewPresenter, OverviewRoom
from trainer.ui.overview.view import OverviewPage
from trainer.ui.shell.context import Context
from trainer.ui.shell.pair import PairScreen


class OverviewScreen(PairScreen[OverviewPage, OverviewPresenter]):
    """Nothing on this page has a name to go to."""


def build_overview(context: Context, room: OverviewRoom) -> OverviewScreen:
    page = OverviewPage()
    presenter = OverviewPresenter(page, room, context.actor, context.jobs, context.dialogs, context.go)
    page.wanted.connect(presenter.go)
    return OverviewScreen(page, presenter)
