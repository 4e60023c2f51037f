"""A trainer goes through the duplicates of the bank with the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.fakes import READER
from tests.fakes_ui import HandDialogs
from tests.ui.bank_desk import single
from trainer.app.screens import management_screens
from trainer.app.services import Services
from trainer.bank.values import BankQuery, QuestionStatus
from trainer.ui.bank.build import BankScreen
from trainer.ui.duplicates.view import DuplicatesPage
from trainer.ui.jobs import QtJobs
from trainer.ui.shell.context import Context
from trainer.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton
STEM = "当事人要求听证的，应当在行政机关告知后（ ）内提出"
OTHER = "公民对行政复议决定不服的，可以在收到之日起（ ）内起诉"


@pytest.fixture
def screen(services: Services, office: Office, qtbot: QtBot, qapp: QApplication) -> BankScreen:
    Theme(qapp).apply()
    for question in (single(STEM), single(STEM, 1), single(OTHER), single(f"{OTHER}。")):
        services.bank.add(office.trainer, question)
    jobs = QtJobs(qapp)
    context = Context(office.trainer, 2026, jobs, HandDialogs(), lambda: made.refresh(), lambda key, target: None)
    spec = next(spec for spec in management_screens(services) if spec.key == "bank")
    made = spec.build(context)
    assert isinstance(made, BankScreen)
    qtbot.addWidget(made.widget)
    made.widget.resize(1190, 680)
    made.widget.show()
    made.widget.activateWindow()
    qtbot.waitUntil(made.widget.isActiveWindow)
    made.refresh()
    return made


def test_pairs_are_decided_with_the_keyboard_alone(screen: BankScreen, services: Services, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen.listing.similar, LEFT)
    page = screen.widget.currentWidget()
    assert isinstance(page, DuplicatesPage)
    qtbot.mouseClick(page.scan, LEFT)
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 2)
    qtbot.waitUntil(page.scan.isEnabled)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert "公民对行政复议" in page.sides[0].text.toPlainText()
    qtbot.keyClick(page.table, Qt.Key.Key_Up)
    assert "与另一题的答案不同" in page.sides[0].text.toPlainText()
    qtbot.keyClick(page.table, Qt.Key.Key_N)
    assert page.table.rows.rowCount() == 1
    qtbot.keyClick(page.table, Qt.Key.Key_R)
    assert page.decide.reason is not None
    qtbot.keyClick(page.decide.reason, Qt.Key.Key_Return)
    rows = services.bank.page(READER, BankQuery(statuses=frozenset(QuestionStatus))).rows
    numbers = {row.number: row.status for row in rows}
    assert (numbers[3], numbers[4]) == (QuestionStatus.RETIRED, QuestionStatus.DRAFT)
    assert page.places.currentIndex() == 2
    qtbot.mouseClick(page.back, LEFT)
    assert screen.widget.currentWidget() is screen.listing
