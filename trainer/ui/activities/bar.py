"""The bar above the lists: which list, search, year, line of the plan, rotation, turn."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QTabBar

from trainer.activities.values import Turn
from trainer.ui.activities.fields import words_width
from trainer.ui.activities.state import ActivitiesState, Side, Tab, years
from trainer.ui.activities.wording import tab_words
from trainer.ui.texts import name
from trainer.ui.theme import follow
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.filter_box import FilterBox
from trainer.ui.widgets.flow import Flow
from trainer.words import _

TABS = tuple(Tab)
LONG_NAME = 12
"""Chinese letters of the name of a line of the plan."""


class ActivitiesBar(Flow):
    tab_chosen = Signal(object)
    year_chosen = Signal(int)
    searched = Signal(str)
    plan_chosen = Signal(object)
    rotation_chosen = Signal(object)
    turn_chosen = Signal(object)
    shares_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        for tab in TABS:
            self.tabs.addTab(tab_words()[tab])
        self.tabs.currentChanged.connect(lambda number: self.tab_chosen.emit(TABS[number]))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Words of the name   Ctrl+F"))
        self.search.setClearButtonEnabled(True)
        follow(self.search, lambda one: one.setMinimumWidth(words_width(one, 64)))
        self.search.textChanged.connect(self.searched)
        self.year, self.of_plan, self.line = FilterBox(), FilterBox(LONG_NAME), FilterBox(LONG_NAME)
        self.turn = FilterBox()
        self.year.currentIndexChanged.connect(lambda _row: self.year_chosen.emit(self.year.currentData()))
        self.of_plan.currentIndexChanged.connect(lambda _row: self.plan_chosen.emit(self.of_plan.currentData()))
        self.line.currentIndexChanged.connect(lambda _row: self.rotation_chosen.emit(self.line.currentData()))
        self.turn.addItem(_("Everyone"), None)
        for turn in Turn:
            self.turn.addItem(name(turn), turn)
        self.turn.currentIndexChanged.connect(lambda _row: self.turn_chosen.emit(self.turn.currentData()))
        self.coverage_button = button(_("Coverage"), icon_name="mdi6.chart-donut")
        self.coverage_button.clicked.connect(self.shares_wanted)
        self._count = label("", "muted")
        for widget in (
            self.tabs,
            self.search,
            self.year,
            self.of_plan,
            self.line,
            self.turn,
            self.coverage_button,
            self._count,
        ):
            self.flow.addWidget(widget)

    def show_count(self, words: str) -> None:
        """How many rows are in the list."""
        self._count.setText(words)

    def show_state(self, state: ActivitiesState) -> None:
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(TABS.index(state.tab))
        with QSignalBlocker(self.year):
            if not self.year.count():
                for year in years(state.today):
                    self.year.addItem(_("Year {year}").format(year=year), year)
            self.year.choose(state.year)
        with QSignalBlocker(self.of_plan):
            self.of_plan.clear()
            self.of_plan.addItem(_("Every line of the plan"), None)
            for line in state.lines:
                self.of_plan.addItem(line.draft.title, line.id)
            self.of_plan.choose(state.of_plan, otherwise=0)
        with QSignalBlocker(self.line):
            self.line.clear()
            for line in state.rotations:
                self.line.addItem(line.draft.title, line.id)
            self.line.choose(state.rotation.line.id if state.rotation else None)
        with QSignalBlocker(self.turn):
            self.turn.choose(state.turn, otherwise=0)
        rotating = state.tab is Tab.ROTATION
        self.search.setVisible(state.tab in (Tab.CLASSES, Tab.LECTURERS))
        self.year.setVisible(not rotating)
        self.of_plan.setVisible(state.tab is Tab.CLASSES and bool(state.lines))
        self.line.setVisible(rotating and bool(state.rotations))
        hidden = rotating and state.rotation is not None and state.side is not Side.SHARES
        self.coverage_button.setVisible(hidden)
        self.turn.setVisible(rotating and state.rotation is not None)
        self.updateGeometry()
