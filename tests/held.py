"""What Python holds of windows."""

from PySide6.QtWidgets import QLayout, QLayoutItem
from shiboken6 import Shiboken

from trainer.ui.widgets.flow import FlowLayout


def known_items() -> int:
    """Items of layouts that Python holds, but for those of our own layout, which keeps them."""
    known = Shiboken.getAllValidWrappers()
    kept = sum(one.count() for one in known if isinstance(one, FlowLayout))
    return sum(isinstance(one, QLayoutItem) and not isinstance(one, QLayout) for one in known) - kept
