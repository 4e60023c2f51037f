"""From a new workspace to the first person in the list, as the administrator does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import PASSWORD
from tests.fakes import READER
from tests.hands import type_words
from trainer.app.doorway import Doorway
from trainer.app.services import Services
from trainer.ui.first_run.view import Assistant
from trainer.ui.people.view import PeoplePage
from trainer.ui.shell.window import Management
from trainer.ui.sign_in.view import Door
from trainer.ui.theme import Theme


@pytest.fixture
def doorway(services: Services, qtbot: QtBot, qapp: QApplication) -> Doorway:
    theme = Theme(qapp)
    theme.apply()
    window = Doorway(services, theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.begin()
    return window


def face(doorway: Doorway, kind: type[QWidget]) -> QWidget:
    current = doorway.currentWidget()
    assert isinstance(current, kind)
    return current


def fill(qtbot: QtBot, assistant: Assistant, **texts: str) -> None:
    for key, text in texts.items():
        assistant.fields[key].clear()
        type_words(assistant.fields[key], text)
    qtbot.mouseClick(assistant.primary, Qt.MouseButton.LeftButton)


def set_up(doorway: Doorway, qtbot: QtBot) -> None:
    assistant = face(doorway, Assistant)
    assert isinstance(assistant, Assistant)
    fill(qtbot, assistant, unit="临河县交通运输综合行政执法大队")
    fill(qtbot, assistant, name="周敏", login="zhoumin", password=PASSWORD, again=PASSWORD)
    qtbot.mouseClick(assistant.primary, Qt.MouseButton.LeftButton)
    groups = "".join(assistant.groups)
    fill(qtbot, assistant, typed=groups)
    qtbot.waitUntil(lambda: isinstance(doorway.currentWidget(), Management), timeout=20_000)


def test_a_new_office_is_set_up_and_ready_to_work(doorway: Doorway, qtbot: QtBot, services: Services) -> None:
    set_up(doorway, qtbot)
    assert [unit.name for unit in services.people.units()] == ["临河县交通运输综合行政执法大队"]
    assert services.bank.summary().total >= 150
    assert services.hours.rule_set(2026) is not None


def test_a_mistyped_recovery_group_is_named_and_nothing_is_made(
    doorway: Doorway, qtbot: QtBot, services: Services
) -> None:
    assistant = face(doorway, Assistant)
    assert isinstance(assistant, Assistant)
    fill(qtbot, assistant, unit="临河县大队")
    fill(qtbot, assistant, name="周敏", login="zhoumin", password=PASSWORD, again=PASSWORD)
    qtbot.mouseClick(assistant.primary, Qt.MouseButton.LeftButton)
    groups = list(assistant.groups)
    groups[4] = groups[4][:-1] + str((int(groups[4][-1]) + 1) % 10)
    fill(qtbot, assistant, typed=" ".join(groups))
    assert "5" in assistant.trouble
    assert not services.accounts.any_account()


def test_the_administrator_signs_out_in_again_and_adds_a_person(
    doorway: Doorway, qtbot: QtBot, services: Services
) -> None:
    set_up(doorway, qtbot)
    management = face(doorway, Management)
    assert isinstance(management, Management)
    management.signed_out.emit()
    door = face(doorway, Door)
    assert isinstance(door, Door)
    qtbot.keyClicks(door.fields[0], "zhoumin")
    qtbot.keyClicks(door.fields[1], PASSWORD)
    qtbot.keyClick(door.fields[1], Qt.Key.Key_Return)
    management = face(doorway, Management)
    assert isinstance(management, Management)
    management.go("people")
    page = management.pages.currentWidget().findChild(PeoplePage)
    assert isinstance(page, PeoplePage)
    qtbot.mouseClick(page.new_person, Qt.MouseButton.LeftButton)
    name = page.panel.findChildren(QLineEdit)[0]
    type_words(name, "张三")
    save = next(b for b in page.panel.findChildren(QPushButton) if b.objectName() == "primary")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert [row.name for row in services.people.find(READER, "zs")] == ["张三"]


def test_a_wrong_password_is_said_and_the_door_stays_shut(doorway: Doorway, qtbot: QtBot) -> None:
    set_up(doorway, qtbot)
    doorway.show_door()
    door = face(doorway, Door)
    assert isinstance(door, Door)
    qtbot.keyClicks(door.fields[0], "zhoumin")
    qtbot.keyClicks(door.fields[1], "wrong")
    qtbot.mouseClick(door.primary, Qt.MouseButton.LeftButton)
    assert isinstance(doorway.currentWidget(), Door)
    assert door.fields[0].text() == "zhoumin"
