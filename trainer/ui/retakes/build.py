"""Makes the retakes page and connects its signals."""

from __future__ import annotations

from uuid import UUID

from trainer.ui.retakes.presenter import RetakesPresenter, RetakesRoom
from trainer.ui.retakes.view import RetakesPage
from trainer.ui.shell.context import Context, OfExam
from trainer.ui.shell.pair import PairScreen


class RetakesScreen(PairScreen[RetakesPage, RetakesPresenter]):
    def open(self, target: object) -> None:
        if isinstance(target, UUID):
            self.presenter.open(target)
        elif isinstance(target, OfExam):
            self.presenter.open_exam(target.exam_id)


def build_retakes(context: Context, room: RetakesRoom) -> RetakesScreen:
    page = RetakesPage()
    presenter = RetakesPresenter(
        page,
        room,
        context.actor,
        context.jobs,
        context.dialogs,
        context.changed,
        lambda: context.go("settings", "rules"),
    )
    page.searched.connect(presenter.search)
    page.exam_chosen.connect(presenter.choose_exam)
    page.standing_chosen.connect(presenter.choose_standing)
    page.chosen.connect(presenter.choose)
    page.ladder_wanted.connect(presenter.choose_ladder)
    page.proposing_wanted.connect(presenter.begin_proposing)
    page.proposed.connect(presenter.propose)
    page.decided.connect(presenter.decide)
    page.scheduling_wanted.connect(presenter.begin_scheduling)
    page.scheduled.connect(presenter.schedule)
    page.closed.connect(presenter.close_side)
    return RetakesScreen(page, presenter)
