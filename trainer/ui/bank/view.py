"""The list page of the question bank: search, filters, table, bulk bar, one question at the right."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from trainer.bank.values import QuestionRow
from trainer.ui.bank.bulk_bar import BulkBar
from trainer.ui.bank.detail import QuestionPanel
from trainer.ui.bank.filter_menu import FilterMenu
from trainer.ui.bank.filters import chips, narrows
from trainer.ui.bank.notice import NoticeBar
from trainer.ui.bank.question_table import QuestionTable
from trainer.ui.bank.search_bar import SearchBar
from trainer.ui.bank.state import BankState
from trainer.ui.bank.wording import count_words, purpose, tally_words
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.elided import Elided
from trainer.ui.widgets.page import Chips, EmptyState, Page
from trainer.words import _

PAUSE_MILLISECONDS = 200
SEARCH_LETTERS = 21


class BankPage(Page):
    searched = Signal(str)
    facets_wanted = Signal()
    filter_picked = Signal(object, object)
    filter_removed = Signal(object)
    all_removed = Signal()
    question_chosen = Signal(object)
    new_wanted = Signal()
    edit_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    starter_wanted = Signal()
    bulk_wanted = Signal(object, object)
    notice_closed = Signal()
    undo_wanted = Signal()
    shelf_wanted = Signal(object, object)
    columns_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Question bank"))
        self._state = BankState()
        self._add_actions()
        self.notice = NoticeBar()
        self.notice.closed.connect(self.notice_closed)
        self.notice.undone.connect(self.undo_wanted)
        self.body.addWidget(self.notice)
        self._bar = self._filter_bar()
        self.body.addWidget(self._bar)
        self.searches = SearchBar()
        self.body.addWidget(self.searches)
        self.table = QuestionTable()
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda _row: self.edit_wanted.emit())
        self.table.selection_changed.connect(self._count_selected)
        self.table.columns_chosen.connect(lambda: self.columns_chosen.emit(self.table.columns_shown()))
        self.panel = QuestionPanel()
        self.bulk = BulkBar()
        self.bulk.wanted.connect(lambda move: self.bulk_wanted.emit(move, self.table.selected_ids()))
        self.bulk.shelf_wanted.connect(lambda what: self.shelf_wanted.emit(what, self.table.selected_ids()))
        self.bulk.dropped.connect(self.table.keep_current_only)
        self._lay_out()

    def show_state(self, state: BankState) -> None:
        self._state = state
        self.set_purpose(purpose(state.summary))
        for widget in (self.new, self.load, self.export):
            widget.setVisible(state.may_edit)
        total, more = (state.rows.total, state.rows.more) if state.rows else (0, False)
        self.export.setEnabled(total > 0)
        self.notice.show_notice(state.notice)
        self._show_filters(state)
        self._count.setText(count_words(total, more))
        self._sums.show_words(tally_words(state.tally))
        self.searches.show_searches(state.searches, state.query)
        self._show_place(state, total)
        self.panel.show_chosen(state.chosen)
        self.bulk.allow(state.may_edit, state.may_approve)
        self.table.flag(state.contradictory)
        self.table.show_sort(state.query)
        if state.columns is not None and state.columns != self.table.columns_shown():
            self.table.show_columns(state.columns)
        if state.rows is not None:
            self.table.show_list(state.rows, state.chosen.detail.id if state.chosen else None)
        self._count_selected()

    def _show_filters(self, state: BankState) -> None:
        in_force = chips(state.query)
        self._chips.show_chips(in_force)
        if not self._pause.isActive() and self.search.text() != state.query.words:
            self.search.setText(state.query.words)
            self._pause.stop()

    def _show_place(self, state: BankState, total: int) -> None:
        new_bank = state.empty and not narrows(state.query)
        self._place.setCurrentWidget(self.table if total else self._first if new_bank else self._nothing)
        self.panel.setVisible(total > 0)
        self._bar.setVisible(not new_bank)
        self._sums.setVisible(total > 0)
        for widget in (self.starter, self.first_import, self.first_new):
            widget.setVisible(state.may_edit)

    def _chosen(self, question: QuestionRow) -> None:
        if not self.table.placing:
            self.question_chosen.emit(question.id)

    def _count_selected(self) -> None:
        self.bulk.show_count(self.table.selected_count())

    def _open_menu(self) -> None:
        self.facets_wanted.emit()
        self.menu.show_choices(self._state.query, self._state.facets)

    def _add_actions(self) -> None:
        self.export = self.add_action(button(_("Export"), icon_name="mdi6.export-variant"))
        self.export.clicked.connect(self.export_wanted)
        self.similar = self.add_action(button(_("Find duplicates"), icon_name="mdi6.magnify-scan"))
        self.similar.hide()
        self.new = self.add_action(button(_("New question"), icon_name="mdi6.plus"))
        self.new.clicked.connect(self.new_wanted)
        self.load = self.add_action(button(_("Import questions"), "primary", "mdi6.import"))
        self.load.clicked.connect(self.import_wanted)
        QShortcut(QKeySequence.StandardKey.New, self, self.new_wanted.emit)

    def _filter_bar(self) -> QWidget:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Words in question, option, basis   Ctrl+F"))
        wide = self.search.fontMetrics().horizontalAdvance("试" * SEARCH_LETTERS)
        self.search.setMinimumWidth(wide // 2)
        self.search.setMaximumWidth(wide)
        self.search.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.search.text().strip()))
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.textChanged.connect(lambda text: text or self._pause.start())
        QShortcut(QKeySequence.StandardKey.Find, self, self._find)
        self.menu = FilterMenu(self)
        self.menu.picked.connect(self.filter_picked)
        self.menu.aboutToShow.connect(self._open_menu)
        self.filter = button(_("Filter"), icon_name="mdi6.plus")
        self.filter.setMenu(self.menu)
        self._chips = Chips()
        self._chips.removed.connect(self.filter_removed)
        self._count = label("", "muted")
        inside = QWidget()
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.columns = button(_("Columns"), icon_name="mdi6.view-column-outline")
        self.columns.clicked.connect(self._choose_columns)
        for widget in (self.search, self.filter, self._chips, self._count, self.columns):
            line.addWidget(widget, 1 if widget in (self.search, self._chips) else 0)
        return inside

    def _choose_columns(self) -> None:
        menu = self.table.column_menu()
        menu.popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _lay_out(self) -> None:
        self.starter = button(_("Load the starter bank"), "primary")
        self.starter.clicked.connect(self.starter_wanted)
        self.first_import, self.first_new = button(_("Import questions")), button(_("New question"))
        self.first_import.clicked.connect(self.import_wanted)
        self.first_new.clicked.connect(self.new_wanted)
        self._first = EmptyState(
            _("The question bank is empty"),
            _("Begin with the starter bank, whose questions are compared with their articles, or bring your own."),
            self.starter,
            self.first_import,
            self.first_new,
        )
        reset = button(_("Remove all filters"), "primary")
        reset.clicked.connect(self.all_removed)
        self._nothing = EmptyState(
            _("No question fits"), _("Try fewer words, or take filters away. Retired questions need a filter."), reset
        )
        self._place = QStackedWidget()
        for widget in (self.table, self._first, self._nothing):
            self._place.addWidget(widget)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._place, 1)
        self._sums = Elided("", "muted")
        left.addWidget(self._sums)
        left.addWidget(self.bulk)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addLayout(left, 1)
        sides.addWidget(self.panel)
        self.body.addLayout(sides, 1)
