"""Facts of one thing, one below the other: what it is called in small letters, the value below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from trainer.ui.widgets.basics import label


def fact(words: str, value: str, strong: bool = False) -> QVBoxLayout:
    """One fact; its value can be selected with the mouse and copied."""
    box = QVBoxLayout()
    box.setSpacing(0)
    box.addWidget(label(words, "faint", wrap=True))
    shown = label(value or "—", "strong" if strong else "", wrap=True)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.addWidget(shown)
    return box


def rule() -> QFrame:
    """A thin line between two groups."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setObjectName("hair")
    return line
