"""An officer practises from their own page, by keyboard alone, at normal and at double text size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.practice.drilled import Drilled, drilled
from trainer.app.doorway import Doorway
from trainer.app.services import Services
from trainer.ui.home.view import HomePage
from trainer.ui.practice.view import PracticePage
from trainer.ui.theme import Theme
from trainer.ui.widgets.answers import Options


@pytest.fixture(params=[1.0, 2.0])
def theme(qapp: QApplication, request: pytest.FixtureRequest) -> Theme:
    made = Theme(qapp)
    made.apply(scale=request.param)
    return made


@pytest.fixture
def desk(services: Services, office: Office) -> Drilled:
    return drilled(services, office)


@pytest.fixture
def doorway(services: Services, desk: Drilled, theme: Theme, qtbot: QtBot) -> Doorway:
    window = Doorway(services, theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.enter(desk.actor)
    return window


def press(qtbot: QtBot, key: Qt.Key) -> None:
    (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, Doorway) and one.isVisible())
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), key)


def answer(qtbot: QtBot, page: PracticePage, right: bool) -> None:
    """The letter of the right option or of a wrong one, then Enter."""
    panel = page.run.pane.panel
    assert isinstance(panel, Options)
    texts = [button.accessibleName()[2:] for button in panel.buttons]
    place = texts.index("对" if right else "错一")
    press(qtbot, Qt.Key(Qt.Key.Key_A.value + place))
    press(qtbot, Qt.Key.Key_Return)


def words(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_a_run_by_keyboard_fills_the_wrong_answer_book(doorway: Doorway, desk: Drilled, qtbot: QtBot) -> None:
    home = doorway.currentWidget()
    assert isinstance(home, HomePage)
    home.practice.open.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    page = doorway.currentWidget()
    assert isinstance(page, PracticePage)
    page.start.topics.selectRow(1)
    page.start.topics.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    for number in range(4):
        assert page.currentWidget() is page.run
        press(qtbot, Qt.Key.Key_Return)
        assert "请先作答" in words(page.run)
        answer(qtbot, page, right=number != 1)
        chosen = {one.objectName() for one in page.run.pane.findChildren(QFrame)} & {"done", "trouble"}
        assert chosen == ({"done", "trouble"} if number == 1 else {"done"})
        assert ("回答错误" if number == 1 else "回答正确") in words(page.run)
        assert "见条文" in words(page.run)
        assert page.run.pane.horizontalScrollBar().maximum() == 0
        press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "答 4 题，对 3 题" in words(page.run))
    press(qtbot, Qt.Key.Key_Return)
    assert page.currentWidget() is page.start
    qtbot.waitUntil(lambda: "错题本 1 题" in words(page.start))
    page.start.back.click()
    assert isinstance(doorway.currentWidget(), HomePage)


def test_a_mock_exam_by_keyboard(doorway: Doorway, desk: Drilled, qtbot: QtBot) -> None:
    from tests.ui.test_practice import OUTLINE

    desk.services.papers.save_blueprint(desk.office.administrator, OUTLINE)
    home = doorway.currentWidget()
    assert isinstance(home, HomePage)
    home.practice.open.click()
    page = doorway.currentWidget()
    assert isinstance(page, PracticePage)
    page.start.mock.click()
    assert page.currentWidget() is page.mock
    for _number in range(3):
        press(qtbot, Qt.Key.Key_A)
        press(qtbot, Qt.Key.Key_Return)
    running = desk.services.mocks.running(desk.actor)
    assert running is not None
    assert all(item.response is not None for item in running.items)
    page.mock.left.emit()
    assert page.currentWidget() is page.start
    assert page.start.mock.text() == "继续模拟考试"
