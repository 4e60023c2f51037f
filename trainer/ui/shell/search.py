"""Ctrl+K: a person by pinyin initials, a question, a law or article, an exam — from anywhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from trainer.ui.shell.context import Finder, Found
from trainer.words import _

PAUSE_MILLISECONDS = 150


class SearchField(QLineEdit):
    """Finds while one types; arrows and Enter choose."""

    picked = Signal(object)

    def __init__(self, find: Finder) -> None:
        super().__init__()
        self._find = find
        self.setPlaceholderText(_("Find people, questions, laws   Ctrl+K"))
        self.setFixedWidth(280)
        self._hits = QListWidget(self.window())
        self._hits.setWindowFlags(Qt.WindowType.ToolTip)
        self._hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hits.itemClicked.connect(self._take)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._show)
        self.textChanged.connect(lambda _text: self._pause.start())
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and event.type() is QEvent.Type.FocusOut:
            self._hits.hide()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._hits.currentRow()
        if event.key() == Qt.Key.Key_Down:
            self._hits.setCurrentRow(min(row + 1, self._hits.count() - 1))
        elif event.key() == Qt.Key.Key_Up:
            self._hits.setCurrentRow(max(row - 1, 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._hits.currentItem() is not None:
            self._take(self._hits.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self._hits.hide()
            self.clear()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self._hits.clear()
        words = self.text().strip()
        if not words:
            self._hits.hide()
            return
        found = self._find(words)
        for hit in found:
            item = QListWidgetItem(f"{hit.title}    {hit.detail}")
            item.setData(Qt.ItemDataRole.UserRole, hit)
            self._hits.addItem(item)
        if not found:
            self._hits.addItem(_("Nothing found"))
        self._hits.setCurrentRow(0)
        self._hits.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self._hits.resize(460, min(380, 40 * max(1, len(found)) + 8))
        self._hits.show()

    def _take(self, item: QListWidgetItem) -> None:
        hit = item.data(Qt.ItemDataRole.UserRole)
        self._hits.hide()
        self.clear()
        if isinstance(hit, Found):
            self.picked.emit(hit)
