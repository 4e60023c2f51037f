"""A filter with a list to choose from, as wide as its words need."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox

from trainer.ui.widgets.steady import ChoiceBox

MOST_LETTERS = 7


class FilterBox(ChoiceBox):
    """Wide enough for its longest words, up to so many Chinese letters; the list itself shows them whole."""

    def __init__(self, letters: int = MOST_LETTERS) -> None:
        super().__init__()
        self._letters = letters
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)
        room = min(longest, metrics.horizontalAdvance("单") * self._letters) + metrics.height() * 3
        return QSize(room, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 5, super().minimumSizeHint().height())

    def showPopup(self) -> None:
        rows = range(self.count())
        longest = max((self.fontMetrics().horizontalAdvance(self.itemText(row)) for row in rows), default=0)
        self.view().setMinimumWidth(longest + self.fontMetrics().height() * 3)
        super().showPopup()
