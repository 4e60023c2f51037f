"""Makes the assistant and connects it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from trainer.people.accounts.values import Actor
from trainer.ui.asking import Asking
from trainer.ui.first_run.presenter import FirstRunPresenter
from trainer.ui.first_run.state import RuleChoice, Wishes
from trainer.ui.first_run.view import Assistant
from trainer.ui.working import Handle, Working


def build_assistant(
    digits: str,
    sheet: str,
    rules: tuple[RuleChoice, ...],
    set_up: Callable[[Wishes, Handle], Actor],
    write_sheet: Callable[[Path, str], None],
    working: Working,
    dialogs: Asking,
    finished: Callable[[Actor], None],
) -> tuple[Assistant, FirstRunPresenter]:
    """The view and its presenter; whoever shows the view keeps both."""
    view = Assistant()
    presenter = FirstRunPresenter(view, digits, sheet, rules, set_up, write_sheet, working, dialogs, finished)
    view.next_wanted.connect(presenter.next)
    view.back_wanted.connect(presenter.back)
    view.sheet_wanted.connect(presenter.print_sheet)
    view.finished.connect(presenter.finish)
    presenter.begin()
    return view, presenter
