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
        yield from _laid_out(layout, widget)


def _laid_out(layout: QLayout, owner: QWidget) -> Iterator[QWidget]:
    """By place, not by item: Python keeps an item beyond its end and takes what comes there next for it."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    placed = [(layout.indexOf(widget), _fields(widget)) for widget in owner.findChildren(QWidget, options=direct)]
    placed += [
        (layout.indexOf(inner), _laid_out(inner, owner)) for inner in layout.findChildren(QLayout, options=direct)
    ]
    for place, fields in sorted(placed, key=lambda one: one[0]):
        if place >= 0:
            yield from fields
