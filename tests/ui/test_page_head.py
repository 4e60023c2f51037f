"""The head of a page keeps its words readable and its buttons whole, also when the text grows while it is in view."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from trainer.ui.theme import Theme
from trainer.ui.widgets.basics import button
from trainer.ui.widgets.page import Page

ACTIONS = ("执法证", "个人信息", "导入名册", "导出名册", "新建单位", "新增人员")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(scale=1.0)
    yield theme
    theme.apply(scale=1.0)


def test_words_are_never_squeezed_by_buttons(qtbot: QtBot, theme: Theme) -> None:
    page = Page("人员：" + "临河县交通运输综合行政执法大队" * 3, "本单位参加培训和考试的人员，按单位排列。")
    qtbot.addWidget(page)
    buttons = [page.add_action(button(words)) for words in ACTIONS]
    page.body.addStretch()
    page.resize(1190, 1000)
    with qtbot.waitExposed(page):
        page.show()
    purpose = next(one for one in page.findChildren(QLabel) if one.objectName() == "purpose")
    assert buttons[0].y() < purpose.geometry().bottom()
    theme.apply(scale=2.0)
    qtbot.waitUntil(lambda: buttons[0].y() > purpose.geometry().bottom())
    assert purpose.width() > page.width() // 2
    assert all(one.geometry().right() < page.width() for one in buttons)
    theme.apply(scale=1.0)
    qtbot.waitUntil(lambda: buttons[0].y() < purpose.geometry().bottom())
