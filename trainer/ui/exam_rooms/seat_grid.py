"""The seats of one hall as they stand in the room, with the keyboard: arrows move, Enter chooses."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.exam_rooms.state import SeatCell
from trainer.ui.theme import tokens
from trainer.words import _

GAP = 6
PLACE = "　" * 5
STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class SeatGrid(QWidget):
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Seats of the room"))
        self._cells: tuple[SeatCell, ...] = ()
        self._columns = 1
        self._cursor = 0

    def show_cells(self, cells: tuple[SeatCell, ...], columns: int) -> None:
        self._cells, self._columns = cells, max(1, columns)
        chosen = next((place for place, cell in enumerate(cells) if cell.chosen), None)
        self._cursor = chosen if chosen is not None else min(self._cursor, max(0, len(cells) - 1))
        rows = -(-max(1, len(cells)) // self._columns)
        self.setFixedHeight(rows * (self._height() + GAP))
        self.setMinimumWidth(self._columns * (self.fontMetrics().horizontalAdvance(PLACE) + GAP))
        self.update()
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.height())

    def place_of(self, index: int) -> QRectF:
        """Where a seat is drawn."""
        width = (self.width() - GAP * (self._columns - 1)) / self._columns
        row, column = divmod(index, self._columns)
        return QRectF(column * (width + GAP), row * (self._height() + GAP), width, self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self._step(*STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._cells:
            self.chosen.emit(self._cells[self._cursor].number)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hit = next((n for n in range(len(self._cells)) if self.place_of(n).contains(event.position())), None)
        if hit is not None:
            self._cursor = hit
            self.chosen.emit(self._cells[hit].number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, cell in enumerate(self._cells):
            self._draw(painter, self.place_of(index), cell, index == self._cursor and self.hasFocus())

    def _step(self, rows: int, columns: int) -> None:
        row, column = divmod(self._cursor, self._columns)
        row, column = row + rows, column + columns
        target = row * self._columns + column
        if row >= 0 and 0 <= column < self._columns and target < len(self._cells):
            self._cursor = target
            self.update()
            self._say()

    def _say(self) -> None:
        """What a screen reader says of the seat under the cursor."""
        if self._cells:
            cell = self._cells[self._cursor]
            words = _("Seat {number} {name} {form}").format(number=cell.number, name=cell.name, form=cell.form)
            self.setAccessibleDescription(words.strip())

    def _height(self) -> int:
        return self.fontMetrics().lineSpacing() * 3 + 10

    def _draw(self, painter: QPainter, box: QRectF, cell: SeatCell, under_cursor: bool) -> None:
        look = tokens()
        ink, ground = look.tone(cell.tone)
        empty = cell.person_id is None
        painter.setBrush(QColor(look.paper if empty else ground))
        edge = look.brand if cell.chosen or under_cursor else look.line
        style = Qt.PenStyle.DashLine if empty and not under_cursor else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(edge), 2.5 if cell.chosen or under_cursor else 1, style))
        painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        inside = box.adjusted(8, 4, -8, -4)
        top = Qt.AlignmentFlag.AlignTop
        painter.setPen(QColor(look.faint if empty else look.muted))
        painter.drawText(inside, top | Qt.AlignmentFlag.AlignLeft, str(cell.number))
        painter.setPen(QColor(ink))
        corner = " ".join(filter(None, (cell.sign, cell.form)))
        self._write(painter, inside, top | Qt.AlignmentFlag.AlignRight, corner, bold=True)
        painter.setPen(QColor(look.ink))
        self._write(painter, inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cell.name, bold=True)
        painter.setPen(QColor(look.muted))
        self._write(painter, inside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, cell.unit)

    def _write(self, painter: QPainter, box: QRectF, align: Qt.AlignmentFlag, text: str, bold: bool = False) -> None:
        font = QFont(self.font())
        font.setBold(bold)
        painter.setFont(font)
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(box.width()))
        painter.drawText(box, align, fitting)
        painter.setFont(self.font())
