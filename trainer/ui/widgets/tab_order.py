"""Tab goes through fields as they stand, also those that came later than what is below them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def order_focus(widget: QWidget) -> None:
    """Makes the order of Tab that of the layouts below a widget."""
    for field, following in pairwise(_fields(widget)):
        QWidget.setTabOrder(field, following)


def _fields(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if (layout := widget.layout()) is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    items = (layout.itemAt(place) for place in range(layout.count()))
    for item in items:
        if item is None:
            continue
        if (inside := item.layout()) is not None:
            yield from _laid_out(inside)
        elif (widget := item.widget()) is not None:
            yield from _fields(widget)
