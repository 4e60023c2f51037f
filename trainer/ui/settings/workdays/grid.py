"""The months of a year side by side: days off and worked weekends by colour and sign, changed by a click or Space."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from trainer.ui.settings.workdays.wording import day_words, month_words, sign_of, weekday_signs
from trainer.ui.theme import follow, scaled, tokens
from trainer.workdays.rules import calendar_of
from trainer.workdays.values import Workdays, YearDays

CELL_WIDTH, CELL_HEIGHT, GAP, SIGN = 26, 22, 12, 9
WEEKS, MONTHS = 6, 12
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONDAYS = calendar.Calendar(calendar.MONDAY)


class YearGrid(QWidget):
    toggled = Signal(object)
    moved = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._year = 2000
        self._calendar = Workdays()
        self._days: YearDays | None = None
        self._today = date.min
        self._cursor = date(2000, 1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow(self, lambda one: one.updateGeometry())

    def show_year(self, days: YearDays, today: date) -> None:
        if days.year != self._year or self._days is None:
            self._cursor = today if today.year == days.year else date(days.year, 1, 1)
        self._year, self._days, self._today = days.year, days, today
        self._calendar = calendar_of((days,))
        self._tell()

    def heightForWidth(self, width: int) -> int:
        """As high as the months need at this width."""
        rows = -(-MONTHS // self._columns(width))
        return rows * self._month_size().height() + (rows - 1) * scaled(GAP)

    def place_of(self, day: date) -> QPointF:
        """The middle of a day's cell."""
        return self._cell(day).center()

    def sizeHint(self) -> QSize:
        size = self._month_size()
        wide = 4 * size.width() + 3 * scaled(GAP)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return self._month_size()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._cursor = day
            self.toggled.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            day = self._cursor + timedelta(days=step)
            self._cursor = day if day.year == self._year else self._cursor
            self._tell()
        elif event.key() == Qt.Key.Key_Space:
            self.toggled.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._words(day) if day else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, MONTHS + 1):
            self._draw_month(painter, month)

    def _draw_month(self, painter: QPainter, month: int) -> None:
        look, place, bold = tokens(), self._month_rect(month), QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(look.ink))
        head = QRectF(place.left() + 4, place.top(), place.width(), scaled(CELL_HEIGHT))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, month_words(month))
        painter.setFont(self.font())
        painter.setPen(QColor(look.faint))
        for number, sign in enumerate(weekday_signs()):
            box = QRectF(place.left() + number * self._wide(), head.bottom(), self._wide(), scaled(CELL_HEIGHT))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)
        for day in _MONDAYS.itermonthdates(self._year, month):
            if day.month == month and day.year == self._year:
                self._draw_day(painter, day)

    def _draw_day(self, painter: QPainter, day: date) -> None:
        look, box = tokens(), self._cell(day)
        ground, ink = "", look.ink if self._calendar.is_one(day) else look.muted
        if day in self._calendar.off:
            ground, ink = look.bad_soft, look.bad
        elif day in self._calendar.worked:
            ground, ink = look.brand_soft, look.brand_dark
        inner = box.adjusted(1, 1, -1, -1)
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(inner, 4, 4)
        edge = look.brand if day == self._cursor and self.hasFocus() else look.edge if day == self._today else ""
        if edge:
            painter.setPen(QPen(QColor(edge), 2 if edge == look.brand else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 4, 4)
        painter.setPen(QColor(ink))
        figure = box.adjusted(0, 0, -scaled(SIGN), 0) if ground else box
        painter.drawText(figure, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if ground:
            small = QFont(self.font())
            small.setPixelSize(scaled(SIGN))
            painter.setFont(small)
            corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
            painter.drawText(inner, corner, sign_of(day in self._calendar.worked))
            painter.setFont(self.font())

    def _tell(self) -> None:
        words = self._words(self._cursor)
        self.setAccessibleName(words)
        self.moved.emit(words)
        self.update()

    def _words(self, day: date) -> str:
        return day_words(day, self._days, self._calendar) if self._days else ""

    def _columns(self, width: int) -> int:
        room, size = width + scaled(GAP), self._month_size().width() + scaled(GAP)
        fit = max(1, room // size)
        return next(count for count in (6, 4, 3, 2, 1) if count <= fit)

    def _wide(self) -> int:
        return scaled(CELL_WIDTH)

    def _month_size(self) -> QSize:
        return QSize(7 * scaled(CELL_WIDTH), (WEEKS + 2) * scaled(CELL_HEIGHT))

    def _month_rect(self, month: int) -> QRectF:
        size, columns = self._month_size(), self._columns(self.width())
        row, column = divmod(month - 1, columns)
        spare = max(0, self.width() - columns * size.width()) // max(1, columns - 1) if columns > 1 else 0
        left = column * (size.width() + min(spare, scaled(3 * GAP)))
        return QRectF(left, row * (size.height() + scaled(GAP)), size.width(), size.height())

    def _cell(self, day: date) -> QRectF:
        place, high = self._month_rect(day.month), scaled(CELL_HEIGHT)
        week = (day.replace(day=1).weekday() + day.day - 1) // 7
        left = place.left() + day.weekday() * self._wide()
        return QRectF(left, place.top() + (week + 2) * high, self._wide(), high)

    def _day_at(self, place: QPointF) -> date | None:
        day = date(self._year, 1, 1)
        while day.year == self._year:
            if self._cell(day).contains(place):
                return day
            day += timedelta(days=1)
        return None
