"""Everybody finds their own page: officers at the door, others from the management pages and back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.hands import type_words
from trainer.app.doorway import Doorway
from trainer.app.services import Services
from trainer.courseware.values import CoursewareDraft
from trainer.ui.home.library import LibraryWindow
from trainer.ui.home.view import HomePage
from trainer.ui.reader.window import ReadingWindow
from trainer.ui.shell.window import Management
from trainer.ui.sign_in.view import Door
from trainer.ui.theme import Mode, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp)
    made.apply()
    return made


@pytest.fixture
def doorway(services: Services, theme: Theme, qtbot: QtBot) -> Doorway:
    window = Doorway(services, theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def own_page(doorway: Doorway) -> HomePage:
    page = doorway.currentWidget()
    assert isinstance(page, HomePage)
    return page


def test_a_trainer_goes_to_the_own_page_and_back(doorway: Doorway, office: Office, qtbot: QtBot) -> None:
    doorway.enter(office.trainer)
    management = doorway.currentWidget()
    assert isinstance(management, Management)
    management.bar.home_wanted.emit()
    qtbot.mouseClick(own_page(doorway).leave, Qt.MouseButton.LeftButton)
    assert isinstance(doorway.currentWidget(), Management)


def test_the_largest_text_puts_the_cards_one_below_the_other(
    doorway: Doorway, office: Office, theme: Theme, qtbot: QtBot
) -> None:
    """Chosen while the page is shown, without a change of the window: nothing is cut off at the right."""
    doorway.show_home(office.trainer)
    page = own_page(doorway)
    qtbot.waitUntil(lambda: page.results.x() > page.hours.x())
    page.look_wanted.emit(Mode.LIGHT, 2.0)
    qtbot.waitUntil(lambda: page.results.x() == page.hours.x())
    inside = page.hours.parentWidget()
    qtbot.waitUntil(lambda: inside.width() <= page.width())
    page.look_wanted.emit(Mode.LIGHT, 1.0)
    qtbot.waitUntil(lambda: page.results.x() > page.hours.x())


def test_signing_out_closes_what_is_read_and_the_own_look_comes_back(
    doorway: Doorway, office: Office, services: Services, theme: Theme, qtbot: QtBot, tmp_path: Path, clock: FixedClock
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("说理式执法文书", encoding="utf-8")
    item = services.courseware.add(office.trainer, file, CoursewareDraft("说理式执法文书", minutes=30))
    assert item is not None
    services.pushes.assign(office.administrator, item, [office.trainer.person_id])
    doorway.show_home(office.trainer)
    page = own_page(doorway)
    page.look_wanted.emit(Mode.CONTRAST, 1.5)
    (study,) = (one for one in page.study.findChildren(QPushButton) if one.text() == "学习")
    qtbot.mouseClick(study, Qt.MouseButton.LeftButton)
    assert doorway.findChildren(ReadingWindow)
    clock.tick(10)
    page.signed_out.emit()
    qtbot.waitUntil(lambda: not doorway.findChildren(ReadingWindow))
    assert isinstance(doorway.currentWidget(), Door)
    assert (theme.mode, theme.scale) == (Mode.LIGHT, 1.0)
    doorway.enter(office.trainer)
    assert (theme.mode, theme.scale) == (Mode.CONTRAST, 1.5)
    assert services.courseware.progress_of(office.trainer, office.trainer.person_id)


def test_an_officer_finds_in_the_library_what_nobody_gave_to_them(
    doorway: Doorway, office: Office, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    for title, fine in (("说理式执法文书", True), ("执法用语", False)):
        file = tmp_path / f"{title}.txt"
        file.write_text(title, encoding="utf-8")
        services.courseware.add(office.trainer, file, CoursewareDraft(title, "业务技能", minutes=30, fine=fine))
    doorway.show_home(office.trainer)
    page = own_page(doorway)
    qtbot.mouseClick(page.study.library, Qt.MouseButton.LeftButton)
    (library,) = doorway.findChildren(LibraryWindow)
    assert library.table.model().rowCount() == 2
    qtbot.mouseClick(library.fine, Qt.MouseButton.LeftButton, pos=QPoint(8, library.fine.height() // 2))
    assert library.table.model().rowCount() == 1
    library.fine.setChecked(False)
    type_words(library.search, "用语")
    assert library.table.model().index(0, 0).data() == "执法用语"
    assert not library.study.isEnabled()
    library.table.selectRow(0)
    qtbot.mouseClick(library.study, Qt.MouseButton.LeftButton)
    (reading,) = doorway.findChildren(ReadingWindow)
    assert reading.windowTitle() == "执法用语"
    assert not library.isVisible()
    reading.close()
