"""The page of what follows an exam: its head, and the tab in view."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from trainer.exams.values import Exam
from trainer.ui.standing.fix_view import FixView
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.figures import Pictures
from trainer.ui.widgets.page import Page
from trainer.words import _


class StandingPage(Page):
    left = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__(_("Correct keys"))
        self.back = self.add_action(button(_("Back to the exam"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence("Alt+Left"), self, self.back.click)
        self.said = label("", "saved", wrap=True)
        self.body.addWidget(self.said)
        self.fix = FixView(pictures)
        self.body.addWidget(self.fix, 1)

    def show_exam(self, exam: Exam) -> None:
        self.set_title(_("Correct keys: {title}").format(title=exam.plan.title))

    def show_said(self, said: str) -> None:
        self.said.setText(said)
        self.said.setVisible(bool(said))
