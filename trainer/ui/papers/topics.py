"""The office's list of required content, edited as lines of text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from trainer.ui.papers.lines import topics_text
from trainer.ui.papers.state import PapersState
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, label, row
from trainer.words import _

HIGH = 210


class TopicsEditor(QFrame):
    saved = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 12)
        box.addWidget(label(_("Required content of the office"), "strong"))
        how = _("One line each: the name, a colon, then subjects and statutes separated by commas.")
        box.addWidget(label(how, "muted", wrap=True))
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        follow(self.field, lambda one: one.setFixedHeight(scaled(HIGH)))
        box.addWidget(self.field)
        self.save = button(_("Keep the list"), "primary")
        self.save.clicked.connect(lambda: self.saved.emit(self.field.toPlainText()))
        leave = button(_("Leave as it was"))
        leave.clicked.connect(self.left)
        box.addLayout(row(None, leave, self.save))
        self.hide()

    def show_state(self, state: PapersState) -> None:
        if state.listing and self.isHidden():
            self.field.setPlainText(topics_text(state.topics))
        self.setVisible(state.listing)
