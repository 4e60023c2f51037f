"""A candidate sits down at the PC of the seat and begins without any password."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import PASSWORD, Office
from tests.exams.hall import EXAMPLE, FakeBank
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs
from tests.journeys.test_exam import SIX
from trainer.app.doorway import Doorway
from trainer.app.services import Services
from trainer.app.station_place import StationPlace, write_place
from trainer.documents.station_values import Item
from trainer.exams.papers.service import PaperService
from trainer.exams.rooms.values import RoomPlan, SessionPlan, Venue
from trainer.exams.values import ExamPlan, RoomTimes
from trainer.people.values import PersonDraft
from trainer.ui.entrance.view import EntrancePage
from trainer.ui.settings.station.alone import StationPage
from trainer.ui.sign_in.view import Door
from trainer.ui.sitting.state import Stage
from trainer.ui.theme import Theme


@pytest.fixture
def exam_id(services: Services, office: Office, clock: FixedClock) -> UUID:
    """陈建国 on seat 1 of 一号机房, open now, without a start code."""
    head = office.administrator
    draft = PersonDraft("陈建国", unit_id=office.unit_id, work_number="JT0312", certificate_number="HB20250312")
    person = services.people.add_person(head, draft)
    paper = PaperService(services.store.database, services.ids, clock, services.audit, FakeBank()).assemble(
        head, SIX, 5
    )
    now = clock.now()
    plan = ExamPlan("六种题型测试", 2026, paper.id, now, now + timedelta(hours=3), 60, Decimal(4), EXAMPLE)
    exam = services.exams.create_exam(head, plan, [person])
    windows = (SessionPlan(now, now + timedelta(minutes=30)),)
    venue = Venue((RoomPlan("大队机关", "一号机房", 1, 2, 2),), windows, (), RoomTimes(15, 30, 0, 15, False))
    services.rooms.apply(head, exam, services.rooms.propose(head, exam, venue, 1))
    return exam


@pytest.fixture
def doorway(services: Services, exam_id: UUID, qtbot: QtBot, qapp: QApplication) -> Doorway:
    theme = Theme(qapp)
    theme.apply()
    made = Doorway(services, theme)
    made.dialogs = HandDialogs()  # type: ignore[assignment]
    qtbot.addWidget(made)
    made.show()
    return made


def page_of(doorway: Doorway) -> EntrancePage:
    page = doorway.currentWidget()
    assert isinstance(page, EntrancePage)
    return page


def press(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_from_the_bound_seat_to_the_first_question_and_back(doorway: Doorway, services: Services, qtbot: QtBot) -> None:
    write_place(services.store.workspace, StationPlace("一号机房", 1))
    doorway.begin()
    qtbot.keyClicks(page_of(doorway).field, "0000")
    qtbot.keyClick(page_of(doorway).field, Qt.Key.Key_Return)
    assert doorway.exam is None
    qtbot.keyClicks(page_of(doorway).field, "0312")
    qtbot.keyClick(page_of(doorway).field, Qt.Key.Key_Return)
    assert doorway.exam is not None
    window = doorway.exam.window
    press(qtbot, window.confirm.start)
    assert window._stage is Stage.ANSWERING
    window.hand_in_wanted.emit()
    window.hand_in_confirmed.emit()
    qtbot.waitUntil(lambda: window._stage is Stage.DONE)
    press(qtbot, window.end.leave)
    assert doorway.exam is None
    assert isinstance(doorway.currentWidget(), Door)


def test_by_number_and_by_the_word_of_an_invigilator(doorway: Doorway, services: Services, qtbot: QtBot) -> None:
    doorway.begin()
    door = doorway.currentWidget()
    assert isinstance(door, Door)
    press(qtbot, door.exam)
    qtbot.keyClicks(page_of(doorway).field, "jt0312")
    press(qtbot, page_of(doorway).primary)
    assert isinstance(doorway.dialogs, HandDialogs)
    doorway.dialogs.second, doorway.dialogs.text = ("zhoumin", "wrong password"), "本人相识"
    press(qtbot, page_of(doorway).invigilator)
    assert doorway.exam is None
    doorway.dialogs.second = ("zhoumin", PASSWORD)
    press(qtbot, page_of(doorway).invigilator)
    assert doorway.exam is not None
    doorway.exam.presenter.leave()
    assert isinstance(doorway.currentWidget(), Door)


def test_anybody_checks_the_pc_before_the_exam_without_signing_in(
    services: Services, office: Office, qtbot: QtBot, qapp: QApplication
) -> None:
    Theme(qapp).apply()
    made = Doorway(services, Theme(qapp))
    qtbot.addWidget(made)
    made.show()
    made.begin()
    door = made.currentWidget()
    assert isinstance(door, Door)
    qtbot.mouseClick(door.check, Qt.MouseButton.LeftButton)
    page = made.currentWidget()
    assert isinstance(page, StationPage)
    assert not page.tab.room.isVisible()
    qtbot.mouseClick(page.tab.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.tab.print.isEnabled(), timeout=20_000)
    assert page.tab.table.rows.rowCount() == len(Item)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert isinstance(made.currentWidget(), Door)
    made.jobs.stop()
