"""Makes the page of outside scores and connects its signals."""

from __future__ import annotations

from trainer.ui.outside.presenter import OutPresenter, OutRoom
from trainer.ui.outside.view import OutsidePage
from trainer.ui.reader.window import QtReader
from trainer.ui.shell.context import Context
from trainer.ui.shell.pair import PairScreen


class OutsideScreen(PairScreen[OutsidePage, OutPresenter]):
    """Nothing on this page has a name to go to."""


def build_outside(context: Context, room: OutRoom) -> OutsideScreen:
    page = OutsidePage()
    presenter = OutPresenter(page, room, context.actor, context.jobs, context.dialogs, QtReader(page, context.dialogs))
    page.left.connect(lambda: context.go("exams", None))
    page.begun.connect(presenter.begin)
    page.chosen.connect(presenter.choose)
    page.sheet_wanted.connect(presenter.choose_sheet)
    page.proof_wanted.connect(presenter.choose_proof)
    page.entered.connect(presenter.enter)
    page.closed.connect(presenter.close)
    page.proof_opened.connect(presenter.see_proof)
    page.confirmed.connect(presenter.confirm)
    page.refused.connect(presenter.refuse)
    return OutsideScreen(page, presenter)
