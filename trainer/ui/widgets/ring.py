"""Concentric rings: how far something is filled, the figure in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.theme import tokens
from trainer.ui.tones import Tone

SMALLEST = 140
LARGEST = 320


@dataclass(frozen=True)
class Arc:
    """One ring; `share` runs from 0 to 1. The words beside the ring say what its colour means."""

    share: float
    tone: Tone


class Ring(QWidget):
    """The first arc is the outermost."""

    def __init__(self) -> None:
        super().__init__()
        self._arcs: Sequence[Arc] = ()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(SMALLEST, SMALLEST)

    def show_arcs(self, arcs: Sequence[Arc], text: str) -> None:
        self._arcs, self._text = tuple(arcs), text
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height(), LARGEST) - 2
        thick = max(8.0, side * 0.036)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        box.adjust(thick / 2, thick / 2, -thick / 2, -thick / 2)
        for arc in self._arcs:
            _draw_arc(painter, box, thick, 1.0, QColor(look.plain_soft))
            _draw_arc(painter, box, thick, min(1.0, arc.share), QColor(arc_colour(arc.tone)))
            box.adjust(thick * 1.6, thick * 1.6, -thick * 1.6, -thick * 1.6)
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(max(12, round(min(side * 0.1, self.fontMetrics().height() * 1.8))))
        painter.setFont(font)
        painter.setPen(QColor(look.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)


class Dot(QWidget):
    """The colour of a ring beside the words for it."""

    def __init__(self, tone: Tone) -> None:
        super().__init__()
        self._tone = tone

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height() * 2 // 3
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(arc_colour(self._tone)))
        side = min(self.width(), self.height(), self.sizeHint().height()) - 2
        painter.drawEllipse(QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side))


def arc_colour(tone: Tone) -> str:
    """Rings are strong in colour where badges are soft."""
    look = tokens()
    return look.brand if tone is Tone.BRAND else look.tone(tone)[0]


def _draw_arc(painter: QPainter, box: QRectF, thick: float, share: float, colour: QColor) -> None:
    if share <= 0:
        return
    painter.setPen(QPen(colour, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(box, 90 * 16, -round(share * 360 * 16))
