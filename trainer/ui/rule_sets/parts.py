"""Parts of the form about a rule set: ticks, and the lines of minimum by category."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from trainer.hours.values import HourCategory
from trainer.ui.rule_sets.fields import Minimum
from trainer.ui.texts import name
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import label, row
from trainer.ui.widgets.flow import Flow
from trainer.words import _

HOURS_WIDTH = 72


class Ticks(Flow):
    """Any of several values."""

    changed = Signal()

    def __init__(self, choices: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        for value, words in choices:
            box = QCheckBox(words)
            box.toggled.connect(self.changed)
            self.boxes[value] = box
            self.flow.addWidget(box)

    def value(self) -> tuple[str, ...]:
        return tuple(value for value, box in self.boxes.items() if box.isChecked())

    def show_value(self, chosen: tuple[str, ...]) -> None:
        for value, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(value in chosen)


class HoursField(QLineEdit):
    """A few hours, empty for none."""

    def __init__(self) -> None:
        super().__init__()
        follow(self, lambda one: one.setFixedWidth(scaled(HOURS_WIDTH)))


class MinimumLine(QWidget):
    """Name, hours and categories of one minimum."""

    changed = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 4)
        box.setSpacing(2)
        self.name, self.hours = QLineEdit(), HoursField()
        self.name.setPlaceholderText(_("Name of minimum {number}").format(number=number))
        self.name.setAccessibleName(self.name.placeholderText())
        self.hours.setPlaceholderText(_("Hours"))
        self.hours.setAccessibleName(_("Hours of minimum {number}").format(number=number))
        self.categories = Ticks((one.value, name(one)) for one in HourCategory)
        box.addLayout(row(self.name, self.hours))
        box.addWidget(self.categories)
        for signal in (self.name.textChanged, self.hours.textChanged, self.categories.changed):
            signal.connect(lambda *_args: self.changed.emit())

    def value(self) -> Minimum:
        return Minimum(self.name.text(), self.categories.value(), self.hours.text())

    def show_value(self, minimum: Minimum) -> None:
        for field, text in ((self.name, minimum.name), (self.hours, minimum.hours)):
            show_text(field, text)
        self.categories.show_value(minimum.categories)


class CapLine(QWidget):
    """The most hours of one way, or that it gives none."""

    changed = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.cap = HoursField()
        self.cap.setPlaceholderText(_("No cap"))
        self.cap.setAccessibleName(words)
        self.nothing = QCheckBox(_("gives no hours"))
        self.nothing.setAccessibleName(_("{way} does not count").format(way=words))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row(label(words), None, self.nothing, self.cap))
        self.cap.textChanged.connect(lambda _text: self.changed.emit())
        self.nothing.toggled.connect(lambda _on: self.changed.emit())

    def show_value(self, cap: str, nothing: bool) -> None:
        show_text(self.cap, cap)
        with QSignalBlocker(self.nothing):
            self.nothing.setChecked(nothing)


def show_text(field: QLineEdit, text: str) -> None:
    """Sets a text without a signal and without moving the cursor of who is typing it."""
    if field.text() != text:
        with QSignalBlocker(field):
            field.setText(text)
