"""The page of enforcement certificates: lists, one person's history at the right, check lists."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from trainer.qualification.rules import stands
from trainer.qualification.values import Standing, Which
from trainer.ui.qualification.check_form import CheckForm, FieldsOf
from trainer.ui.qualification.forms import CardForm, form_for
from trainer.ui.qualification.panels import CardPanel, RulesPanel
from trainer.ui.qualification.state import TONES, CardsState, Side, shown
from trainer.ui.qualification.wording import check_text, checked_text, flaw_text, rule_text, until_text, which_text
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.filter_box import FilterBox
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.page import DetailPanel, EmptyState, Page
from trainer.ui.widgets.sides import Sides
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

PANEL_WIDTH = 390
Panel = CheckForm | RulesPanel | CardPanel | CardForm


class CardsPage(Page):
    searched = Signal(str)
    unit_chosen = Signal(object)
    which_chosen = Signal(object)
    chosen = Signal(object)
    side_wanted = Signal(object)
    done = Signal(object)
    find_wanted = Signal()
    rules_chosen = Signal(str)
    person_wanted = Signal(object)
    list_wanted = Signal()
    print_wanted = Signal()
    sheet_wanted = Signal()
    closed = Signal()

    def __init__(self, fields_of: FieldsOf) -> None:
        super().__init__(
            _("Enforcement certificates"),
            _("Who may enforce and until when. What is taken back is proposed here and decided by a named person."),
        )
        self._fields_of = fields_of
        self._state = CardsState()
        self._shown: object = None
        self._shown_units: object = None
        self.follow_up = self.add_action(button(_("Propose what follows"), icon_name="mdi6.lightbulb-on-outline"))
        self.follow_up.setToolTip(_("Proposes taking back the certificates of who left or may not enforce."))
        self.follow_up.clicked.connect(self.find_wanted)
        self.check = self.add_action(button(_("Check list"), "primary", "mdi6.clipboard-check-outline"))
        self.check.clicked.connect(lambda: self.side_wanted.emit(Side.CHECK))
        self.panel = DetailPanel()
        self._sides = Sides(self._left(), self.panel, PANEL_WIDTH)
        self.body.addWidget(self._sides, 1)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        QShortcut(QKeySequence.StandardKey.Cancel, self.panel, self.closed.emit)

    def show_state(self, state: CardsState) -> None:
        self._state = state
        self.follow_up.setVisible(state.may_edit)
        self.rule.setText(rule_text(state.rules) if state.rules else "")
        self._show_filters(state)
        rows = shown(state)
        self._said.setText(checked_text(state.checked) if state.checked else state.said)
        self._said.setVisible(bool(self._said.text()))
        self.back.setVisible(state.checked is not None)
        trouble = sum(stands(one, Which.TROUBLE) for one in state.standings)
        words = _("{count} shown, {trouble} to be looked at")
        self._count.setText(words.format(count=len(rows), trouble=trouble))
        for export in (self.print, self.sheet):
            export.setVisible(state.may_export and bool(rows))
        self.table.show_rows(ListSource(rows), lambda one: one.person.id == state.chosen)
        self.lists.setCurrentIndex(0 if rows else 1)
        self._show_panel(state)

    def _left(self) -> QWidget:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Name or number   Ctrl+F"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        self.unit = FilterBox()
        self.unit.currentIndexChanged.connect(lambda _row: self.unit_chosen.emit(self.unit.currentData()))
        self.which = Choice((which, which_text(which)) for which in Which)
        self.which.setMinimumContentsLength(13)
        self.which.activated.connect(lambda _row: self.which_chosen.emit(self.which.value()))
        self._said = label("", "saved", wrap=True)
        self.back = button(_("Back to the list"), "link")
        self.back.clicked.connect(self.list_wanted)
        self.table: RecordTable[Standing] = RecordTable(_columns(lambda: self._state))
        self.table.chosen.connect(lambda one: self.chosen.emit(one.person.id))
        self.lists = QStackedWidget()
        everybody = button(_("Show everybody"))
        everybody.clicked.connect(lambda: self.which_chosen.emit(Which.ALL))
        nothing = EmptyState(_("Nobody to show"), _("Nothing is wrong here, or the filters leave nobody."), everybody)
        self.lists.addWidget(self.table)
        self.lists.addWidget(nothing)
        self.rule = button("", "link")
        self.rule.clicked.connect(lambda: self.side_wanted.emit(Side.RULES))
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        filters = row(self.search, self.unit, self.which)
        filters.setStretch(0, 1)
        box.addLayout(filters)
        said = row(self._said, self.back)
        said.setStretch(0, 1)
        box.addLayout(said)
        box.addWidget(self.lists, 1)
        self._count = label("", "muted")
        self.print, self.sheet = button(_("Print the list"), "link"), button(_("Save as .xlsx"), "link")
        self.print.clicked.connect(self.print_wanted)
        self.sheet.clicked.connect(self.sheet_wanted)
        box.addLayout(row(self._count, None, self.print, self.sheet))
        box.addLayout(row(self.rule, None))
        return left

    def _show_filters(self, state: CardsState) -> None:
        for one in (self.search, self.unit, self.which):
            one.setEnabled(state.checked is None)
        self.which.setCurrentIndex(list(Which).index(state.which))
        if self.search.text() != state.words:
            with QSignalBlocker(self.search):
                self.search.setText(state.words)
        if self._shown_units != state.units:
            self._shown_units = state.units
            with QSignalBlocker(self.unit):
                self.unit.clear()
                self.unit.addItem(_("All units"), None)
                for unit in state.units:
                    self.unit.addItem("　" * unit.depth + unit.name, unit.id)
        with QSignalBlocker(self.unit):
            self.unit.choose(state.unit_id, otherwise=0)

    def _show_panel(self, state: CardsState) -> None:
        made_of = _panel_of(state)
        if made_of == self._shown:
            return
        self._shown = made_of
        box = self.panel.reset()
        self.form = self._make_panel(state)
        if self.form is not None:
            self.form.closed.connect(self.closed)
            box.addWidget(self.form)
        self._sides.show_panel(self.form is not None)

    def _make_panel(self, state: CardsState) -> Panel | None:
        one = state.person
        if state.side is Side.RULES:
            rules = RulesPanel(state)
            rules.chosen.connect(self.rules_chosen)
            return rules
        if state.side is Side.CARD and one is not None:
            card = CardPanel(state, one)
            card.wanted.connect(self.side_wanted)
            card.person_wanted.connect(self.person_wanted)
            return card
        form = CheckForm(state, self._fields_of) if state.side is Side.CHECK else None
        made = form or (None if one is None else form_for(state, one))
        if made is not None:
            made.done.connect(self.done)
        return made


def _panel_of(state: CardsState) -> object:
    """What the panel is made of; it is rebuilt when this changes, so a form keeps what is typed."""
    if state.side is Side.CARD:
        return state.side, state.person, state.cards, state.checked is None
    if state.side is Side.RULES:
        return state.side, state.rules
    if state.side is Side.CHECK:
        return state.side, state.check_exam, state.exams
    return state.side, state.chosen


def _columns(state: Callable[[], CardsState]) -> tuple[Column[Standing], ...]:
    def wrong(one: Standing) -> str:
        return check_text(one) if state().checked else flaw_text(one)

    return (
        Column(_("Name"), lambda one: one.person.name, 76, sort=lambda one: one.person.name),
        Column(_("Unit"), lambda one: one.person.unit, 100, sort=lambda one: one.person.unit),
        Column(_("Post"), lambda one: one.person.post, 90, sort=lambda one: one.person.post),
        Column(_("Enforcement certificate number"), lambda one: one.card.number if one.card else "", 110),
        Column(
            _("Valid until"),
            lambda one: until_text(one.card),
            100,
            sort=lambda one: until_text(one.card),
        ),
        Column(_("State"), lambda one: name(one.state), 96, tone=lambda one: TONES[one.state]),
        Column(_("What is wrong"), wrong, 0, tone=None, sort=lambda one: bool(one.flaws)),
        Column(_("Fields"), lambda one: "、".join(one.person.fields), 140, hidden=True),
    )
