"""The bar above the list: which list, search, year, unit, standing."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QTabBar

from trainer.people.values import Unit
from trainer.ui.hours.state import HoursState, Tab, fields_of, standings, years
from trainer.ui.hours.wording import standing_text
from trainer.ui.theme import scaled
from trainer.ui.widgets.filter_box import FilterBox
from trainer.ui.widgets.flow import Flow
from trainer.words import _

TABS = tuple(Tab)


class HoursBar(Flow):
    tab_chosen = Signal(object)
    searched = Signal(str)
    year_chosen = Signal(int)
    unit_chosen = Signal(object)
    field_chosen = Signal(str)
    standing_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.addTab(_("Ledger"))
        self.tabs.addTab("")
        self.tabs.addTab(_("Charts"))
        self.tabs.currentChanged.connect(lambda number: self.tab_chosen.emit(TABS[number]))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Name, initials   Ctrl+F"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(
            self.search.fontMetrics().horizontalAdvance(self.search.placeholderText()) + scaled(44)
        )
        self.search.textChanged.connect(self.searched)
        self.year, self.unit, self.field, self.standing = FilterBox(), FilterBox(), FilterBox(), FilterBox()
        self.year.currentIndexChanged.connect(lambda _row: self.year_chosen.emit(self.year.currentData()))
        self.unit.currentIndexChanged.connect(lambda _row: self.unit_chosen.emit(self.unit.currentData()))
        self.field.currentIndexChanged.connect(lambda _row: self.field_chosen.emit(self.field.currentData()))
        self.standing.currentIndexChanged.connect(lambda _row: self.standing_chosen.emit(self.standing.currentData()))
        for widget in (self.tabs, self.search, self.year, self.unit, self.field, self.standing):
            self.flow.addWidget(widget)
        self._shown_units: tuple[Unit, ...] | None = None
        self._shown_fields: tuple[str, ...] | None = None

    def show_state(self, state: HoursState) -> None:
        with QSignalBlocker(self.tabs):
            waiting = len(state.pending) if state.loaded else "…"
            self.tabs.setTabText(1, _("Waiting for approval {count}").format(count=waiting))
            self.tabs.setTabVisible(1, state.may_enter)
            self.tabs.setCurrentIndex(TABS.index(state.tab))
        if self.search.text() != state.words:
            with QSignalBlocker(self.search):
                self.search.setText(state.words)
        self._show_years(state)
        self._show_units(state)
        self._show_fields(state)
        self._show_standings(state)
        for widget in (self.year, self.unit):
            widget.setVisible(state.tab is not Tab.PENDING)
        self.standing.setVisible(state.tab is Tab.BOARD)
        self.field.setVisible(state.tab is Tab.BOARD and bool(self._shown_fields))
        self.search.setVisible(state.tab is not Tab.CHARTS)
        self.updateGeometry()

    def _show_years(self, state: HoursState) -> None:
        with QSignalBlocker(self.year):
            if not self.year.count():
                for year in years(state.today):
                    self.year.addItem(_("Year {year}").format(year=year), year)
            self.year.choose(state.year)

    def _show_units(self, state: HoursState) -> None:
        with QSignalBlocker(self.unit):
            if self._shown_units != state.units:
                self._shown_units = state.units
                self.unit.clear()
                self.unit.addItem(_("All units"), None)
                for unit in state.units:
                    self.unit.addItem("　" * unit.depth + unit.name, unit.id)
            self.unit.choose(state.unit_id, otherwise=0)

    def _show_fields(self, state: HoursState) -> None:
        fields = fields_of(state) or tuple(filter(None, (state.in_field,)))
        with QSignalBlocker(self.field):
            if self._shown_fields != fields:
                self._shown_fields = fields
                self.field.clear()
                self.field.addItem(_("All fields"), "")
                for field in fields:
                    self.field.addItem(field, field)
            self.field.choose(state.in_field, otherwise=0)

    def _show_standings(self, state: HoursState) -> None:
        with QSignalBlocker(self.standing):
            self.standing.clear()
            self.standing.addItem(_("Everyone"), None)
            for standing in standings(state):
                self.standing.addItem(standing_text(standing, state.year, state.today), standing)
            self.standing.choose(state.standing, otherwise=0)
