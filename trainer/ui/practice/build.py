"""Makes the practice face and connects it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer

from trainer.people.accounts.values import Actor
from trainer.ui.asking import Asking
from trainer.ui.practice.mock_presenter import MockPresenter
from trainer.ui.practice.room import PracticeRoom
from trainer.ui.practice.run_presenter import RunPresenter
from trainer.ui.practice.start_presenter import StartPresenter
from trainer.ui.practice.view import PracticePage

SECOND = 1000


@dataclass(frozen=True)
class Practice:
    """The face with the presenters that keep it alive."""

    page: PracticePage
    start: StartPresenter
    run: RunPresenter
    mock: MockPresenter


def build_practice(room: PracticeRoom, actor: Actor, dialogs: Asking, left: Callable[[], None]) -> Practice:
    """The practice of one person; `left` goes back to their own page."""
    page = PracticePage(room.pictures)
    start = StartPresenter(page, room, actor)
    run = RunPresenter(page, room, actor, dialogs, start.refresh)
    mock = MockPresenter(page, room, actor, dialogs, start.refresh, run.look_through)
    page.start.run_wanted.connect(run.begin)
    page.start.mock_wanted.connect(mock.begin)
    page.start.tab_chosen.connect(start.choose_tab)
    page.start.statute_chosen.connect(start.choose_statute)
    page.start.left.connect(left)
    page.run.answered.connect(run.answer)
    page.run.judged.connect(run.judge)
    page.run.went_on.connect(run.go_on)
    page.run.left.connect(run.leave)
    page.mock.answered.connect(mock.answer)
    page.mock.stepped.connect(mock.step)
    page.mock.open_wanted.connect(mock.go_to_open)
    page.mock.hand_in_wanted.connect(mock.hand_in)
    page.mock.wrong_wanted.connect(mock.see_wrong)
    page.mock.left.connect(mock.leave)
    timer = QTimer(page)
    timer.timeout.connect(mock.second_passed)
    timer.start(SECOND)
    start.refresh()
    return Practice(page, start, run, mock)
