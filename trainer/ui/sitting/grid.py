"""The number grid: open cells are hollow, answered ones filled and underlined, marked ones carry a flag."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.sitting.state import Cell, Filled
from trainer.ui.theme import Tokens, tokens

GAP = 3
WIDEST_ROW, NARROWEST_ROW = 10, 5


class NumberGrid(QWidget):
    """Ten wide, five wide where the text is large."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._cells: tuple[Cell, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setObjectName("grid")

    def show_cells(self, cells: tuple[Cell, ...]) -> None:
        """Only what differs is painted anew: with 200 questions all of them would take longer than the question."""
        before, self._cells = self._cells, cells
        if len(before) != len(cells):
            self._fit()
            self.update()
            return
        places = self._places()
        for index, (old, new) in enumerate(zip(before, cells, strict=True)):
            if old != new:
                self.update(places(index).toAlignedRect())

    def sizeHint(self) -> QSize:
        return QSize(self._row_width(NARROWEST_ROW), self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        rows = -(-max(1, len(self._cells)) // self._columns(width))
        return rows * (self._cell_height() + GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def place_of(self, index: int) -> QRectF:
        """Where the cell of a question is."""
        return self._places()(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hit = next((n for n in range(len(self._cells)) if self.place_of(n).contains(event.position())), None)
        if hit is not None:
            self.chosen.emit(hit)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places, dirty, look = self._places(), event.region(), tokens()
        for index, cell in enumerate(self._cells):
            box = places(index)
            if dirty.intersects(box.toAlignedRect()):
                draw_cell(painter, box, cell, self.font(), look)

    def _places(self) -> Callable[[int], QRectF]:
        """Where cells are at the present size."""
        columns, height = self._columns(self.width()), self._cell_height()
        width = (self.width() - GAP * (columns - 1)) / columns
        return lambda index: QRectF(index % columns * (width + GAP), index // columns * (height + GAP), width, height)

    def _fit(self) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))

    def _columns(self, width: int) -> int:
        return WIDEST_ROW if width >= self._row_width(WIDEST_ROW) else NARROWEST_ROW

    def _row_width(self, columns: int) -> int:
        return columns * (self.fontMetrics().horizontalAdvance("000") + GAP)

    def _cell_height(self) -> int:
        return self.fontMetrics().height() + 6


def draw_cell(painter: QPainter, box: QRectF, cell: Cell, font: QFont, look: Tokens) -> None:
    """One cell, also used for the legend."""
    ground, ink = _colours(cell, look)
    edge = QColor(look.faint if cell.filled is Filled.OPEN and not cell.current else ground)
    edge.setAlphaF(0.55 if cell.filled is Filled.OPEN and not cell.current else 1.0)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    _underline(painter, box, cell, ink)
    text = QFont(font)
    text.setBold(cell.current or cell.flagged)
    painter.setFont(text)
    painter.setPen(QColor(ink))
    if cell.number:
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(cell.number))
    if cell.flagged:
        _flag(painter, box, QColor(look.on_brand if cell.current else look.warn))


def _colours(cell: Cell, look: Tokens) -> tuple[str, str]:
    if cell.current:
        return look.brand, look.on_brand
    if cell.flagged:
        return look.warn_soft, look.warn
    if cell.filled is Filled.OPEN:
        return look.card, look.muted
    return look.brand_soft, look.brand_dark


def _underline(painter: QPainter, box: QRectF, cell: Cell, ink: str) -> None:
    if cell.filled is Filled.OPEN:
        return
    share = 1.0 if cell.filled is Filled.ANSWERED else 0.4
    painter.setPen(QPen(QColor(ink), 2))
    left, bottom = box.left() + 5, box.bottom() - 2.5
    painter.drawLine(QPointF(left, bottom), QPointF(left + (box.width() - 10) * share, bottom))


def _flag(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corner = box.topRight()
    painter.drawPolygon(QPolygonF([corner + QPointF(-9, 0.5), corner + QPointF(-0.5, 0.5), corner + QPointF(-0.5, 9)]))
