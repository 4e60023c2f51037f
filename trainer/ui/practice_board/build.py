"""Makes the trainer's page of practice and connects its signals."""

from __future__ import annotations

from trainer.ui.practice_board.presenter import BoardPresenter, BoardRoom
from trainer.ui.practice_board.view import BoardPage
from trainer.ui.shell.context import Context
from trainer.ui.shell.pair import PairScreen


def build_practice_board(context: Context, room: BoardRoom) -> PairScreen[BoardPage, BoardPresenter]:
    page = BoardPage()
    presenter = BoardPresenter(page, room, context.actor, context.jobs, context.dialogs, context.changed)
    page.unit_chosen.connect(presenter.choose_unit)
    page.hiding_chosen.connect(presenter.choose_hiding)
    return PairScreen(page, presenter)
