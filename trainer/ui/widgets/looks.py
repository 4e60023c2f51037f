"""The part of a menu that changes text size and colours; what is in force is ticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from trainer.ui.theme import Mode, look
from trainer.words import _

T = TypeVar("T")
SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)

LookWanted = Callable[[Mode | None, float | None], object]


def add_looks(menu: QMenu, wanted: LookWanted) -> None:
    """Adds them with a line between; `wanted` is given the one that is to change."""
    sizes = {one: _("Text size {percent} %").format(percent=round(one * 100)) for one in SCALES}
    scales = _add(menu, sizes, lambda one: wanted(None, one))
    menu.addSeparator()
    colours = {Mode.LIGHT: _("Light"), Mode.DARK: _("Dark"), Mode.CONTRAST: _("High contrast")}
    modes = _add(menu, colours, lambda one: wanted(one, None))

    def tick() -> None:
        mode, scale = look()
        scales[min(SCALES, key=lambda one: abs(one - scale))].setChecked(True)
        modes[mode].setChecked(True)

    tick()
    menu.aboutToShow.connect(tick)


def _add(menu: QMenu, choices: Mapping[T, str], chosen: Callable[[T], object]) -> dict[T, QAction]:
    """One entry each, of which one is ticked."""
    group, actions = QActionGroup(menu), {}
    for one, words in choices.items():
        action = group.addAction(menu.addAction(words))
        action.setCheckable(True)
        action.triggered.connect(lambda _checked=False, one=one: chosen(one))
        actions[one] = action
    return actions
