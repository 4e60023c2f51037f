"""Makes the page of what follows an exam and connects its signals."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from trainer.ui.shell.context import AskedOf, Context, CorrectionsOf, OfExam, PapersOf
from trainer.ui.standing.ask_presenter import AskPresenter
from trainer.ui.standing.ask_state import AskState
from trainer.ui.standing.case_presenter import CasePresenter
from trainer.ui.standing.case_state import CaseState
from trainer.ui.standing.filing import Filing
from trainer.ui.standing.fix_presenter import FixPresenter
from trainer.ui.standing.papers_presenter import PapersPresenter
from trainer.ui.standing.papers_state import PapersState
from trainer.ui.standing.room import StandingRoom
from trainer.ui.standing.state import FixState
from trainer.ui.standing.steps_presenter import StepsPresenter
from trainer.ui.standing.steps_state import StepsState
from trainer.ui.standing.view import StandingPage
from trainer.ui.widgets.print_window import QtPrinting


@dataclass(frozen=True)
class StepsPane:
    """A tab as its presenter sees it: what was done stands below the tabs."""

    page: StandingPage

    def show_state(self, state: StepsState) -> None:
        self.page.show_said(self.page.steps, state.said)
        self.page.steps.show_state(state)


@dataclass(frozen=True)
class FixPane:
    page: StandingPage

    def show_state(self, state: FixState) -> None:
        self.page.show_said(self.page.fix, state.said)
        self.page.fix.show_state(state)


@dataclass(frozen=True)
class AskPane:
    page: StandingPage

    def show_state(self, state: AskState) -> None:
        self.page.show_said(self.page.ask, state.said)
        self.page.show_asked(state.waiting)
        self.page.ask.show_state(state)


@dataclass(frozen=True)
class DisciplinePane:
    page: StandingPage

    def show_state(self, state: CaseState) -> None:
        self.page.show_said(self.page.cases, state.said)
        self.page.cases.show_state(state)


@dataclass(frozen=True)
class ReissuePane:
    page: StandingPage

    def show_state(self, state: PapersState) -> None:
        self.page.show_said(self.page.papers, state.said)
        self.page.show_left(0 if state.found.closing else state.found.open)
        self.page.papers.show_state(state)


@dataclass(frozen=True)
class StandingScreen:
    page: StandingPage
    room: StandingRoom
    context: Context
    steps: StepsPresenter
    fix: FixPresenter
    ask: AskPresenter
    cases: CasePresenter
    papers: PapersPresenter

    @property
    def widget(self) -> QWidget:
        return self.page

    def refresh(self) -> None:
        if self.fix.is_open:
            self.steps.refresh()
            self.fix.refresh()
            self.ask.refresh()
            self.cases.refresh()
            self.papers.refresh()

    def home(self) -> None:
        """The page is about one exam."""

    def open(self, target: object) -> None:
        if isinstance(target, OfExam | PapersOf | AskedOf | CorrectionsOf):
            exam = self.room.exams.exam(self.context.actor, target.exam_id)
            self.page.show_exam(exam)
            self.steps.open(exam)
            self.fix.open(exam)
            self.ask.open(exam)
            self.cases.open(exam)
            self.papers.open(exam)
            if isinstance(target, PapersOf):
                self.page.turn_to(self.page.papers)
            if isinstance(target, CorrectionsOf):
                self.page.turn_to(self.page.fix)
            if isinstance(target, AskedOf):
                self.page.turn_to(self.page.ask)


def build_standing(context: Context, room: StandingRoom) -> StandingScreen:
    page = StandingPage(room.pictures)
    desk = (room, context.actor, context.jobs, context.dialogs, context.changed)
    steps, fix = StepsPresenter(StepsPane(page), *desk), FixPresenter(FixPane(page), *desk)

    def correct(question_id: UUID) -> None:
        page.turn_to(page.fix)
        fix.begin(question_id)

    ask = AskPresenter(AskPane(page), *desk, correct)
    filing = Filing(room.files, context.actor, context.jobs, context.dialogs)
    page.file_wanted.connect(lambda: filing.save(fix.state().exam.id))
    page.left.connect(lambda: context.go("exams", fix.state().exam.id))
    page.steps.wanted.connect(steps.take)
    page.steps.begin_wanted.connect(steps.begin)
    view = page.fix
    view.question_chosen.connect(fix.choose_question)
    view.correction_chosen.connect(fix.choose_correction)
    view.edited.connect(fix.edited)
    view.preview_wanted.connect(fix.preview)
    view.propose_wanted.connect(fix.propose)
    view.approve_wanted.connect(fix.approve)
    view.refuse_wanted.connect(fix.refuse)
    page.ask.chosen.connect(ask.choose)
    page.ask.opined.connect(ask.opine)
    page.ask.decided.connect(ask.decide)
    page.ask.found.connect(ask.find)
    page.ask.correct_wanted.connect(ask.correct)
    cases = CasePresenter(DisciplinePane(page), *desk)
    page.cases.begun.connect(cases.begin)
    page.cases.chosen.connect(cases.choose)
    page.cases.recorded.connect(cases.record)
    page.cases.closed.connect(cases.close)
    page.cases.went_on.connect(cases.go_on)
    page.cases.decided.connect(cases.decide)
    page.cases.papers_wanted.connect(cases.save_papers)
    printing = QtPrinting(page, context.dialogs, context.printers)
    papers = PapersPresenter(ReissuePane(page), *desk, printing, context.go)
    page.papers.chosen.connect(papers.choose)
    page.papers.ticked.connect(papers.tick)
    page.papers.close_wanted.connect(papers.close)
    page.papers.print_wanted.connect(papers.print)
    page.papers.list_wanted.connect(papers.print_list)
    page.papers.there_wanted.connect(papers.go_there)
    return StandingScreen(page, room, context, steps, fix, ask, cases, papers)
