"""The part of a menu that changes text size and colours; what is in force is ticked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from trainer.ui.theme import Mode, look
from trainer.words import _

SCALES = (1.0, 1.25, 1.5, 2.0)

LookWanted = Callable[[Mode | None, float | None], object]


def add_looks(menu: QMenu, wanted: LookWanted) -> None:
    """Adds them with a line between; `wanted` is given the one that is to change."""
    mode, scale = look()
    sizes = QActionGroup(menu)
    for one in SCALES:
        action = sizes.addAction(menu.addAction(_("Text size {percent} %").format(percent=round(one * 100))))
        action.setCheckable(True)
        action.setChecked(abs(one - scale) < 0.01)
        action.triggered.connect(lambda _checked=False, one=one: wanted(None, one))
    menu.addSeparator()
    modes = QActionGroup(menu)
    for each, words in ((Mode.LIGHT, _("Light")), (Mode.DARK, _("Dark")), (Mode.CONTRAST, _("High contrast"))):
        action = modes.addAction(menu.addAction(words))
        action.setCheckable(True)
        action.setChecked(each is mode)
        action.triggered.connect(lambda _checked=False, each=each: wanted(each, None))
