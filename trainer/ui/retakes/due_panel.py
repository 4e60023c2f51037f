"""All days that are watched: what has to happen, by when, for whom; a line opens its case."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.retakes.notices.values import Deadline
from trainer.ui.retakes.state import RetakesState
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, card, label, row
from trainer.ui.widgets.form import Form
from trainer.ui.widgets.panel_head import panel_head
from trainer.words import _
from trainer.workdays.wording import unlisted_words

MOST_LINES = 100


class DuePanel(QWidget):
    closed = Signal()
    chosen = Signal(object)
    print_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, state: RetakesState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(_("Days to watch"), self.closed.emit))
        past = sum(line.past(state.today) for line in state.due)
        words = _("{count} open, {past} of them past their day.").format(count=len(state.due), past=past)
        box.addWidget(label(words if state.due else _("Nothing is open."), "muted", wrap=True))
        inside = Form()
        for line in state.due[:MOST_LINES]:
            inside.column.addWidget(self._line(state, line))
        if len(state.due) > MOST_LINES:
            more = _("{count} more; they move up as the first ones are done.")
            inside.column.addWidget(label(more.format(count=len(state.due) - MOST_LINES), "muted", wrap=True))
        inside.finish()
        box.addWidget(inside, 1)
        if state.due and state.may_export:
            self.print, self.sheet = button(_("Print the list"), "link"), button(_("Save as .xlsx"), "link")
            self.print.clicked.connect(self.print_wanted)
            self.sheet.clicked.connect(self.sheet_wanted)
            box.addLayout(row(None, self.print, self.sheet))

    def _line(self, state: RetakesState, line: Deadline) -> QWidget:
        frame, inside = card(10)
        inside.setSpacing(2)
        tone = Tone.BAD if line.past(state.today) else Tone.PLAIN
        day = badge(line.on.isoformat() if line.on else _("No day set"), tone)
        shown = button(line.name, "link")
        shown.clicked.connect(lambda: self.chosen.emit(line.subject_id))
        inside.addLayout(row(label(name(line.due), "strong"), None, day))
        inside.addLayout(row(shown, label(line.unit, "muted"), None))
        if line.unlisted:
            inside.addWidget(label(unlisted_words(line.unlisted), "muted", wrap=True))
        return frame
