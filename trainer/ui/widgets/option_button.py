"""One option as a large button whose text wraps: a round letter for one choice, a square one for several."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.theme import tokens
from trainer.ui.widgets.basics import label
from trainer.ui.widgets.spacing import say


class LetterMark(QWidget):
    """The letter of an option, filled and ticked once it is chosen."""

    def __init__(self, letter: str, several: bool) -> None:
        super().__init__()
        self._letter = letter
        self._several = several
        self._chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def choose(self, chosen: bool) -> None:
        self._chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height() + 4
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.brand if self._chosen else look.faint), 1.5))
        painter.setBrush(QColor(look.brand) if self._chosen else Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        corner = 4.0 if self._several else box.height() / 2
        painter.drawRoundedRect(box, corner, corner)
        painter.setPen(QColor(look.on_brand if self._chosen else look.ink))
        font = QFont(self.font())
        font.setPixelSize(round(self.height() * 0.6))
        font.setBold(self._chosen)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._letter)


class OptionButton(QPushButton):
    """Checkable; what it says stands in a label, because the text of a button does not wrap."""

    strike_wanted = Signal()
    """The right button of the mouse, or the menu key."""

    def __init__(self, letter: str, text: str, several: bool, figures: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("option")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(f"{letter} {text}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.struck = False
        self._name = letter
        self._letter = LetterMark(letter, several)
        self._text = label(text, "option", wrap=True)
        self._tick = label("", "tick")
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(14)
        box.addWidget(self._letter, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        if text or figures is None:
            column.addWidget(self._text)
        if figures is not None:
            column.addWidget(figures)
        box.addLayout(column, 1)
        box.addWidget(self._tick)
        for part in (self._text, self._tick):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._mark)

    def become(self, text: str, chosen: bool) -> None:
        """Another option in the same place."""
        self.strike(False)
        self.setAccessibleName(f"{self._name} {text}")
        say(self._text, text)
        self.setChecked(chosen)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return 0 if layout is None else layout.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return QSize() if layout is None else layout.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        self.strike_wanted.emit()

    def strike(self, struck: bool) -> None:
        """Draws a line through what it says; it can still be chosen."""
        if self.struck == struck:
            return
        self.struck = struck
        self._text.setStyleSheet("text-decoration: line-through;" if struck else "")
        self._mark(self.isChecked())

    def _mark(self, chosen: bool) -> None:
        self._letter.choose(chosen)
        self._tick.setText("✓" if chosen else "✕" if self.struck else "")
