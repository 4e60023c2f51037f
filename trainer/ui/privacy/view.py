"""The page of personal data: one of its lists, and details at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from trainer.people.values import PersonRow
from trainer.privacy.values import DestructionList, ExportLine, Left
from trainer.reports.joint_reasons import JointReason
from trainer.store.clock import local_day
from trainer.ui.actions import action_words
from trainer.ui.privacy.panels import ExportPanel, LeftPanel, ListPanel, ReasonPanel, WordsPanel
from trainer.ui.privacy.state import TONES, PrivacyState, Room, rooms, shown
from trainer.ui.privacy.wording import left_text, phrase_text, retention_text, room_text, what_text
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.page import DetailPanel, EmptyState, Page
from trainer.ui.widgets.sides import Sides
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

PANEL_WIDTH = 380


class PrivacyPage(Page):
    room_chosen = Signal(object)
    person_chosen = Signal(object)
    list_chosen = Signal(object)
    export_chosen = Signal(object)
    found = Signal(str)
    reason_chosen = Signal(object)
    reason_destroyed = Signal()
    draw_up_wanted = Signal(object)
    signed = Signal(object)
    print_wanted = Signal()
    withdrawn = Signal()
    carried_out = Signal()
    words_wanted = Signal()
    words_destroyed = Signal()
    closed = Signal()

    def __init__(self) -> None:
        purpose = _("Who left is sealed; in January a list names whose time is over; three people sign a destruction.")
        super().__init__(_("Personal data"), purpose)
        self.draw_up = self.add_action(button(_("Draw up a list"), "primary", "mdi6.file-document-remove-outline"))
        self.draw_up.clicked.connect(self._draw_up)
        self.room = Choice((room, room_text(room)) for room in Room)
        self.room.setMinimumContentsLength(16)
        self.room.activated.connect(lambda _row: self.room_chosen.emit(self.room.value()))
        self._rule, self._said = label("", "muted", wrap=True), label("", "saved", wrap=True)
        self.people: RecordTable[Left] = RecordTable(_people_columns())
        self.people.chosen.connect(lambda one: self.person_chosen.emit(one.person_id))
        self.lists: RecordTable[DestructionList] = RecordTable(_list_columns())
        self.lists.chosen.connect(lambda one: self.list_chosen.emit(one.id))
        self.exports: RecordTable[ExportLine] = RecordTable(_export_columns())
        self.exports.chosen.connect(self.export_chosen)
        self.whose: RecordTable[PersonRow] = RecordTable(_whose_columns())
        self.whose.chosen.connect(lambda one: self.person_chosen.emit(one.id))
        self.reasons: RecordTable[JointReason] = RecordTable(_reason_columns())
        self.reasons.chosen.connect(self.reason_chosen)
        self.phrase = QLineEdit()
        self.phrase.setClearButtonEnabled(True)
        self.phrase.returnPressed.connect(lambda: self.found.emit(self.phrase.text()))
        self._tables = QStackedWidget()
        empty = EmptyState(_("Nothing stands here"), _("Nobody's time is over, or nothing was entered yet."))
        for widget in (self.people, self.lists, self.exports, self.whose, self.reasons, empty):
            self._tables.addWidget(widget)
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row(self.room, self.phrase, None))
        box.addWidget(self._rule)
        box.addWidget(self._said)
        box.addWidget(self._tables, 1)
        self.panel = DetailPanel()
        self._sides = Sides(left, self.panel, PANEL_WIDTH)
        self.body.addWidget(self._sides, 1)
        self._state = PrivacyState()

    def show_state(self, state: PrivacyState) -> None:
        self._state = state
        if self.room.count() != len(rooms(state.may_destroy)):
            self.room.show_choices((room, room_text(room)) for room in rooms(state.may_destroy))
        self.room.setCurrentIndex(rooms(state.may_destroy).index(state.room))
        self._rule.setText(retention_text(state.retention) if state.retention else "")
        self._rule.setVisible(state.room in (Room.DUE, Room.ARCHIVE))
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))
        rows = shown(state)
        self.draw_up.setVisible(state.may_destroy and state.room is Room.DUE and bool(rows))
        self.people.show_rows(ListSource(rows), lambda one: one.person_id == state.person_id)
        self.lists.show_rows(ListSource(state.lists), lambda one: one.id == state.list_id)
        self.exports.show_rows(ListSource(state.exports), lambda one: one is state.export)
        self.whose.show_rows(ListSource(state.found), lambda one: one.id == state.person_id)
        self.reasons.show_rows(ListSource(state.reasons), lambda one: one == state.reason)
        table, there = {
            Room.DUE: (0, rows),
            Room.ARCHIVE: (0, rows),
            Room.LISTS: (1, state.lists),
            Room.EXPORTS: (2, state.exports),
            Room.WORDS: (3, state.found),
            Room.REASONS: (4, state.reasons),
        }[state.room]
        self._tables.setCurrentIndex(table if there else 5)
        self.phrase.setVisible(state.room in (Room.WORDS, Room.REASONS))
        self.phrase.setPlaceholderText(phrase_text(state.room))
        if self.phrase.text() != state.phrase:
            self.phrase.setText(state.phrase)
        self._show_panel(state)

    def _draw_up(self) -> None:
        chosen = self.people.selected() or shown(self._state)
        self.draw_up_wanted.emit(tuple(one.person_id for one in chosen))

    def _show_panel(self, state: PrivacyState) -> None:
        box = self.panel.reset()
        made: LeftPanel | ListPanel | ExportPanel | ReasonPanel | None = None
        if state.room in (Room.DUE, Room.ARCHIVE) and state.person is not None:
            made = self.person = LeftPanel(state, state.person)
            made.words_wanted.connect(self.words_wanted)
            made.words_destroyed.connect(self.words_destroyed)
        elif state.room is Room.LISTS and state.list is not None:
            made = self.list = ListPanel(state, state.list)
            made.signed.connect(self.signed)
            made.print_wanted.connect(self.print_wanted)
            made.withdrawn.connect(self.withdrawn)
            made.carried_out.connect(self.carried_out)
        elif state.room is Room.WORDS and state.whose is not None:
            made = self.person = WordsPanel(state, state.whose)
            made.words_wanted.connect(self.words_wanted)
            made.words_destroyed.connect(self.words_destroyed)
        elif state.room is Room.REASONS and state.reason is not None:
            made = self.reason = ReasonPanel(state, state.reason)
            made.destroyed.connect(self.reason_destroyed)
        elif state.room is Room.EXPORTS and state.export is not None:
            made = ExportPanel(state.export)
        if made is not None:
            made.closed.connect(self.closed)
            box.addWidget(made)
        self._sides.show_panel(made is not None)


def _people_columns() -> tuple[Column[Left], ...]:
    return (
        Column(_("Name"), lambda one: one.name, 110, sort=lambda one: one.name),
        Column(_("Unit"), lambda one: one.unit, 0, sort=lambda one: one.unit),
        Column(_("Left on"), lambda one: one.left_on.isoformat(), 110, sort=lambda one: one.left_on),
        Column(_("Destroyed from"), lambda one: one.due_on.isoformat(), 110, sort=lambda one: one.due_on),
        Column(_("State"), left_text, 150),
    )


def _whose_columns() -> tuple[Column[PersonRow], ...]:
    return (
        Column(_("Name"), lambda one: one.name, 110, sort=lambda one: one.name),
        Column(_("Work number"), lambda one: one.work_number, 110),
        Column(_("Unit"), lambda one: one.unit, 0, sort=lambda one: one.unit),
    )


def _reason_columns() -> tuple[Column[JointReason], ...]:
    return (
        Column(_("When"), lambda one: f"{one.at.astimezone():%Y-%m-%d %H:%M}", 150, sort=lambda one: one.at),
        Column(_("Said by"), lambda one: one.by, 80, sort=lambda one: one.by),
        Column(_("What about"), lambda one: action_words(one.action), 150),
        Column(_("Words said"), lambda one: one.text, 0),
    )


def _list_columns() -> tuple[Column[DestructionList], ...]:
    return (
        Column(_("Number"), lambda one: one.serial, 160, sort=lambda one: (one.year, one.number)),
        Column(_("Drawn up on"), lambda one: local_day(one.made_at).isoformat(), 110),
        Column(_("People"), lambda one: str(len(one.people)), 60, right=True),
        Column(_("Signed by"), lambda one: "、".join(signed.name for signed in one.signed), 0),
        Column(_("State"), lambda one: name(one.state), 150, tone=lambda one: TONES[one.state]),
    )


def _export_columns() -> tuple[Column[ExportLine], ...]:
    return (
        Column(_("When"), lambda one: f"{one.at.astimezone():%Y-%m-%d %H:%M}", 150, sort=lambda one: one.at),
        Column(_("Exported by"), lambda one: one.by, 80, sort=lambda one: one.by),
        Column(_("What"), lambda one: what_text(one.what), 140, sort=lambda one: one.what),
        Column(_("People"), lambda one: str(one.people), 60, right=True, sort=lambda one: one.people),
        Column(_("ID numbers"), lambda one: _("in full") if one.full else _("masked"), 80),
        Column(_("What for"), lambda one: one.purpose, 0),
        Column(_("Receiver"), lambda one: one.receiver, 110),
    )
