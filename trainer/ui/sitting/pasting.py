"""Text that comes into an answer by the clipboard from outside of the exam window."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

FEWEST = 8
"""Characters; a word that happens to be on the clipboard too is no matter."""


class PasteWatch(QObject):
    """Tells once for each text that was on the clipboard, not copied here, and now stands in a field."""

    def __init__(self, parent: QObject, seen: Callable[[int], None]) -> None:
        super().__init__(parent)
        self._seen = seen
        self._told = ""

    def watch(self, fields: Iterable[QWidget]) -> None:
        for field in fields:
            if isinstance(field, QLineEdit | QPlainTextEdit):
                field.textChanged.connect(lambda *_words, field=field: self._look(_text(field)))

    def _look(self, text: str) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            return
        foreign = clipboard.text(QClipboard.Mode.Clipboard).strip()
        if len(foreign) >= FEWEST and foreign != self._told and foreign in text:
            self._told = foreign
            self._seen(len(foreign))


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
