"""Choices and figures that scrolling a form does not change: the mouse wheel passes them by."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDoubleSpinBox, QSpinBox, QStyledItemDelegate, QWidget

from trainer.ui.theme import follow, scaled


class ChoiceBox(QComboBox):
    """A list to choose from; its entries are told apart by what equals them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def choose(self, data: object, otherwise: int = -1) -> None:
        """Goes to the entry with equal data; Qt itself finds only the very same object."""
        rows = (row for row in range(self.count()) if self.itemData(row) == data)
        self.setCurrentIndex(next(rows, otherwise))


class WholeNumber(QSpinBox):
    def __init__(self) -> None:
        super().__init__()
        _settle(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DecimalNumber(QDoubleSpinBox):
    def __init__(self) -> None:
        super().__init__()
        _settle(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _settle(field: QAbstractSpinBox) -> None:
    """Sets the figure in as far as other fields set their text in: the style sheet does not reach inside."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    follow(field.lineEdit(), lambda one: one.setTextMargins(scaled(9), 0, 0, 0))
