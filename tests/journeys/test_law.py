"""A trainer loads a new version of a law with mouse and keyboard and works off what it puts in doubt."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from question_bank.question import Citation
from tests.bank.test_lawchange import approved, load_old
from tests.conftest import Office
from tests.fakes import READER
from tests.fakes_ui import HandDialogs
from tests.hands import type_words
from tests.law.texts import NEW, TITLE
from trainer.app.services import Services
from trainer.bank.values import QuestionStatus
from trainer.ui.jobs import QtJobs
from trainer.ui.law.build import LawScreen, build_law
from trainer.ui.shell.context import Context
from trainer.ui.theme import Theme
from trainer.words import _

LEFT = Qt.MouseButton.LeftButton


class Seat:
    def __init__(self, services: Services, office: Office, qtbot: QtBot, app: QApplication) -> None:
        Theme(app).apply()
        self.dialogs, self.jobs = HandDialogs(), QtJobs()
        context = Context(
            office.trainer, 2026, self.jobs, self.dialogs, lambda: self.screen.refresh(), lambda key, target: None
        )
        self.screen: LawScreen = build_law(
            context, services.law, services.law_changes, services.bank, services.basis, services.people
        )
        self.window = QStackedWidget()
        qtbot.addWidget(self.window)
        self.window.addWidget(self.screen.widget)
        self.window.resize(1190, 680)
        self.window.show()
        self.screen.refresh()


@pytest.fixture
def seat(services: Services, office: Office, qtbot: QtBot, qapp: QApplication) -> Seat:
    return Seat(services, office, qtbot, qapp)


def press(qtbot: QtBot, where: QWidget, words: str) -> None:
    def shown() -> list[QPushButton]:
        return [one for one in where.findChildren(QPushButton) if one.text().startswith(words) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    qtbot.mouseClick(shown()[0], LEFT)


def test_a_new_version_is_loaded_and_worked_off(
    seat: Seat, qtbot: QtBot, services: Services, office: Office, tmp_path: Path
) -> None:
    load_old(services, office)
    own = approved(services, office, "几日内提出？", Citation(TITLE, 3))
    approved(services, office, "适用于什么？", Citation(TITLE, 2))
    seat.dialogs.path = tmp_path / "示例规定.txt"
    seat.dialogs.path.write_text(NEW, encoding="utf-8")
    screen = seat.screen
    screen.refresh()
    qtbot.mouseClick(screen.listing.load, LEFT)
    qtbot.mouseClick(screen.loading.choose, LEFT)
    qtbot.waitUntil(lambda: screen.loading.form is not None)
    form = screen.loading.form
    assert form is not None
    assert not form.keep.isEnabled()
    type_words(form.reason, "公报已公布")
    qtbot.waitUntil(form.keep.isEnabled)
    qtbot.mouseClick(form.keep, LEFT)
    qtbot.waitUntil(lambda: services.bank.question(READER, own).status is QuestionStatus.PARKED)
    qtbot.waitUntil(lambda: screen.loading.form is None)
    press(qtbot, screen.loading, _("To the work list"))
    assert screen.widget.currentWidget() is screen.working
    assert screen.working.table.rows.rowCount() == 1
    press(qtbot, screen.working, _("Key still right"))
    assert services.bank.question(READER, own).status is QuestionStatus.CHECKED
    qtbot.mouseClick(screen.working.back, LEFT)
    assert screen.widget.currentWidget() is screen.listing
    seat.jobs.stop()


def test_a_broken_text_says_what_to_correct(seat: Seat, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "规定.txt"
    file.write_text("示例规定\n第一条　甲。\n第三条　乙。", encoding="utf-8")
    seat.screen.take_file(file)
    qtbot.waitUntil(lambda: seat.screen.loading.form is not None)
    form = seat.screen.loading.form
    assert form is not None
    type_words(form.reason, "收录")
    seat.jobs.stop()
    assert not form.keep.isEnabled()
