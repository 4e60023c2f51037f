"""Another text size or other colours change the look of the management window and nothing that is in hand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from trainer.app.doorway import Doorway
from trainer.app.services import Services
from trainer.ui.bank.build import BankScreen
from trainer.ui.papers.build import PapersScreen
from trainer.ui.shell.window import Management
from trainer.ui.theme import Mode, Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(services: Services, office: Office, starter: None, qtbot: QtBot, qapp: QApplication) -> Iterator[Management]:
    theme = Theme(qapp)
    theme.apply()
    doorway = Doorway(services, theme)
    qtbot.addWidget(doorway)
    doorway.resize(1366, 768)
    doorway.show()
    doorway.show_management(office.trainer)
    made = doorway.currentWidget()
    assert isinstance(made, Management)
    yield made
    assert doorway.currentWidget() is made
    doorway.jobs.stop()
    theme.apply(Mode.LIGHT, 1.0)


def test_a_drawn_paper_stays_and_its_table_grows(window: Management, qtbot: QtBot) -> None:
    window.go("papers")
    screen = window.visited("papers")
    assert isinstance(screen, PapersScreen)
    page = screen.page
    while len(page.editor.fields) > 1:
        qtbot.mouseClick(page.editor.fields[-1].remove, LEFT)
    page.editor.fields[0].count.setValue(3)
    qtbot.mouseClick(page.draw, LEFT)
    qtbot.waitUntil(page.sheet.isVisible)
    drafts, table = screen.presenter.state.drafts, page.sheet.table
    before = table.columnWidth(1), page.sheet.panel.width(), page.sheet.swap.iconSize().width()
    window.bar.look_wanted.emit(Mode.DARK, 2.0)
    assert page.sheet.isVisible()
    assert screen.presenter.state.drafts == drafts
    assert table.columnWidth(1) == before[0] * 2
    assert page.sheet.panel.maximumWidth() == before[1] * 3 // 2
    assert page.sheet.swap.iconSize().width() == before[2] * 2
    window.bar.look_wanted.emit(Mode.LIGHT, 1.0)
    assert (table.columnWidth(1), page.sheet.swap.iconSize().width()) == (before[0], before[2])


def test_a_question_half_written_stays(window: Management, qtbot: QtBot) -> None:
    window.go("bank")
    screen = window.visited("bank")
    assert isinstance(screen, BankScreen)
    qtbot.mouseClick(screen.listing.new, LEFT)
    fields = screen.writing.fields
    assert fields is not None
    qtbot.keyClicks(fields.stem, "Within how many days?")
    for mode, scale in ((None, 1.5), (Mode.CONTRAST, None)):
        window.bar.look_wanted.emit(mode, scale)
    assert screen.writing.isVisible()
    assert screen.writing.fields is fields
    assert fields.stem.toPlainText() == "Within how many days?"
