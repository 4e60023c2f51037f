"""The menu of text sizes and colours ticks what is in force, whoever put it in force."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from trainer.ui.theme import Mode, Theme
from trainer.ui.widgets.looks import SCALES, add_looks


def ticked(menu: QMenu) -> list[str]:
    actions: list[QAction] = menu.actions()
    return [action.text() for action in actions if action.isChecked()]


@pytest.mark.parametrize("scale", SCALES)
def test_the_size_in_force_is_ticked(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    theme = Theme(qapp)
    theme.apply(Mode.DARK, scale)
    menu = QMenu()
    qtbot.addWidget(menu)
    add_looks(menu, theme.apply)
    assert ticked(menu) == [f"字号 {round(scale * 100)}%", "深色"]
    theme.apply(Mode.LIGHT, 1.0)


def test_a_menu_that_stays_follows_what_changed_elsewhere(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(qapp)
    theme.apply(Mode.LIGHT, 1.0)
    menu = QMenu()
    qtbot.addWidget(menu)
    add_looks(menu, theme.apply)
    theme.apply(Mode.CONTRAST, 1.25)
    menu.aboutToShow.emit()
    assert ticked(menu) == ["字号 125%", "高对比"]
    theme.apply(Mode.LIGHT, 1.0)
