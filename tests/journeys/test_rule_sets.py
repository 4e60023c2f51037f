"""From the rule set in force to an own one: written in the form, undone, refused at its field, saved and chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.hands import type_words
from tests.journeys.conftest import Sit
from trainer.app.services import Services
from trainer.people.values import PersonDraft
from trainer.ui.hours.build import HoursScreen
from trainer.ui.hours.rules_panel import RulesPanel
from trainer.ui.rule_sets.build import RuleSetsScreen
from trainer.ui.shell.window import Management

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(sit: Sit, services: Services, office: Office) -> Management:
    services.people.add_person(office.administrator, PersonDraft("陈建国", unit_id=office.unit_id))
    services.hours.choose_rule_set(office.administrator, 2026, "example")
    return sit(office.administrator)


def test_an_own_rule_set_from_the_form_to_the_year(
    window: Management, services: Services, office: Office, qtbot: QtBot
) -> None:
    window.go("hours")
    hours = window.visited("hours")
    assert isinstance(hours, HoursScreen)
    qtbot.waitUntil(lambda: hours.page.board.table is not None)
    hours.page.rules_wanted.emit()
    (panel,) = hours.page.panel.findChildren(RulesPanel)
    qtbot.mouseClick(panel.findChildren(QPushButton)[0], LEFT)
    screen = window.visited("rule_sets")
    assert isinstance(screen, RuleSetsScreen)
    page = screen.page
    qtbot.mouseClick(page.left.write, LEFT)
    editor = page.editor
    assert editor is not None
    total = editor.lines["total"]
    total.selectAll()
    type_words(total, "90.3")
    type_words(editor.lines["title"], "临河县教育培训办法")
    type_words(editor.lines["unit"], "临河县")
    qtbot.mouseClick(editor.save, LEFT)
    assert not editor.wrongs["total"].isHidden()
    for _ in range(3):
        qtbot.mouseClick(editor.undo, LEFT)
    assert (total.text(), editor.lines["unit"].text()) == ("60", "")
    for _ in range(3):
        qtbot.mouseClick(editor.redo, LEFT)
    total.selectAll()
    type_words(total, "90")
    qtbot.mouseClick(editor.save, LEFT)
    qtbot.waitUntil(lambda: page.editor is None and page.table.rows.rowCount() > 0)
    (own,) = services.rule_editing.own_keys()
    services.hours.choose_rule_set(office.administrator, 2026, own)
    chosen = services.hours.rule_set(2026)
    assert chosen is not None
    assert chosen.total == 90
