"""The dark rail at the left: where one can go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from trainer.ui.shell.context import ScreenSpec
from trainer.ui.theme import follow, tokens
from trainer.ui.widgets.basics import label, show_icon
from trainer.ui.widgets.scrolling import ScrollColumn

WIDTH = 176


class Rail(QFrame):
    chosen = Signal(str)

    def __init__(self, product: str, specs: Sequence[ScreenSpec]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setMinimumWidth(WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 16, 12, 12)
        box.setSpacing(2)
        title = label(product, "product", wrap=True)
        title.setContentsMargins(6, 0, 0, 12)
        box.addWidget(title)
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        self._entries = entries = ScrollColumn(2)
        entries.column.setContentsMargins(0, 0, 0, 0)
        for spec in specs:
            entry = self._entry(spec)
            group.addButton(entry)
            entries.column.addWidget(entry)
        entries.column.addStretch()
        box.addWidget(entries, 1)
        self.state = label("", wrap=True)
        self.state.setContentsMargins(6, 0, 0, 0)
        box.addWidget(self.state)

    def mark(self, key: str) -> None:
        self._buttons[key].setChecked(True)
        self._entries.ensureWidgetVisible(self._buttons[key])

    def _entry(self, spec: ScreenSpec) -> QPushButton:
        entry = QPushButton("  " + spec.title)
        follow(entry, lambda one: show_icon(one, spec.icon, tokens().rail_ink))
        entry.setCheckable(True)
        entry.clicked.connect(lambda: self.chosen.emit(spec.key))
        self._buttons[spec.key] = entry
        return entry
