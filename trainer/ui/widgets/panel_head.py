"""The first line of a panel: what it is about, its state, and the cross that closes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.ui.widgets.basics import button, label
from trainer.words import _


def panel_head(title: str, closed: Callable[[], object], *beside: QWidget) -> QHBoxLayout:
    """The title takes the room that is left; `closed` is called by the cross."""
    box = QHBoxLayout()
    box.setSpacing(8)
    box.addWidget(label(title, "large", wrap=True), 1)
    for widget in beside:
        box.addWidget(widget)
    shut = button("×", "link")
    shut.setAccessibleName(_("Close"))
    shut.setToolTip(_("Close"))
    shut.clicked.connect(lambda: closed())
    box.addWidget(shut)
    return box
