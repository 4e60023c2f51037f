"""Makes the page of one's own result and connects it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trainer.exams.results.values import MyExam
from trainer.people.accounts.values import Actor
from trainer.ui.asking import Asking
from trainer.ui.my_result.presenter import ResultPresenter, ResultRoom
from trainer.ui.my_result.view import ResultPage


@dataclass(frozen=True)
class Result:
    """The page with the presenter that keeps it alive."""

    page: ResultPage
    presenter: ResultPresenter


def build_result(room: ResultRoom, actor: Actor, exam: MyExam, dialogs: Asking, left: Callable[[], None]) -> Result:
    page = ResultPage(room.pictures)
    presenter = ResultPresenter(page, room, actor, exam, dialogs)
    page.left.connect(left)
    page.contested.connect(presenter.contest)
    page.recheck_wanted.connect(presenter.ask_recheck)
    page.slip_wanted.connect(presenter.save_slip)
    presenter.refresh()
    return Result(page, presenter)
