"""The page of what follows an exam: its head, and the tab in view."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from trainer.exams.values import Exam
from trainer.ui.standing.ask_view import AskView
from trainer.ui.standing.case_view import CasePane
from trainer.ui.standing.fix_view import FixView
from trainer.ui.standing.papers_view import PapersPane
from trainer.ui.standing.steps_view import StepsView
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.figures import Pictures
from trainer.ui.widgets.page import Page
from trainer.words import _


class StandingPage(Page):
    left = Signal()
    file_wanted = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__(_("Results and keys"))
        self.file = self.add_action(button(_("File this exam"), icon_name="mdi6.archive-arrow-down-outline"))
        self.file.clicked.connect(self.file_wanted)
        self.back = self.add_action(button(_("Back to the exam"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence("Alt+Left"), self, self.back.click)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.pages = QStackedWidget()
        self.steps, self.fix, self.ask = StepsView(), FixView(pictures), AskView(pictures)
        self._add(_("Review and publication"), self.steps)
        self._add(_("Correct keys"), self.fix)
        self._add(_("Objections and rechecks"), self.ask)
        self.cases = CasePane()
        self._add(_("Misconduct"), self.cases)
        self.papers = PapersPane()
        self._add(_("Papers to be issued anew"), self.papers)
        self.tabs.currentChanged.connect(self._turn)
        self.said = label("", "saved", wrap=True)
        self._told: dict[int, str] = {}
        for widget in (self.tabs, self.said):
            self.body.addWidget(widget)
        self.body.addWidget(self.pages, 1)

    def show_exam(self, exam: Exam) -> None:
        self.set_title(_("Results: {title}").format(title=exam.plan.title))
        self.tabs.setCurrentIndex(0)

    def show_said(self, pane: QWidget, said: str) -> None:
        """What was done last on a tab; shown while it is in view."""
        self._told[self.pages.indexOf(pane)] = said
        self._turn(self.tabs.currentIndex())

    def show_left(self, count: int) -> None:
        """How many papers are still to be issued anew stands in the tab."""
        words = _("Papers to be issued anew")
        self.tabs.setTabText(self.pages.indexOf(self.papers), f"{words} {count}" if count else words)

    def show_asked(self, count: int) -> None:
        """How many objections and rechecks wait stands in the tab."""
        words = _("Objections and rechecks")
        self.tabs.setTabText(self.pages.indexOf(self.ask), f"{words} {count}" if count else words)

    def turn_to(self, pane: QWidget) -> None:
        self.tabs.setCurrentIndex(self.pages.indexOf(pane))

    def _add(self, words: str, pane: QWidget) -> None:
        self.tabs.addTab(words)
        self.pages.addWidget(pane)

    def _turn(self, place: int) -> None:
        self.pages.setCurrentIndex(place)
        said = self._told.get(place, "")
        self.said.setText(said)
        self.said.setVisible(bool(said))
