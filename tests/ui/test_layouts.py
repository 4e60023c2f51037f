"""What Python knows of layouts ends when Qt ends it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from tests.held import known_items
from trainer.ui.widgets.basics import clear, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.layouts import PUTTING_IN

PutIn = Callable[[QWidget, QLayout], object]
WAYS: dict[str, PutIn] = {
    "addLayout": lambda holder, inner: QVBoxLayout(holder).addLayout(inner),
    "insertLayout": lambda holder, inner: QVBoxLayout(holder).insertLayout(0, inner),
    "grid": lambda holder, inner: QGridLayout(holder).addLayout(inner, 0, 0),
}


def nested() -> QHBoxLayout:
    outer = QHBoxLayout()
    outer.addLayout(row(QLabel("1"), None))
    outer.addWidget(QLabel("2"))
    return outer


@pytest.mark.parametrize("way", WAYS)
def test_python_holds_no_item_of_a_layout_that_was_put_into_another(qapp: QApplication, way: str) -> None:
    before, holder = known_items(), QWidget()
    WAYS[way](holder, nested())
    assert known_items() == before


def test_this_version_of_pyside_still_needs_mending(qapp: QApplication) -> None:
    """When this fails `trainer/ui/widgets/layouts.py` can go."""
    kind, name = PUTTING_IN[0]
    before, holder = known_items(), QWidget()
    getattr(kind, name).__wrapped__(QVBoxLayout(holder), row(QLabel("1"), None))
    assert known_items() == before + 2


def test_a_cleared_layout_keeps_nothing_at_any_depth(qapp: QApplication) -> None:
    before, holder = known_items(), QWidget()
    column, grid, flow = QVBoxLayout(holder), QGridLayout(), Flow()
    grid.addWidget(QLabel("3"), 0, 0)
    column.addLayout(nested())
    column.addLayout(grid)
    column.addWidget(flow)
    flow.flow.addWidget(QLabel("4"))
    labels = holder.findChildren(QLabel)
    flow.flow.clear()
    clear(column)
    assert column.count() == flow.flow.count() == 0
    assert all(one.parent() is None for one in labels)
    assert known_items() == before
