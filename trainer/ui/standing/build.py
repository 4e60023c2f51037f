"""Makes the page of what follows an exam and connects its signals."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from trainer.ui.shell.context import Context, OfExam
from trainer.ui.standing.fix_presenter import FixPresenter
from trainer.ui.standing.room import StandingRoom
from trainer.ui.standing.state import FixState
from trainer.ui.standing.view import StandingPage


class FixPane:
    """The tab as its presenter sees it: what was done stands below the head of the page."""

    def __init__(self, page: StandingPage) -> None:
        self._page = page

    def show_state(self, state: FixState) -> None:
        self._page.show_said(state.said)
        self._page.fix.show_state(state)


@dataclass(frozen=True)
class StandingScreen:
    page: StandingPage
    room: StandingRoom
    context: Context
    fix: FixPresenter

    @property
    def widget(self) -> QWidget:
        return self.page

    def refresh(self) -> None:
        if self.fix.is_open:
            self.fix.refresh()

    def home(self) -> None:
        """The page is about one exam."""

    def open(self, target: object) -> None:
        if isinstance(target, OfExam):
            exam = self.room.exams.exam(self.context.actor, target.exam_id)
            self.page.show_exam(exam)
            self.fix.open(exam)


def build_standing(context: Context, room: StandingRoom) -> StandingScreen:
    page = StandingPage(room.pictures)
    fix = FixPresenter(FixPane(page), room, context.actor, context.jobs, context.dialogs, context.changed)
    view = page.fix
    page.left.connect(lambda: context.go("exams", fix.state().exam.id))
    view.question_chosen.connect(fix.choose_question)
    view.correction_chosen.connect(fix.choose_correction)
    view.edited.connect(fix.edited)
    view.preview_wanted.connect(fix.preview)
    view.propose_wanted.connect(fix.propose)
    view.approve_wanted.connect(fix.approve)
    view.refuse_wanted.connect(fix.refuse)
    return StandingScreen(page, room, context, fix)
