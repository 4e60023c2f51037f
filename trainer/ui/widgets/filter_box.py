"""A filter with a list to choose from, as wide as its words need."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox

MOST_LETTERS = 18


class FilterBox(QComboBox):
    """Wide enough for its longest words, up to eighteen Chinese letters."""

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)
        room = min(longest, metrics.height() * MOST_LETTERS * 2 // 3) + metrics.height() * 4
        return QSize(room, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 5, super().minimumSizeHint().height())
