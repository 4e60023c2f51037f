"""A field for a moment, typed as offices write it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QLineEdit

from trainer.store.errors import BadInput
from trainer.ui.widgets.calendar import add_calendar
from trainer.ui.widgets.form import read_date
from trainer.words import _

DIGITS_OF_A_DAY = 8
DIGITS_OF_A_TIME = 4


class MomentField(QLineEdit):
    """2026-11-21 09:00 in local time; 2026/11/21 9:00 and 202611210900 are understood too."""

    def __init__(self, value: datetime) -> None:
        super().__init__(f"{value:%Y-%m-%d %H:%M}")
        self.setPlaceholderText(_("such as {value}").format(value="2026-11-21 09:00"))
        self.calendar = add_calendar(self, self._day, self._take_day)

    def _day(self) -> date | None:
        try:
            return self.value().date()
        except BadInput:
            return None

    def _take_day(self, day: date) -> None:
        """The day of the calendar; the time stays."""
        try:
            time = f"{self.value():%H:%M}"
        except BadInput:
            time = "09:00"
        self.setText(f"{day} {time}")

    def value(self) -> datetime:
        """The moment with the local zone. Raises BadInput("date.unreadable")."""
        return read_moment(self.text())


def read_moment(text: str) -> datetime:
    """A typed moment in the local zone. Raises BadInput("date.unreadable")."""
    parts = "".join(c if c.isdigit() else " " for c in text).split()
    if len(parts) == 1 and len(parts[0]) == DIGITS_OF_A_DAY + DIGITS_OF_A_TIME:
        parts = [parts[0][:8], parts[0][8:10], parts[0][10:]]
    try:
        day = read_date(" ".join(parts[:-2]))
        hour, minute = (int(part) for part in parts[-2:])
        if day is None:
            raise ValueError(text)
        return datetime(day.year, day.month, day.day, hour, minute).astimezone()
    except (ValueError, BadInput) as error:
        raise BadInput("date.unreadable", text=text) from error
