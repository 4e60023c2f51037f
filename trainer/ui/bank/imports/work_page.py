"""One file: the source at the left with its items below, the item in hand at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter

from trainer.bank.imports.values import ItemHead
from trainer.ui.bank.imports.item_panel import TONES, ItemPanel
from trainer.ui.bank.imports.notice import ImportNotice
from trainer.ui.bank.imports.source_view import SourceView
from trainer.ui.bank.imports.state import EVERYTHING, ImportState, Work, filters, narrowed
from trainer.ui.bank.imports.wording import filter_words, item_words, shortened
from trainer.ui.bank.wording import figure
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.page import Page, side_width
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _


class WorkPage(Page):
    filter_wanted = Signal(str)
    item_chosen = Signal(int)
    line_chosen = Signal(int)
    step_wanted = Signal(int)
    undo_wanted = Signal()
    key_file_wanted = Signal()
    key_text_wanted = Signal()
    take_wanted = Signal()
    back_wanted = Signal()
    imported_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Import questions"))
        self._add_actions()
        self.notice = ImportNotice()
        self.notice.list_wanted.connect(self.imported_wanted)
        self.body.addWidget(self.notice)
        self._filters = Flow(6)
        self.body.addWidget(self._filters)
        self.source = SourceView()
        self.source.line_chosen.connect(self._choose_line)
        self.table: RecordTable[ItemHead] = RecordTable(_columns())
        self.table.chosen.connect(self._choose)
        self.panel = ItemPanel()
        self._lay_out()
        self._add_keys()
        self._work: Work | None = None
        self._rows: tuple[ItemHead, ...] | None = None
        self._filling = False

    def show_state(self, state: ImportState) -> None:
        work = state.work
        if work is None:
            return
        self.setEnabled(not state.busy)
        self.notice.show_notice(state)
        self.set_title(_("Import · {name}").format(name=shortened(work.file.row.name)))
        self.set_purpose(_purpose(work))
        live = not (work.file.row.undone or work.file.row.closed)
        self.take.setText(_("Import {count} questions").format(count=figure(work.ready)))
        self.take.setEnabled(work.ready > 0 and live)
        self.undo.setEnabled(work.file.steps > 0 and live)
        for widget in (self.key_file, self.key_text):
            widget.setVisible(work.file.format in ("text", "word") and live)
        self._show_filters(work)
        self._show_rows(work)
        self.source.show_work(work)
        self.panel.show_work(work)
        self._work = work

    def _add_actions(self) -> None:
        self.back = self.add_action(button(_("Back to the imports"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self._leave)
        self.take = self.add_action(button("", "primary", "mdi6.import"))
        self.take.clicked.connect(self._take)

    def _lay_out(self) -> None:
        self.previous = button(_("Previous   Alt+↑"))
        self.previous.clicked.connect(lambda: self._step(-1))
        self.following = button(_("Next   Alt+↓"))
        self.following.clicked.connect(lambda: self._step(1))
        self.undo = button(_("Undo repair"), icon_name="mdi6.undo")
        self.undo.clicked.connect(self.undo_wanted)
        self.key_file = button(_("Join an answer file"), icon_name="mdi6.key-outline")
        self.key_file.clicked.connect(self.key_file_wanted)
        self.key_text = button(_("Paste answers"))
        self.key_text.clicked.connect(self.key_text_wanted)
        tools = Flow(6)
        for widget in (self.previous, self.following, self.undo, self.key_file, self.key_text):
            tools.flow.addWidget(widget)
        tools.flow.addWidget(label(_("Alt+Enter takes the first repair offered"), "faint"))
        self.body.addWidget(tools)
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(self.source)
        left.addWidget(self.table)
        left.setStretchFactor(0, 3)
        left.setStretchFactor(1, 2)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(left)
        sides.addWidget(self.panel)
        sides.setStretchFactor(0, 1)
        sides.setSizes([600, side_width(460)])
        for splitter in (left, sides):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(10)
        self.body.addWidget(sides, 1)

    def _add_keys(self) -> None:
        for keys, act in (
            ("Alt+Down", lambda: self._step(1)),
            ("Alt+Up", lambda: self._step(-1)),
            ("Alt+Return", self.panel.accept_first),
            ("Ctrl+S", self.panel.flush),
            ("Ctrl+Z", self.undo.click),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _show_filters(self, work: Work) -> None:
        self._filters.flow.clear()
        offered = filters(work.file.items, work.findings)
        for place, shown in enumerate(offered):
            if place and offered[place - 1].key == EVERYTHING:
                self._filters.flow.addWidget(label(_("Kinds of problem:"), "muted"))
            made = button(filter_words(shown), "chip")
            made.setCheckable(True)
            made.setChecked(shown.key == work.shown)
            made.clicked.connect(lambda _checked=False, key=shown.key: self._filter(key))
            self._filters.flow.addWidget(made)

    def _show_rows(self, work: Work) -> None:
        rows = narrowed(work.file.items, work.shown, work.findings)
        chosen = work.item.head.ordinal if work.item else None
        self._filling = True
        if rows != self._rows:
            self._rows = rows
            self.table.show_rows(ListSource(rows))
        place = next((n for n, item in enumerate(rows) if item.ordinal == chosen), None)
        if place is not None and place != self.table.currentIndex().row():
            self.table.selectRow(place)
        self._filling = False

    def _choose(self, item: ItemHead) -> None:
        if not self._filling:
            self.panel.flush()
            self.item_chosen.emit(item.ordinal)

    def _choose_line(self, line: int) -> None:
        self.panel.flush()
        self.line_chosen.emit(line)

    def _step(self, by: int) -> None:
        self.panel.flush()
        self.step_wanted.emit(by)

    def _filter(self, key: str) -> None:
        self.panel.flush()
        self.filter_wanted.emit(key)

    def _take(self) -> None:
        self.panel.flush()
        self.take_wanted.emit()

    def _leave(self) -> None:
        self.panel.flush()
        self.back_wanted.emit()


def _purpose(work: Work) -> str:
    key = _("; answers from {name}").format(name=work.file.key_name) if work.file.key_name else ""
    words = _("{found} items found: {ready} can be imported, {left} to be repaired")
    return words.format(found=figure(len(work.file.items)), ready=figure(work.ready), left=figure(work.to_repair)) + key


def _columns() -> tuple[Column[ItemHead], ...]:
    return (
        Column(_("No."), lambda item: str(item.number), 56, right=True),
        Column(_("State"), lambda item: name(item.state), 104, tone=lambda item: TONES[item.state]),
        Column(_("Question"), lambda item: item.stem),
        Column(_("What is wrong"), item_words, 150),
    )
