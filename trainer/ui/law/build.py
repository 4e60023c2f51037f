"""Makes the page of laws and connects its signals."""

from __future__ import annotations

from trainer.bank.service import BankService
from trainer.law.service import LawService
from trainer.ui.law.presenter import LawPresenter
from trainer.ui.law.view import LawPage
from trainer.ui.shell.context import Context
from trainer.ui.shell.pair import PairScreen


class LawScreen(PairScreen[LawPage, LawPresenter]):
    def open(self, target: object) -> None:
        if isinstance(target, str):
            self.page.search.setText(target)


def build_law(context: Context, law: LawService, bank: BankService) -> LawScreen:
    page = LawPage()
    presenter = LawPresenter(page, law, bank, context.go)
    page.searched.connect(presenter.search)
    page.law_chosen.connect(presenter.choose)
    page.questions_wanted.connect(presenter.show_questions)
    return LawScreen(page, presenter)
