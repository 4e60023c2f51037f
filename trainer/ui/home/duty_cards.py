"""What waits for the officer: reviews due today with the weak articles, and the next duties."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trainer.ui.home.state import HomeState
from trainer.ui.home.wording import due_words, duties, weak_words
from trainer.ui.widgets.basics import button, clear, label
from trainer.words import _


class PracticeCard(QFrame):
    """今日待复习 12 题, the weak articles, and the way to practice."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        box = QHBoxLayout(self)
        box.setContentsMargins(24, 10, 24, 10)
        self._words = QVBoxLayout()
        self._words.setSpacing(4)
        self.open = button(_("Practise"), icon_name="mdi6.lightbulb-on-outline")
        self.open.clicked.connect(self.wanted)
        box.addLayout(self._words, 1)
        box.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_state(self, state: HomeState) -> None:
        clear(self._words)
        self._words.addWidget(label(due_words(state.practice), "large", wrap=True))
        self._words.addWidget(label(weak_words(state), "muted", wrap=True))


class DutyCard(QFrame):
    """What comes next, a line each."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(24, 10, 24, 10)
        self._box.setSpacing(4)

    def show_state(self, state: HomeState) -> None:
        clear(self._box)
        self._box.addWidget(label(_("Next duties"), "large"))
        for words in duties(state) or [_("Nothing waits for you at present.")]:
            self._box.addWidget(label(words, "muted", wrap=True))
        self._box.addStretch()
