"""A field for longer text that grows with what is typed; Tab goes on to the next field."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit

_SLACK = 4
"""Room that keeps a field of a few lines from scrolling."""


class TextArea(QPlainTextEdit):
    def __init__(self, text: str = "", least_lines: int = 2, most_lines: int = 10) -> None:
        super().__init__(text)
        self._least, self._most = least_lines, most_lines
        self.takes_paste: Callable[[], bool] = lambda: False
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What `takes_paste` takes is not text."""
        if not self.takes_paste():
            super().insertFromMimeData(source)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or super().canInsertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        block = self.document().firstBlock()
        line = self.blockBoundingRect(block).height() / max(1, block.lineCount())
        lines = min(self._most, max(self._least, round(self.document().size().height())))
        frame = max(2 * self.frameWidth(), self.height() - self.viewport().height())
        around = frame + 2 * self.document().documentMargin() + _SLACK
        high = math.ceil(lines * line + around)
        if high != self.minimumHeight():
            self.setFixedHeight(high)
