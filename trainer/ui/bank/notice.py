"""One line above a page that says what just happened, until it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from trainer.ui.bank.state import Notice
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import button, label
from trainer.words import _

_FRAMES = {Tone.OK: "done", Tone.WARN: "note", Tone.BAD: "trouble"}


class NoticeBar(QFrame):
    closed = Signal()
    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        box = QHBoxLayout(self)
        box.setContentsMargins(14, 8, 8, 8)
        self._text = label("", wrap=True)
        self._close = button(_("Close message"), "link")
        self._close.clicked.connect(self.closed)
        box.addWidget(self._text, 1)
        self.undo = button(_("Undo"), "link", "mdi6.undo-variant")
        self.undo.clicked.connect(self.undone)
        box.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_notice(self, notice: Notice | None) -> None:
        self.setVisible(notice is not None)
        if notice is None:
            return
        self._text.setText(notice.text)
        self.undo.setVisible(notice.undo)
        self.setObjectName(_FRAMES.get(notice.tone, "notice"))
        self.style().unpolish(self)
        self.style().polish(self)
