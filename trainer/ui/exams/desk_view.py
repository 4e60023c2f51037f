"""One exam: head, tabs, and the tab in view."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QTabBar

from trainer.ui.exams.adding import Members
from trainer.ui.exams.board_view import BoardView
from trainer.ui.exams.desk_state import DeskState, DeskTab
from trainer.ui.exams.roster_view import RosterView
from trainer.ui.exams.scores_view import ScoresView
from trainer.ui.exams.state import TONES
from trainer.ui.exams.wording import head_words
from trainer.ui.texts import name
from trainer.ui.theme import tokens
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.page import Page
from trainer.ui.widgets.person_picker import Find
from trainer.words import _

TABS = tuple(DeskTab)


class DeskPage(Page):
    left = Signal()
    tab_chosen = Signal(object)
    rooms_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, find: Find, members: Members) -> None:
        super().__init__("")
        self.check = self.add_action(button(_("Check list"), icon_name="mdi6.clipboard-check-outline"))
        self.check.clicked.connect(self.check_wanted)
        self.rooms = self.add_action(button(_("Rooms and seats"), icon_name="mdi6.seat-outline"))
        self.rooms.clicked.connect(self.rooms_wanted)
        self.back = self.add_action(button(_("All exams"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence("Alt+Left"), self, self.back.click)
        self.badge = QLabel()
        self.badge.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for words in (_("Roster of candidates"), _("Invigilation"), _("Scores")):
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(lambda place: self.tab_chosen.emit(TABS[place]))
        self.body.addLayout(row(self.tabs, None, self.badge))
        self.said = label("", "saved", wrap=True)
        self.body.addWidget(self.said)
        self.roster, self.board, self.scores = RosterView(find, members), BoardView(), ScoresView()
        self.pages = QStackedWidget()
        for widget in (self.roster, self.board, self.scores):
            self.pages.addWidget(widget)
        self.body.addWidget(self.pages, 1)

    def show_state(self, state: DeskState) -> None:
        self.set_title(state.exam.plan.title)
        self.set_purpose(head_words(state.exam))
        ink, ground = tokens().tone(TONES[state.exam.state])
        self.badge.setText(name(state.exam.state))
        self.badge.setStyleSheet(
            f"background: {ground}; color: {ink}; border-radius: 10px; padding: 2px 10px; font-weight: 600;"
        )
        with QSignalBlocker(self.tabs):
            for place, tab in enumerate(TABS):
                self.tabs.setTabVisible(place, tab in state.tabs)
            self.tabs.setCurrentIndex(TABS.index(state.tab))
        self.said.setText(state.said)
        self.said.setVisible(bool(state.said))
        self.pages.setCurrentIndex(TABS.index(state.tab))
        match state.tab:
            case DeskTab.ROSTER:
                self.roster.show_state(state)
            case DeskTab.BOARD:
                self.board.show_state(state)
            case DeskTab.SCORES:
                self.scores.show_state(state)
