"""A list with its panel at the right; where there is no room for both, the panel takes the place of the list."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.page import DetailPanel

LEAST_LIST_WIDTH = 500
WIDEST = 16_777_215


class Sides(QWidget):
    """Widths are of the design and grow with the text."""

    def __init__(self, left: QWidget, panel: DetailPanel, panel_width: int) -> None:
        super().__init__()
        self._left, self._panel, self._panel_width = left, panel, panel_width
        self._open = False
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(left, 1)
        box.addWidget(panel)
        panel.hide()
        follow(self, Sides._arrange)

    def show_panel(self, shown: bool) -> None:
        self._open = shown
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = scaled(self._panel_width)
        both = self.width() >= wide + scaled(LEAST_LIST_WIDTH)
        self._panel.setMinimumWidth(wide if both else 0)
        self._panel.setMaximumWidth(wide if both else WIDEST)
        self._panel.setVisible(self._open)
        self._left.setVisible(both or not self._open)
