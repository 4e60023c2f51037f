"""The card at the right: time, counts, number grid, legend, handing in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from trainer.ui.sitting.grid import NumberGrid, draw_cell
from trainer.ui.sitting.state import Cell, Filled, Stage, WindowState, cells, clock_text, counts
from trainer.ui.theme import tokens
from trainer.ui.widgets.basics import button, label, row
from trainer.words import _

WIDTH = 330
BASE = 14


class SideCard(QFrame):
    went = Signal(int)
    hand_in_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 14, 18, 16)
        box.setSpacing(6)
        self.hide_time = button(_("Hide"), "link")
        self.hide_time.setCheckable(True)
        self.hide_time.toggled.connect(self._hide_clock)
        box.addLayout(row(label(_("Time left"), "muted"), None, self.hide_time))
        self.clock = label("", "clock")
        self.counts = label("", "muted")
        self.grid = NumberGrid()
        self.grid.chosen.connect(self.went)
        box.addWidget(self.clock)
        box.addWidget(self.counts)
        box.addSpacing(4)
        box.addWidget(_scrolled(self.grid), 1)
        box.addLayout(_legend())
        box.addSpacing(6)
        self.hand_in = button(_("Hand in   Ctrl+Enter"), icon_name="mdi6.send-check-outline")
        self.hand_in.clicked.connect(self.hand_in_wanted)
        box.addWidget(self.hand_in)

    def show_state(self, state: WindowState) -> None:
        self.setFixedWidth(round(WIDTH * (1 + (self.counts.fontMetrics().height() / self._base_height() - 1) * 0.3)))
        self.clock.setText(clock_text(state.seconds_left))
        grid = cells(state)
        number = counts(grid)
        words = _("Answered {answered} · open {open} · marked {flagged}")
        self.counts.setText(words.format(answered=number.answered, open=number.open, flagged=number.flagged))
        self.grid.show_cells(grid)
        self.hand_in.setEnabled(state.stage is not Stage.HANDING_IN)

    def _base_height(self) -> float:
        """The height of a line at 100 %."""
        pixels = max(1, self.counts.font().pixelSize())
        return self.counts.fontMetrics().height() * BASE / pixels

    def _hide_clock(self, hidden: bool) -> None:
        self.clock.setVisible(not hidden)
        self.hide_time.setText(_("Show") if hidden else _("Hide"))


class Sample(QWidget):
    """One cell of the legend."""

    def __init__(self, cell: Cell) -> None:
        super().__init__()
        self._cell = cell

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height()
        return QSize(side + 4, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_cell(painter, QRectF(self.rect()), self._cell, self.font(), tokens())


def _legend() -> QHBoxLayout:
    samples: list[QWidget | None] = []
    for words, cell in (
        (_("answered"), Cell(0, Filled.ANSWERED, flagged=False, current=False)),
        (_("open"), Cell(0, Filled.OPEN, flagged=False, current=False)),
        (_("marked"), Cell(0, Filled.OPEN, flagged=True, current=False)),
    ):
        text: QLabel = label(words, "faint")
        samples += [Sample(cell), text, None]
    return row(*samples, spacing=6)


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inside = QWidget()
    inside.setObjectName("scrolled")
    box = QVBoxLayout(inside)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(widget)
    box.addStretch()
    area.setWidget(inside)
    return area
