"""A picture drawn for its place: shown as it is, from the left, never scaled."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget


class DrawnPicture(QWidget):
    """Keeps the height it was given until another picture comes."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._picture = QPixmap()
        self._height = 0

    def keep_height(self, height: int) -> None:
        self._height = height
        self.updateGeometry()

    def show_bytes(self, content: bytes) -> None:
        self._picture = QPixmap()
        self._picture.loadFromData(content)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, self._picture)
