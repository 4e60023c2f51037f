"""The tab of working days: year and actions above, the months, what stands beside them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from trainer.ui.settings.workdays.grid import YearGrid
from trainer.ui.settings.workdays.side import WorkdaysSide
from trainer.ui.settings.workdays.state import WorkdaysState
from trainer.ui.settings.workdays.wording import standing_words
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, card, clear, label, row
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.page import message_box, side_width
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.words import _

SIDE_WIDTH, LEAST_GRID = 310, 560


class WorkdaysTab(QWidget):
    year_chosen = Signal(int)
    undo_wanted = Signal()
    redo_wanted = Signal()
    paste_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.year: Choice[int] = Choice(())
        self.year.activated.connect(lambda _row: self.year_chosen.emit(self.year.value()))
        self.undo = button(_("Undo"), "", "mdi6.undo")
        self.redo = button(_("Redo"), "", "mdi6.redo")
        self.paste = button(_("Paste days"), "", "mdi6.content-paste")
        self.keep = button(_("Keep the calendar"), "primary")
        for made, signal in (
            (self.undo, self.undo_wanted),
            (self.redo, self.redo_wanted),
            (self.paste, self.paste_wanted),
            (self.keep, self.keep_wanted),
        ):
            made.clicked.connect(signal)
        for keys, made in ((QKeySequence.StandardKey.Undo, self.undo), (QKeySequence.StandardKey.Redo, self.redo)):
            QShortcut(keys, self, made.click)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(8)
        frame, months = card(12)
        self.grid = YearGrid()
        self._day = label("", "muted", wrap=True)
        self.grid.moved.connect(self._day.setText)
        months.addWidget(self.grid)
        months.addWidget(label(_("Click or Space: a weekday off or not, a weekend worked or not."), "faint", wrap=True))
        months.addWidget(self._day)
        self.side = WorkdaysSide()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(12)
        column = QVBoxLayout()
        column.addWidget(frame)
        column.addStretch()
        self._parts.addLayout(column, 1)
        self._parts.addWidget(self.side)
        scroll = ScrollColumn(12)
        scroll.column.addLayout(self._parts)
        scroll.column.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(10)
        box.addLayout(row(self.year, self.undo, self.redo, None, self.paste, self.keep))
        box.addLayout(self._notes)
        box.addWidget(scroll, 1)
        follow(self.side, lambda _side: self._arrange())

    def show_state(self, state: WorkdaysState) -> None:
        self.year.show_choices(((year, _("Year {year}").format(year=year)) for year in state.years), state.year)
        self.undo.setEnabled(bool(state.edits.before))
        self.redo.setEnabled(bool(state.edits.after))
        self.keep.setEnabled(state.may_keep)
        clear(self._notes)
        sound = bool(state.versions) and not state.edits.unsaved
        self._notes.addWidget(message_box(standing_words(state), "done" if sound else "note"))
        if state.said:
            self._notes.addWidget(label(state.said, "saved", wrap=True))
        if state.unread:
            words = _("Not read: {lines}").format(lines="；".join(state.unread))
            self._notes.addWidget(message_box(words, "trouble"))
        self.grid.show_year(state.days, state.today)
        self.side.show_state(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The side goes below the months where there is no room beside them."""
        wide = side_width(SIDE_WIDTH)
        beside = self.width() >= wide + scaled(LEAST_GRID)
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.side.setMinimumWidth(wide if beside else 0)
        self.side.setMaximumWidth(wide if beside else 16_777_215)
