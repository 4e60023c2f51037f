"""Fields of a form: label above, field below; optional dates; choices of an enum."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from trainer.store.errors import BadInput
from trainer.ui.widgets.basics import label
from trainer.ui.widgets.calendar import add_calendar
from trainer.ui.widgets.steady import ChoiceBox
from trainer.words import _

T = TypeVar("T")


class Choice(ChoiceBox, Generic[T]):
    """One of several values, shown by their words."""

    def __init__(self, choices: Iterable[tuple[T, str]], chosen: T | None = None) -> None:
        super().__init__()
        self._values: list[T] = []
        self.show_choices(choices, chosen)
        self.setMinimumContentsLength(6)

    def show_choices(self, choices: Iterable[tuple[T, str]], chosen: T | None = None) -> None:
        """Offers other values, without a signal."""
        with QSignalBlocker(self):
            self.clear()
            self._values = []
            for value, words in choices:
                self._values.append(value)
                self.addItem(words)
            if chosen in self._values:
                self.setCurrentIndex(self._values.index(chosen))

    def value(self) -> T:
        return self._values[max(0, self.currentIndex())]


class DateField(QLineEdit):
    """A date as offices write it, 2027-08-31; empty for none. 20270831 and 2027/8/31 are understood too.

    A calendar opens by the sign at its end, by F4 or by Alt and the arrow down.
    """

    def __init__(self, value: date | None = None) -> None:
        super().__init__(value.isoformat() if value else "")
        self.setPlaceholderText(_("such as {value}").format(value="2027-08-31"))
        self.calendar = add_calendar(self, self._shown, lambda day: self.setText(day.isoformat()))

    def _shown(self) -> date | None:
        try:
            return self.value()
        except BadInput:
            return None

    def value(self) -> date | None:
        """Raises BadInput("date.unreadable")."""
        return read_date(self.text())


def read_date(text: str) -> date | None:
    """A typed date, None for an empty text."""
    text = text.strip()
    if not text:
        return None
    parts = "".join(c if c.isdigit() else " " for c in text).split()
    if len(parts) == 1 and len(parts[0]) == 8:
        parts = [parts[0][:4], parts[0][4:6], parts[0][6:]]
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError as error:
        raise BadInput("date.unreadable", text=text) from error


class Form(QScrollArea):
    """A column of labelled fields that scrolls where the screen is low."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(2, 2, 10, 2)
        self.column.setSpacing(4)
        self.setWidget(inside)

    def add(self, words: str, field: T) -> T:
        """Adds a field under its words and gives it back."""
        if not isinstance(field, QWidget):
            raise TypeError(field)
        caption = label(words, "muted")
        caption.setBuddy(field)
        self.column.addWidget(caption)
        self.column.addWidget(field)
        self.column.addSpacing(6)
        return field

    def finish(self) -> None:
        """Ends the column; what is left stays empty below the last field."""
        self.column.addStretch()
