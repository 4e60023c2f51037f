"""Widgets one after the other that break into lines like words of a text."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from trainer.ui.widgets.basics import clear


class FlowLayout(QLayout):
    """Fills lines from left to right; its height follows from the width. With `stretch` a line's widgets share it."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8, stretch: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._stretch = stretch
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def clear(self) -> None:
        """Lets go of every widget."""
        clear(self)

    def _place(self, area: QRect, move: bool) -> int:
        top = area.top()
        for line in self._lines(area.width()):
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._lay_line(line, QRect(area.left(), top, area.width(), height))
            top += height + self.spacing()
        return max(0, top - self.spacing() - area.top())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = width
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width()
            if not lines or needed > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= needed + self.spacing()
        return lines

    def _lay_line(self, line: list[QLayoutItem], area: QRect) -> None:
        left = area.left()
        room = area.width() - self.spacing() * (len(line) - 1)
        spare = max(0, room - sum(item.sizeHint().width() for item in line)) // len(line)
        equal = all(item.sizeHint().width() <= room // len(line) for item in line)
        for item in line:
            size = item.sizeHint()
            if self._stretch:
                size = QSize(room // len(line) if equal else size.width() + spare, area.height())
            size.setWidth(min(size.width(), area.width()))
            top = area.top() + (area.height() - size.height()) // 2
            item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + self.spacing()


class Flow(QWidget):
    """A widget whose children flow."""

    def __init__(self, spacing: int = 8, stretch: bool = False) -> None:
        super().__init__()
        self.flow = FlowLayout(self, spacing, stretch)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
