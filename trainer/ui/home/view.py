"""The officer's own page: large cards, one thing at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from trainer.ui.home.cards import ExamCard, HoursCard, ResultCard, StudyCard
from trainer.ui.home.duty_cards import DutyCard, PracticeCard
from trainer.ui.home.state import HomeState, validity
from trainer.ui.home.wording import about, greeting, validity_words
from trainer.ui.theme import follow
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, clear, label, row
from trainer.ui.widgets.looks import add_looks
from trainer.words import _

LINES_ACROSS = 42
"""Three cards stand side by side while the page is at least so many text heights wide."""


class HomePage(QWidget):
    exam_begun = Signal()
    certificate_opened = Signal(object)
    courseware_opened = Signal(object)
    library_wanted = Signal()
    result_opened = Signal(object)
    practice_wanted = Signal()
    look_wanted = Signal(object, object)
    password_wanted = Signal()
    own_data_wanted = Signal()
    went_back = Signal()
    signed_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.exam, self.hours, self.study, self.results = ExamCard(), HoursCard(), StudyCard(), ResultCard()
        self.practice, self.duties = PracticeCard(), DutyCard()
        self.practice.wanted.connect(self.practice_wanted)
        self.exam.begun.connect(self.exam_begun)
        self.results.opened.connect(self.certificate_opened)
        self.results.result_opened.connect(self.result_opened)
        self.study.opened.connect(self.courseware_opened)
        self.study.library_wanted.connect(self.library_wanted)
        self._about = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._about.setSpacing(14)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(14)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addLayout(self._about, 1)
        head.addLayout(self._actions)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(18)
        for one in (self.hours, self.results, self.study):
            self._cards.addWidget(one, 1)
        self._waiting = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._waiting.setSpacing(18)
        self._waiting.addWidget(self.practice, 2)
        self._waiting.addWidget(self.duties, 1)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(48, 14, 48, 8)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.exam)
        column.addLayout(self._waiting)
        column.addLayout(self._cards, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(_scrolling(inside))
        follow(self, HomePage._arrange)

    def show_state(self, state: HomeState) -> None:
        self._show_head(state)
        for one in (self.exam, self.practice, self.duties, self.hours, self.study, self.results):
            one.show_state(state)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.exam.start.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Side by side or one below the other, as the room and the text size ask for."""
        self.ensurePolished()
        wide = self.width() >= LINES_ACROSS * self.fontMetrics().height()
        for line in (self._about, self._waiting, self._cards):
            line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        for one in (self.results, self.study):
            one.list.show_whole(not wide)

    def _show_head(self, state: HomeState) -> None:
        clear(self._about)
        clear(self._actions)
        until = state.person.draft.certificate_valid_until
        tone = validity(until, state.now.date())
        words = validity_words(until, tone)
        valid = label(words, "muted") if tone is Tone.PLAIN else badge(words, tone)
        valid.setVisible(bool(words))
        self.text_size = button(_("Text size  A  A+"))
        self.text_size.setMenu(self._looks())
        self.own_data = button(_("My data"))
        self.own_data.clicked.connect(self.own_data_wanted)
        self.password = button(_("Change password"))
        self.password.clicked.connect(self.password_wanted)
        self.leave = button(_("Back to management") if state.goes_back else _("Sign out"))
        self.leave.clicked.connect(self.went_back if state.goes_back else self.signed_out)
        self.password.setVisible(not state.goes_back)
        self._about.addWidget(label(greeting(state), "huge"))
        self._about.addWidget(label(about(state), "muted"))
        self._about.addWidget(valid)
        self._about.addStretch()
        self._actions.addLayout(row(self.text_size, self.own_data, self.password, self.leave, spacing=14))

    def _looks(self) -> QMenu:
        menu = QMenu(self)
        add_looks(menu, self.look_wanted.emit)
        return menu


def _scrolling(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
