"""The hours page: rule set, figures, the list of people or of what waits, and the panel at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from trainer.ui.hours.bar import HoursBar
from trainer.ui.hours.board import Board
from trainer.ui.hours.charts import Charts
from trainer.ui.hours.form import HoursForm
from trainer.ui.hours.head import RuleLine
from trainer.ui.hours.panels import side_panel
from trainer.ui.hours.pending import PendingList
from trainer.ui.hours.person_panel import PersonPanel
from trainer.ui.hours.state import HoursState, Side, Tab, figures
from trainer.ui.hours.wording import figure_words, opening_words, rule_source
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, figure_card, label
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.page import DetailPanel, EmptyState, Page
from trainer.ui.widgets.person_picker import Find, Members
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.sides import Sides
from trainer.words import _

PANEL_WIDTH = 376
NOTHING_YET, CHARTS = 4, 5
SHEETS = (".xlsx", ".xls", ".ods", ".csv")


class HoursPage(Page):
    person_chosen = Signal(object)
    entry_wanted = Signal(object)
    saved = Signal(object)
    evidence_file_wanted = Signal(object)
    evidence_wanted = Signal(object)
    reverse_wanted = Signal(object)
    rules_wanted = Signal()
    rule_set_chosen = Signal(str, str)
    rule_sets_wanted = Signal()
    closed = Signal()
    export_wanted = Signal(bool)
    import_wanted = Signal()
    sheet_wanted = Signal()
    file_dropped = Signal(object)
    defaults_wanted = Signal(object)
    take_wanted = Signal(bool)
    batches_wanted = Signal()
    undo_wanted = Signal(object)
    papers_wanted = Signal()
    table_wanted = Signal()
    short_wanted = Signal()
    records_wanted = Signal(object)
    form_wanted = Signal()
    fill_wanted = Signal(str)
    form_kept = Signal(str, object)
    absence_wanted = Signal()
    absence_saved = Signal(object)
    absence_unwanted = Signal(object)

    def __init__(self, find: Find, members: Members) -> None:
        super().__init__(_("Hours of the year"))
        self._find, self._members = find, members
        self.enter = self.add_action(button(_("Enter hours"), icon_name="mdi6.plus"))
        self.enter.clicked.connect(lambda: self.entry_wanted.emit(()))
        self.bring = self.add_action(button(_("Import"), icon_name="mdi6.file-upload-outline"))
        self.bring.clicked.connect(self.import_wanted)
        self.papers = self.add_action(button(_("Papers and forms"), icon_name="mdi6.file-document-outline"))
        self.papers.clicked.connect(self.papers_wanted)
        self.export = self.add_action(button(_("Export to Excel"), "primary", "mdi6.microsoft-excel"))
        menu = QMenu(self.export)
        menu.addAction(_("ID numbers masked")).triggered.connect(lambda: self.export_wanted.emit(False))
        self._export_full = menu.addAction(_("ID numbers in full"))
        self._export_full.triggered.connect(lambda: self.export_wanted.emit(True))
        self.export.setMenu(menu)
        self.rules = RuleLine()
        self.rules.rules_wanted.connect(self.rules_wanted)
        self._cards = Flow(12, stretch=True)
        self._said = label("", "saved", wrap=True)
        self.bar = HoursBar()
        self.board, self.pending = Board(), PendingList()
        self.board.chosen.connect(self.person_chosen)
        self.pending.chosen.connect(self.person_chosen)
        self.lists = QStackedWidget()
        self.charts = Charts()
        for widget in (self.board, self.pending, self._no_rules(), self._nothing_waits(), QWidget(), self.charts):
            self.lists.addWidget(widget)
        self.lists.setCurrentIndex(NOTHING_YET)
        follow(self.lists, lambda one: one.setMinimumHeight(scaled(240)))
        self.panel = DetailPanel()
        left = ScrollColumn(12)
        left.column.setContentsMargins(0, 0, 0, 0)
        for part in (self.rules, self._cards, self.bar, self._said):
            left.column.addWidget(part)
        left.column.addWidget(self.lists, 1)
        self._sides = Sides(left, self.panel, PANEL_WIDTH)
        self.body.addWidget(self._sides, 1)
        self._shown_cards: object = None
        self._shown_side: object = None
        QShortcut(QKeySequence.StandardKey.Find, self, self.bar.search.setFocus)
        QShortcut(QKeySequence.StandardKey.Cancel, self.panel, self.closed.emit)
        QShortcut(QKeySequence.StandardKey.New, self, self.enter.click)

    def show_state(self, state: HoursState) -> None:
        self.enter.setVisible(state.may_enter)
        self.bring.setVisible(state.may_enter)
        self.setAcceptDrops(state.may_enter)
        for action in (self.papers, self.export):
            action.setVisible(state.may_export)
        self._export_full.setVisible(state.may_see_full)
        self.papers.setEnabled(state.board is not None)
        self.export.setEnabled(state.board is not None)
        self.set_purpose(_("By {rule}").format(rule=rule_source(state.rule_set)) if state.rule_set else "")
        self.rules.show_state(state)
        self.bar.show_state(state)
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))
        self._show_cards(state)
        self.board.show_state(state)
        self.pending.show_state(state)
        self.charts.show_state(state)
        self.lists.setCurrentIndex(_list_of(state))
        self._show_side(state)

    def _show_cards(self, state: HoursState) -> None:
        self._cards.setVisible(state.board is not None or state.first is not None)
        known, pending = figures(state), len(state.pending) if state.may_enter else None
        cards = figure_words(known, pending) if state.board else opening_words(known.days_left, state.may_enter)
        if cards != self._shown_cards:
            self._shown_cards = cards
            self._cards.flow.clear()
            for number, words, tone in cards:
                self._cards.flow.addWidget(figure_card(number, words, tone))

    def _show_side(self, state: HoursState) -> None:
        shown = _side_of(state)
        if shown == self._shown_side:
            return
        self._shown_side = shown
        box = self.panel.reset()
        panel = self._panel(state)
        if panel is not None:
            box.addWidget(panel)
        self._sides.show_panel(state.side is not Side.NOTHING)
        if state.side is Side.FORM:
            self.form.begin()

    def _panel(self, state: HoursState) -> QWidget | None:
        if state.side is Side.FORM:
            return self._form(state)
        if state.side is Side.PERSON:
            return None if state.person is None else self._person_panel(state)
        return side_panel(self, state)

    def _form(self, state: HoursState) -> HoursForm:
        self.form = HoursForm(state, self._find, self._members)
        self.form.saved.connect(self.saved)
        self.form.cancelled.connect(self.closed)
        self.form.evidence_wanted.connect(self.evidence_file_wanted)
        return self.form

    def _person_panel(self, state: HoursState) -> PersonPanel:
        assert state.person is not None
        self.person_panel = PersonPanel(state, state.person)
        self.person_panel.closed.connect(self.closed)
        self.person_panel.entry_wanted.connect(self.entry_wanted)
        self.person_panel.evidence_wanted.connect(self.evidence_wanted)
        self.person_panel.reverse_wanted.connect(self.reverse_wanted)
        self.person_panel.record_wanted.connect(self.records_wanted)
        self.person_panel.absence_wanted.connect(self.absence_wanted)
        self.person_panel.absence_unwanted.connect(self.absence_unwanted)
        return self.person_panel

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _sheet(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := _sheet(event)) is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def _no_rules(self) -> EmptyState:
        choose = button(_("Choose a rule set"), "primary")
        choose.clicked.connect(self.rules_wanted)
        return EmptyState(
            _("No rule set has been chosen for this year"),
            _("It says how many hours are needed. Entries can be made all the same."),
            choose,
        )

    def _nothing_waits(self) -> EmptyState:
        return EmptyState(_("Nothing waits for approval"), _("Hours that are entered or earned appear here first."))


def _sheet(event: QDropEvent) -> Path | None:
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in files if path.suffix.lower() in SHEETS), None)


def _list_of(state: HoursState) -> int:
    if not state.loaded:
        return 0 if state.opening and state.tab is Tab.BOARD else NOTHING_YET
    if state.tab is Tab.PENDING:
        return 1 if state.pending else 3
    if state.board is None:
        return 2
    return CHARTS if state.tab is Tab.CHARTS else 0


def _side_of(state: HoursState) -> object:
    """What the panel is made of: the panel is rebuilt when this changes, so a form keeps what is typed."""
    if state.side is Side.PERSON:
        return state.side, state.year, state.person, state.entries, state.plan, state.shares
    if state.side is Side.FORM:
        return state.side, state.seed
    if state.side is Side.IMPORT:
        return state.side, state.preview
    if state.side is Side.BATCHES:
        return state.side, state.batches
    if state.side is Side.PAPERS:
        return state.side, state.year, state.forms
    if state.side is Side.MAPPING:
        return state.side, state.form
    if state.side is Side.ABSENCE:
        return state.side, state.person_id
    return state.side, state.year, state.rule_set
