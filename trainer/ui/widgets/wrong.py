"""The line of a form that says what is wrong with it; hidden while nothing is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from trainer.store.errors import KnownError
from trainer.ui.texts import message


class WrongLine(QLabel):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wrong")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def say(self, words: str) -> None:
        self.setText(words)
        self.show()

    def tell(self, error: KnownError) -> None:
        """What happened and what to do next."""
        self.say(message(error))
