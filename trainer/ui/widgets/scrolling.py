"""A column that scrolls where the screen is low."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget


class ScrollColumn(QScrollArea):
    """`column` takes the widgets; it never scrolls sideways."""

    def __init__(self, spacing: int = 10) -> None:
        super().__init__()
        self.inside = QWidget()
        self.inside.setObjectName("scrolled")
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(spacing)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.inside)


class CardColumn(ScrollColumn):
    """The list of a card: it scrolls beside others, and stands whole where the cards stand one below the other."""

    def __init__(self, least: int) -> None:
        super().__init__(8)
        self._least, self._whole = least, False
        self.column.setContentsMargins(0, 4, 10, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(least)
        self.inside.installEventFilter(self)

    def show_whole(self, whole: bool) -> None:
        """Whether it is as high as all it holds."""
        self._whole = whole
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        inside = self.inside
        width = self.viewport().width()
        needed = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        self.setMinimumHeight(max(self._least, needed) if self._whole else self._least)
