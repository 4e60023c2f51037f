"""Makes the page and connects its signals."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from trainer.bank.service import BankService
from trainer.bank.similar.service import SimilarService
from trainer.people.service import PeopleService
from trainer.ui.duplicates.presenter import DuplicatesDesk, DuplicatesPresenter
from trainer.ui.duplicates.view import DuplicatesPage
from trainer.ui.shell.context import Context
from trainer.ui.shell.pair import PairScreen

DuplicatesScreen = PairScreen[DuplicatesPage, DuplicatesPresenter]


def build_duplicates(
    context: Context,
    similar: SimilarService,
    bank: BankService,
    people: PeopleService,
    leave: Callable[[], None],
    open_question: Callable[[UUID], None],
) -> DuplicatesScreen:
    page = DuplicatesPage()
    desk = DuplicatesDesk(
        similar, bank, people, context.actor, context.jobs, context.dialogs, context.changed, leave, open_question
    )
    presenter = DuplicatesPresenter(page, desk)
    page.scan_wanted.connect(presenter.scan)
    page.likeness_chosen.connect(presenter.choose_likeness)
    page.chosen.connect(presenter.choose)
    page.left_kept.connect(presenter.keep_left)
    page.right_kept.connect(presenter.keep_right)
    page.told_apart.connect(presenter.not_duplicate)
    page.parked.connect(presenter.park)
    page.all_parked.connect(presenter.park_all)
    page.side_opened.connect(presenter.open_side)
    page.undo_wanted.connect(presenter.undo)
    page.back_wanted.connect(presenter.back)
    page.decide.taken.connect(presenter.take)
    page.decide.merged.connect(presenter.merge)
    page.decide.dropped.connect(presenter.drop_merge)
    return PairScreen(page, presenter)
