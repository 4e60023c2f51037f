"""The page of yearly records: who has one, and one person's year at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from trainer.people.values import PersonRow
from trainer.store.clock import local_day
from trainer.ui.reports.panels import NoteForm, PersonPanel
from trainer.ui.reports.state import ReportsState, Side, Which, kept_of, shown
from trainer.ui.reports.wording import kept_text, which_text
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.filter_box import FilterBox
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.page import DetailPanel, EmptyState, Page
from trainer.ui.widgets.sides import Sides
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

PANEL_WIDTH = 420


class ReportsPage(Page):
    searched = Signal(str)
    year_chosen = Signal(object)
    unit_chosen = Signal(object)
    which_chosen = Signal(object)
    chosen = Signal(object)
    closed = Signal()
    make_wanted = Signal()
    make_one_wanted = Signal()
    files_wanted = Signal()
    section_opened = Signal(object)
    line_opened = Signal(object)
    note_wanted = Signal()
    noted = Signal(object)
    note_taken_back = Signal(object)
    page_opened = Signal(object)
    page_printed = Signal(object)
    profile_wanted = Signal()

    def __init__(self) -> None:
        purpose = _("One page per person and year. Every figure opens to its entries; a version that was kept stays.")
        super().__init__(_("Reports: yearly records"), purpose)
        self._state = ReportsState()
        self._shown: object = None
        self._shown_choices: object = None
        self.profile = self.add_action(button(_("Profile of the staff"), icon_name="mdi6.chart-bar"))
        self.profile.clicked.connect(self.profile_wanted)
        self.files = self.add_action(button(_("Save the files"), icon_name="mdi6.folder-arrow-down-outline"))
        self.files.clicked.connect(self.files_wanted)
        self.make = self.add_action(button(_("Make pages"), "primary", "mdi6.file-document-multiple-outline"))
        self.make.clicked.connect(self.make_wanted)
        self.panel = DetailPanel()
        self._sides = Sides(self._left(), self.panel, PANEL_WIDTH)
        self.body.addWidget(self._sides, 1)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        QShortcut(QKeySequence.StandardKey.Cancel, self.panel, self.closed.emit)

    def show_state(self, state: ReportsState) -> None:
        self._state = state
        self._show_choices(state)
        rows, kept = shown(state), kept_of(state)
        self.make.setVisible(state.may_make and bool(rows))
        self.make.setText(_("Make {count} pages").format(count=len(rows)))
        self.files.setVisible(state.may_export and bool(kept))
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))
        words = _("{count} shown, {kept} with a page")
        self._count.setText(words.format(count=len(rows), kept=len(kept)))
        self.table.show_rows(ListSource(rows), lambda one: one.id == state.chosen)
        self.lists.setCurrentIndex(0 if rows else 1)
        self._show_panel(state)

    def _left(self) -> QWidget:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Name or work number   Ctrl+F"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        self.year, self.unit = FilterBox(), FilterBox()
        self.year.currentIndexChanged.connect(lambda _row: self.year_chosen.emit(self.year.currentData()))
        self.unit.currentIndexChanged.connect(lambda _row: self.unit_chosen.emit(self.unit.currentData()))
        self.which = Choice((which, which_text(which)) for which in Which)
        self.which.activated.connect(lambda _row: self.which_chosen.emit(self.which.value()))
        self._said = label("", "saved", wrap=True)
        self.table: RecordTable[PersonRow] = RecordTable(_columns(lambda: self._state))
        self.table.chosen.connect(lambda one: self.chosen.emit(one.id))
        everybody = button(_("Show everybody"))
        everybody.clicked.connect(self._show_everybody)
        nothing = EmptyState(_("Nobody to show"), _("Add people first, or take the filters away."), everybody)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(nothing)
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        filters = row(self.search, self.year, self.unit, self.which)
        filters.setStretch(0, 1)
        box.addLayout(filters)
        box.addWidget(self._said)
        box.addWidget(self.lists, 1)
        self._count = label("", "muted")
        box.addLayout(row(self._count, None))
        return left

    def _show_everybody(self) -> None:
        self.search.clear()
        self.unit_chosen.emit(None)
        self.which_chosen.emit(Which.ALL)

    def _show_choices(self, state: ReportsState) -> None:
        choices = (state.years, state.units)
        if choices != self._shown_choices:
            self._shown_choices = choices
            with QSignalBlocker(self.year), QSignalBlocker(self.unit):
                self.year.clear()
                for year in state.years:
                    self.year.addItem(str(year), year)
                self.unit.clear()
                self.unit.addItem(_("All units"), None)
                for unit in state.units:
                    self.unit.addItem("　" * unit.depth + unit.name, unit.id)
        with QSignalBlocker(self.year), QSignalBlocker(self.unit):
            self.year.choose(state.year)
            self.unit.choose(state.unit_id, otherwise=0)
        self.which.setCurrentIndex(list(Which).index(state.which))

    def _show_panel(self, state: ReportsState) -> None:
        made_of: object = state.side, state.chosen
        if state.side is Side.PERSON:
            made_of = state.side, state.chosen, state.parts, state.versions, state.fresh, state.opened
        if made_of == self._shown:
            return
        self._shown = made_of
        box = self.panel.reset()
        if state.side is Side.PERSON:
            self.person = PersonPanel(state)
            for mine, outer in (
                (self.person.closed, self.closed),
                (self.person.section_opened, self.section_opened),
                (self.person.line_opened, self.line_opened),
                (self.person.note_wanted, self.note_wanted),
                (self.person.note_taken_back, self.note_taken_back),
                (self.person.make_wanted, self.make_one_wanted),
                (self.person.page_opened, self.page_opened),
                (self.person.page_printed, self.page_printed),
            ):
                mine.connect(outer)
            box.addWidget(self.person)
        elif state.side is Side.NOTE:
            self.note = NoteForm(state)
            self.note.closed.connect(self.closed)
            self.note.done.connect(self.noted)
            box.addWidget(self.note)
        self._sides.show_panel(state.side is not Side.NOTHING)


def _columns(state: Callable[[], ReportsState]) -> tuple[Column[PersonRow], ...]:
    def made(person: PersonRow) -> str:
        page = state().pages.get(person.id)
        return local_day(page.at).isoformat() if page else ""

    return (
        Column(_("Name"), lambda p: p.name, 90, sort=lambda p: p.name),
        Column(_("Unit"), lambda p: p.unit, 0, sort=lambda p: p.unit),
        Column(_("Post"), lambda p: p.post, 110, sort=lambda p: p.post),
        Column(_("Category"), lambda p: name(p.category), 120, sort=lambda p: p.category),
        Column(
            _("Page of the year"),
            lambda p: kept_text(state().pages.get(p.id)),
            110,
            tone=lambda p: Tone.OK if p.id in state().pages else Tone.PLAIN,
        ),
        Column(_("Made on"), made, 100, sort=made),
    )
