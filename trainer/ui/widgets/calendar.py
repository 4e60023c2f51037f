"""A calendar below a field for a day: opened by its sign at the right, by F4 or by Alt and the arrow down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout

from trainer.ui.theme import follow, tokens
from trainer.ui.widgets.basics import icon, show_icon
from trainer.words import _

Read = Callable[[], date | None]
Take = Callable[[date], None]


def add_calendar(field: QLineEdit, read: Read, take: Take) -> QAction:
    """Gives a field its calendar. `read` is the day it opens with, None for today; `take` gets the chosen one."""
    opening = QAction(_("Calendar (F4)"), field)
    opening.setObjectName("calendar")
    field.addAction(opening, QLineEdit.ActionPosition.TrailingPosition)
    follow(field, lambda _field: opening.setIcon(icon("mdi6.calendar-month-outline", tokens().muted)))

    def show() -> None:
        if field.isEnabled() and not field.isReadOnly():
            CalendarPopup(field, read(), take).open()

    opening.triggered.connect(show)
    for keys in ("F4", "Alt+Down"):
        shortcut = QShortcut(QKeySequence(keys), field, show)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    return opening


class CalendarPopup(QFrame):
    """Arrows move the day, PgUp and PgDown the month, Enter takes it, Esc leaves the field as it was."""

    def __init__(self, field: QLineEdit, day: date | None, take: Take) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._field = field
        self._take = take
        self.calendar = _calendar()
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.clicked.connect(self._chosen)
        self.calendar.activated.connect(self._chosen)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.calendar)

    def open(self) -> None:
        """Below the field, above it where the screen ends."""
        self.adjustSize()
        place = self._field.mapToGlobal(QPoint(0, self._field.height() + 2))
        room = self._field.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place.setY(self._field.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _chosen(self, day: QDate) -> None:
        self._take(date(day.year(), day.month(), day.day()))
        self.close()
        self._field.setFocus()


def _calendar() -> QCalendarWidget:
    """In the colours in force, which the style sheet does not bring to its arrows and days."""
    made = QCalendarWidget()
    made.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    made.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    weekend = QTextCharFormat()
    weekend.setForeground(QColor(tokens().muted))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        made.setWeekdayTextFormat(day, weekend)
    for name, sign in (("prevmonth", "mdi6.chevron-left"), ("nextmonth", "mdi6.chevron-right")):
        arrow = made.findChild(QToolButton, f"qt_calendar_{name}")
        if arrow is not None:
            show_icon(arrow, sign)
    return made
