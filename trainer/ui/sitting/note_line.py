"""The candidate's own note to a question, kept while it is typed; nobody marks it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from trainer.exams.sittings.acts import LONGEST_NOTE
from trainer.ui.widgets.answers import TYPING_PAUSE
from trainer.words import _


class NoteLine(QLineEdit):
    kept = Signal(str)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setMaxLength(LONGEST_NOTE)
        self.setPlaceholderText(_("My own note to this question; it is not marked"))
        self.setAccessibleName(_("My note"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self._keep)
        self.textChanged.connect(lambda _text: self._pause.start())

    def become(self, text: str) -> None:
        """The note to another question; the one before must have been handed over."""
        if self.text() != text:
            self.setText(text)
            self._pause.stop()

    def flush(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._keep()

    def _keep(self) -> None:
        self.kept.emit(self.text().strip())
