"""Keeps a fault of PySide 6.11 from harm: a layout with something in it may not be put into another one as it comes.

`addLayout` makes a Python object for every item of the layout that is put in, holds it, and is not told when Qt ends
the item. Whatever Qt makes next at that place is taken for the item; sooner or later the program dies of it. Here these
Python objects let go of their items at once. `tests/ui/test_layouts.py` tells when PySide no longer needs this.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout
from shiboken6 import Shiboken

PUTTING_IN = ((QBoxLayout, "addLayout"), (QBoxLayout, "insertLayout"), (QGridLayout, "addLayout"))


def mend_layouts() -> None:
    """Once, before the first window."""
    for kind, name in PUTTING_IN:
        act = getattr(kind, name)
        if not hasattr(act, "__wrapped__"):
            setattr(kind, name, _letting_go(act))


def _letting_go(act: Callable[..., None]) -> Callable[..., None]:
    @wraps(act)
    def put_in(outer: QLayout, *arguments: Any) -> None:
        act(outer, *arguments)
        for inner in arguments:
            if isinstance(inner, QLayout):
                _let_go(inner)

    return put_in


def _let_go(layout: QLayout) -> None:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if isinstance(item, QLayout):
            _let_go(item)
        elif item is not None:
            Shiboken.invalidate(item)
