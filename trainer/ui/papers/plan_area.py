"""The one scroll area of a blueprint: what is said about it, and its editor below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class PlanArea(QScrollArea):
    """Where the text is large the editor is wider than the screen and scrolls sideways; what is said never is."""

    def __init__(self, said: Sequence[QWidget], editor: QWidget) -> None:
        super().__init__()
        self.setObjectName("grid-area")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._said = tuple(said)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (*self._said, editor):
            column.addWidget(widget)
        column.addStretch()
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for widget in self._said:
            widget.setMaximumWidth(self.viewport().width())
