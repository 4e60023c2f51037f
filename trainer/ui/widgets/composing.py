"""What an input method holds back is not lost when a field is read: unfinished pinyin is committed as it stands."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


class Composing(QObject):
    """Remembers what each field is composing. It watches input method events of these fields, no keys."""

    def __init__(self, parent: QObject, fields: Iterable[QWidget]) -> None:
        super().__init__(parent)
        self._held: dict[QWidget, str] = {}
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent) and isinstance(watched, QWidget):
            self._held[watched] = event.preeditString()
        return False

    def finish(self) -> None:
        """Lets the input method commit; what it leaves uncommitted is committed here."""
        QGuiApplication.inputMethod().commit()
        for field, text in tuple(self._held.items()):
            if text:
                event = QInputMethodEvent()
                event.setCommitString(text)
                QApplication.sendEvent(field, event)
        self._held.clear()
