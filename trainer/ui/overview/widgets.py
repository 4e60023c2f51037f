"""A card that is a button, and the bars of the units' rates."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.overview.state import Card, UnitRate
from trainer.ui.theme import follow, scaled, tokens
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import Button, label

CARD_WIDTH = 240
GAP = 12
ROW_HEIGHT = 32
NAME_SHARE = 0.34
FIGURES_WIDTH = 112
INDENT = 14


class CardButton(Button):
    """One figure with the words that explain it; pressing it leads to its page."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.key, self.figure = card.key, card.figure
        self.setAccessibleName(f"{card.words} {card.figure} {card.detail}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(2)
        figure = label(card.figure, "figure")
        if card.tone is not Tone.PLAIN:
            follow(figure, lambda one: one.setStyleSheet(f"color: {tokens().tone(card.tone)[0]};"))
        for line in (label(card.words, "strong", wrap=True), figure, label(card.detail, "faint", wrap=True)):
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            box.addWidget(line)

    def sizeHint(self) -> QSize:
        inside = self.layout()
        width = scaled(CARD_WIDTH)
        return QSize(width, inside.totalHeightForWidth(width) if inside is not None else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(CARD_WIDTH) // 2, self.sizeHint().height())


class RateBars(QWidget):
    """One bar a unit: how many of those who are due have their hours."""

    def __init__(self) -> None:
        super().__init__()
        self._rates: tuple[UnitRate, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rates(self, rates: Sequence[UnitRate]) -> None:
        self._rates = tuple(rates)
        self.setAccessibleDescription("；".join(f"{rate.name} {rate.met}/{rate.due}" for rate in rates))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(360), scaled(ROW_HEIGHT) * len(self._rates))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, rate in enumerate(self._rates):
            high = scaled(ROW_HEIGHT)
            self._paint(painter, rate, QRectF(0, number * high, self.width(), high))
        painter.end()

    def _paint(self, painter: QPainter, rate: UnitRate, area: QRectF) -> None:
        look = tokens()
        indent = scaled(INDENT) * rate.depth
        names = QRectF(area.left() + indent, area.top(), area.width() * NAME_SHARE - indent, area.height())
        figures = QRectF(area.right() - scaled(FIGURES_WIDTH), area.top(), scaled(FIGURES_WIDTH), area.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(look.ink))
        name = painter.fontMetrics().elidedText(rate.name, Qt.TextElideMode.ElideRight, int(names.width()) - 8)
        painter.drawText(names, middle | Qt.AlignmentFlag.AlignLeft, name)
        text = f"{rate.met}/{rate.due}   {rate.share:.0%}"
        painter.drawText(figures, middle | Qt.AlignmentFlag.AlignRight, text)
        thick = scaled(10)
        bar = QRectF(names.right(), area.center().y() - thick / 2, figures.left() - names.right() - 8, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.plain_soft))
        painter.drawRoundedRect(bar, thick / 2, thick / 2)
        if rate.met:
            done = QRectF(bar.left(), bar.top(), max(thick, bar.width() * rate.share), bar.height())
            painter.setBrush(QColor(_colour(rate)))
            painter.drawRoundedRect(done, thick / 2, thick / 2)


def _colour(rate: UnitRate) -> str:
    return tokens().ok if rate.met == rate.due else tokens().brand


class CardGrid(QWidget):
    """Cards in rows of equal length as far as that goes: eight are four and four, not six and two."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[CardButton] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)

    def show_cards(self, cards: Sequence[CardButton]) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = list(cards)
        self._columns = 0
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(CARD_WIDTH), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = columns_for(len(self._cards), (self.width() + GAP) // (scaled(CARD_WIDTH) + GAP))
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, column < columns)
        self._columns = columns
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)


def columns_for(cards: int, room: int) -> int:
    """How many columns fill the rows evenly where there is room for so many."""
    rows = ceil(cards / max(1, min(room, cards)))
    return ceil(cards / rows) if rows else 1
