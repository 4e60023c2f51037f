"""The page: the pairs above, the chosen pair side by side below, and what is decided about it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from question_bank.similarity import Likeness
from trainer.bank.similar.values import Side, SimilarPair
from trainer.ui.duplicates.decide_bar import DecideBar
from trainer.ui.duplicates.differences import side_by_side
from trainer.ui.duplicates.side_view import SideView
from trainer.ui.duplicates.state import DuplicatesState, endangered, shown
from trainer.ui.duplicates.wording import merge_words, purpose
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.page import EmptyState, Page
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

TONES = {Likeness.CONTRADICTORY: Tone.BAD, Likeness.SAME: Tone.WARN, Likeness.NEAR: Tone.BRAND}
LEAST_LINES = 24
"""A page lower than this, of large letters, makes room for a merge that is being put together."""
_TABLE, _NEVER, _NOTHING, _NONE_OF_KIND = range(4)


class DuplicatesPage(Page):
    scan_wanted = Signal()
    likeness_chosen = Signal(object)
    chosen = Signal(object)
    left_kept = Signal()
    right_kept = Signal()
    told_apart = Signal()
    parked = Signal()
    all_parked = Signal()
    side_opened = Signal(object)
    undo_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Duplicates and contradictory keys"))
        self._state = DuplicatesState()
        self._compared: object = None
        self._pairs: tuple[SimilarPair, ...] = ()
        self._add_actions()
        self._said = label("", "saved", wrap=True)
        self.body.addLayout(self._filters())
        self.table: RecordTable[SimilarPair] = RecordTable(_columns())
        self.table.chosen.connect(self.chosen)
        self.sides = (SideView(), SideView())
        for place, side in enumerate(self.sides):
            side.opened.connect(lambda place=place: self._open(place))
        self.decide = DecideBar()
        for there, here in ((self.decide.left_kept, self.left_kept), (self.decide.right_kept, self.right_kept)):
            there.connect(here)
        self.decide.told_apart.connect(self.told_apart)
        self.decide.parked.connect(self.parked)
        self.places = QStackedWidget()
        for widget in (self._work(), self._never(), self._nothing(), self._none_of_kind()):
            self.places.addWidget(widget)
        self.body.addWidget(self.places, 1)
        for key, signal in (("L", self.left_kept), ("R", self.right_kept), ("N", self.told_apart)):
            shortcut = QShortcut(QKeySequence(key), self, signal.emit)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        cancel = QShortcut(QKeySequence.StandardKey.Cancel, self, self.decide.dropped.emit)
        cancel.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_state(self, state: DuplicatesState) -> None:
        was_merging, self._state = self._state.merging is not None, state
        self.set_purpose(purpose(state.overview, state.by))
        self._said.setText(state.said)
        self._show_actions(state)
        self._show_filters(state)
        pairs = shown(state)
        self.places.setCurrentIndex(_place(state, bool(pairs)))
        self._show_pairs(pairs, state.compared.pair if state.compared else None)
        self._show_sides(state)
        low = self.height() < self.fontMetrics().height() * LEAST_LINES
        self.table.setVisible(state.merging is None or not low)
        self.decide.show_state(state)
        if was_merging and state.merging is None:
            self.table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The arrows go through the pairs at once."""
        super().showEvent(event)
        self.table.setFocus()

    def _show_pairs(self, pairs: tuple[SimilarPair, ...], chosen: SimilarPair | None) -> None:
        """The list is made anew only where it changed, so that going through it keeps its place."""
        if pairs != self._pairs:
            self._pairs = pairs
            with QSignalBlocker(self.table.selectionModel()):
                self.table.show_rows(ListSource(pairs))
        numbers = range(self.table.rows.rowCount())
        place = next((number for number in numbers if self.table.rows.row_at(number) == chosen), None)
        if place is not None and place != self.table.currentIndex().row():
            with QSignalBlocker(self.table.selectionModel()):
                self.table.selectRow(place)
            self.table.scrollTo(self.table.currentIndex())
            self.table.viewport().update()

    def _show_actions(self, state: DuplicatesState) -> None:
        for widget in (self.scan, self._first):
            widget.setVisible(state.may_edit)
            widget.setEnabled(not state.busy)
        self._undo.setVisible(state.may_edit and any(row.open for row in state.merges))
        self._menu.clear()
        for one in state.merges:
            action = self._menu.addAction(merge_words(one))
            action.setEnabled(one.open)
            action.triggered.connect(lambda _on=False, own=one.id: self.undo_wanted.emit(own))

    def _show_filters(self, state: DuplicatesState) -> None:
        total = sum(state.counts.values())
        for likeness, tab in self.tabs.items():
            words, count = (name(likeness), state.counts.get(likeness, 0)) if likeness else (_("All"), total)
            tab.setText(f"{words}  {count:,}")
            with QSignalBlocker(tab):
                tab.setChecked(likeness == state.likeness)
            tab.setVisible(state.overview.scan is not None)
        at_risk = len(endangered(state.overview))
        words = _("{count} approved questions are contradicted: set aside for review …").format(count=at_risk)
        self.park_all.setText(words)
        self.park_all.setVisible(state.may_edit and at_risk > 0)

    def _show_sides(self, state: DuplicatesState) -> None:
        if state.compared is None or state.compared == self._compared:
            return
        self._compared = state.compared
        pair = state.compared.pair
        texts = side_by_side(state.compared.left, state.compared.right)
        for view, side, text in zip(self.sides, pair.sides, texts, strict=True):
            view.show_side(side, text)

    def _add_actions(self) -> None:
        self.back = self.add_action(button(_("Back to the bank"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self.back_wanted)
        self._undo = self.add_action(button(_("Undo a merge"), icon_name="mdi6.undo"))
        self._menu = QMenu(self)
        self._undo.setMenu(self._menu)
        self.scan = self.add_action(button(_("Search for duplicates"), "primary", "mdi6.magnify-scan"))
        self.scan.clicked.connect(self.scan_wanted)

    def _filters(self) -> QHBoxLayout:
        self.tabs = {likeness: button("", "chip") for likeness in (None, *Likeness)}
        for likeness, tab in self.tabs.items():
            tab.setCheckable(True)
            tab.clicked.connect(lambda _on=False, likeness=likeness: self.likeness_chosen.emit(likeness))
        self.park_all = button("", "danger")
        self.park_all.clicked.connect(self.all_parked)
        line = row(*self.tabs.values(), self._said, self.park_all)
        line.setStretch(len(self.tabs), 1)
        return line

    def _work(self) -> QWidget:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        for side in self.sides:
            beside.addWidget(side, 1)
        column.addLayout(beside, 1)
        column.addWidget(self.decide)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(below)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        return split

    def _never(self) -> EmptyState:
        self._first = button(_("Search for duplicates"), "primary")
        self._first.clicked.connect(self.scan_wanted)
        words = _("Every question is compared with every other; in a bank of 20,000 that takes less than a minute.")
        return EmptyState(_("The bank has not been searched yet"), words, self._first)

    def _nothing(self) -> EmptyState:
        words = _("Search again after an import or when questions were changed.")
        return EmptyState(_("Nothing waits for a decision"), words)

    def _none_of_kind(self) -> EmptyState:
        everything = button(_("Show all pairs"), "primary")
        everything.clicked.connect(lambda: self.likeness_chosen.emit(None))
        return EmptyState(_("No pair of this kind"), _("The other kinds have some."), everything)

    def _open(self, place: int) -> None:
        if self._state.compared is not None:
            self.side_opened.emit(self._state.compared.pair.sides[place])


def _place(state: DuplicatesState, pairs: bool) -> int:
    if pairs:
        return _TABLE
    if state.overview.scan is None:
        return _NEVER
    return _NONE_OF_KIND if state.overview.pairs else _NOTHING


def _columns() -> tuple[Column[SimilarPair], ...]:
    return (
        Column(_("Likeness"), lambda pair: name(pair.likeness), 96, tone=lambda pair: TONES[pair.likeness]),
        Column(_("Alike"), lambda pair: f"{pair.score} %", 64, right=True, sort=lambda pair: pair.score),
        Column(_("Left question"), lambda pair: _stem(pair.left), sort=lambda pair: pair.left.number),
        Column(_("Right question"), lambda pair: _stem(pair.right), sort=lambda pair: pair.right.number),
        Column(_("Subject"), _subject, 120, sort=_subject),
        Column(_("Status"), _status, 150),
    )


def _stem(side: Side) -> str:
    return f"{side.number}  {side.stem}"


def _subject(pair: SimilarPair) -> str:
    return " / ".join(dict.fromkeys(side.subject for side in pair.sides if side.subject))


def _status(pair: SimilarPair) -> str:
    return " / ".join(dict.fromkeys(name(side.status) for side in pair.sides))
