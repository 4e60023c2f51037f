"""A trainer enters a class, another administrator approves it; a document is added and read."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.conftest import Office
from tests.fakes_ui import HandDialogs
from tests.hands import click
from tests.hours.samples import approved
from tests.journeys.conftest import Sit
from trainer.app.services import Services
from trainer.people.values import PersonDraft
from trainer.ui.courseware.build import CoursewareScreen
from trainer.ui.hours.build import HoursScreen
from trainer.ui.reader.bodies import PictureBody, TextBody
from trainer.ui.reader.state import Reading
from trainer.ui.reader.window import QtReader, ReadingWindow
from trainer.ui.shell.window import Management


@pytest.fixture
def officers(services: Services, office: Office) -> None:
    for name in ("陈建国", "王志强", "赵海燕"):
        services.people.add_person(office.administrator, PersonDraft(name, unit_id=office.unit_id))
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")


def hours_screen(window: Management) -> HoursScreen:
    window.go("hours")
    screen = window.visited("hours")
    assert isinstance(screen, HoursScreen)
    return screen


@pytest.mark.usefixtures("officers")
def test_a_class_is_entered_by_initials_and_approved_by_somebody_else(
    sit: Sit, office: Office, services: Services, qtbot: QtBot
) -> None:
    page = hours_screen(sit(office.trainer)).page
    click(qtbot, page.enter)
    form = page.form
    for initials in ("cjg", "wzq"):
        qtbot.keyClicks(form.picker.field, initials)
        qtbot.keyClick(form.picker.field, Qt.Key.Key_Return)
    assert [person.name for person in form.picker.people()] == ["陈建国", "王志强"]
    form.topic.setText("行政处罚法专题")
    form.hours.setValue(8)
    click(qtbot, form.save)
    qtbot.waitUntil(lambda: len(services.hours.pending(office.trainer)) == 2)
    approver = hours_screen(sit(office.administrator)).page
    qtbot.waitUntil(lambda: approver.papers.isEnabled())
    approver.bar.tabs.setCurrentIndex(1)
    click(qtbot, approver.pending.all)
    click(qtbot, approver.pending.approve)
    qtbot.waitUntil(lambda: not services.hours.pending(office.administrator))
    assert sorted(approved(services).values()) == [Decimal(8), Decimal(8)]


@pytest.mark.usefixtures("officers")
def test_a_person_opens_with_every_entry_and_escape_closes(sit: Sit, office: Office, qtbot: QtBot) -> None:
    window = sit(office.administrator)
    page = hours_screen(window).page
    qtbot.waitUntil(lambda: page.papers.isEnabled())
    table = page.board.table
    assert table is not None
    row = table.visualRect(table.model().index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert page.panel.isVisible()
    page.closed.emit()
    assert not page.panel.isVisible()


@pytest.mark.usefixtures("officers")
def test_the_form_says_what_is_missing(sit: Sit, office: Office, qtbot: QtBot) -> None:
    page = hours_screen(sit(office.trainer)).page
    click(qtbot, page.enter)
    click(qtbot, page.form.save)
    assert page.form.wrong.isVisible()
    page.form.hours.lineEdit().setText("2.3")
    page.form.hours.interpretText()
    assert page.form.hours.value() == 2.5


def pdf(path: Path, pages: int) -> Path:
    canvas = Canvas(str(path))
    for number in range(pages):
        canvas.drawString(100, 700, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    return path


def test_a_document_is_added_and_read_to_its_end(
    sit: Sit, office: Office, dialogs: HandDialogs, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    window = sit(office.administrator)
    window.go("courseware")
    screen = window.visited("courseware")
    assert isinstance(screen, CoursewareScreen)
    dialogs.paths = [pdf(tmp_path / "要点.pdf", 3)]
    click(qtbot, screen.page.add)
    click(qtbot, screen.page.form.save)
    qtbot.waitUntil(lambda: screen.page.table.model().rowCount() == 1)
    screen.page.table.selectRow(0)
    click(qtbot, screen.page.item_panel.open)
    qtbot.waitUntil(lambda: bool(screen.reader.windows))
    (reading,) = screen.reader.windows
    assert isinstance(reading, ReadingWindow)
    click(qtbot, reading.on)
    click(qtbot, reading.larger)
    assert "2" in reading.place.text()
    assert not reading.body.seen_to_the_end
    click(qtbot, reading.on)
    reading.close()
    qtbot.waitUntil(lambda: not screen.reader.windows)
    studied = services.courseware.progress_of(office.administrator, office.administrator.person_id)
    assert [one.finished for one in studied] == [True]


def test_pictures_and_texts_open_inside(sit: Sit, office: Office, qtbot: QtBot) -> None:
    window, troubles = sit(office.administrator), HandDialogs()
    reader = QtReader(window, troubles)
    reader.open(Reading("签到表", "a.png", picture()))
    reader.open(Reading("用语", "a.txt", "您好".encode("gb18030")))
    reader.open(Reading("要点", "要点.MD", "# 用语\n\n- 您好".encode()))
    assert [type(opened.body) for opened in reader.windows] == [PictureBody, TextBody, TextBody]
    assert reader.windows[2].findChildren(QTextEdit)[0].toPlainText() == "用语\n您好"
    for opened in list(reader.windows):
        click(qtbot, opened.larger)
        opened.close()
    qtbot.waitUntil(lambda: not reader.windows)
    reader.open(Reading("坏的", "a.png", b"not a picture"))
    assert [trouble.code for trouble in troubles.troubles] == ["file.unreadable"]


def picture() -> bytes:
    image, buffer = QImage(40, 30, QImage.Format.Format_RGB32), QBuffer()
    image.fill(Qt.GlobalColor.white)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())
