"""An officer studies what was given to them to the end; the administrator sees every minute with its reason."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.courseware.studied import SUBJECT, approved
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs
from tests.journeys.test_hours_and_courseware import pdf
from trainer.app.doorway import Doorway
from trainer.app.screens import management_screens
from trainer.app.services import Services
from trainer.courseware.minutes.values import Reason
from trainer.courseware.pushes.values import Target
from trainer.courseware.values import CoursewareDraft
from trainer.hours.values import HourCategory
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.ui.courseware.build import CoursewareScreen
from trainer.ui.home.view import HomePage
from trainer.ui.jobs import QtJobs
from trainer.ui.reader.study_frame import StudyFrame
from trainer.ui.reader.study_pages import OutcomePage, QuestionPage
from trainer.ui.reader.window import ReadingWindow
from trainer.ui.shell.window import Management, ShellFacts
from trainer.ui.theme import Theme
from trainer.ui.widgets.answers import Options

MINUTES = 45


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp)
    made.apply()
    return made


@pytest.fixture
def item(services: Services, office: Office, tmp_path: Path) -> UUID:
    approved(services, office, 6)
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")
    draft = CoursewareDraft(
        "行政处罚法要点", minutes=MINUTES, hours_category=HourCategory.PUBLIC_LAW, subject=SUBJECT, fine=True
    )
    made = services.courseware.add(office.trainer, pdf(tmp_path / "要点.pdf", 3), draft)
    assert made is not None
    services.pushes.give(office.trainer, made, Target(unit_id=office.unit_id), date(2026, 12, 31))
    return made


@pytest.fixture
def officer(services: Services, office: Office) -> Actor:
    person = services.people.add_person(office.administrator, PersonDraft("陈建国", unit_id=office.unit_id))
    slip = services.accounts.create(office.administrator, person, "chenjianguo", [Role.OFFICER])
    return services.accounts.sign_in("chenjianguo", slip).actor


class Reader:
    """An officer in front of the reading window."""

    def __init__(self, window: ReadingWindow, clock: FixedClock, qtbot: QtBot) -> None:
        frame = window.study
        assert frame is not None
        self.window, self.clock, self.qtbot = window, clock, qtbot
        self.frame: StudyFrame = frame

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def counted(self) -> str:
        return self.frame.strip._words.text()

    def read(self, seconds: int) -> None:
        """Reads on, turning a page now and then; a question is answered with B."""
        for _tick in range(seconds // 10):
            self.clock.tick(10)
            self.click(self.window.larger)
            self.click(self.window.smaller)
            self.frame.tick()
            self.answer()

    def answer(self) -> None:
        page = self.frame.stack.currentWidget()
        if isinstance(page, QuestionPage):
            for panel in page.panels:
                assert isinstance(panel, Options)
                panel.buttons[0].setFocus()
                self.qtbot.keyClick(panel.buttons[0], Qt.Key.Key_B)
            self.qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        page = self.frame.stack.currentWidget()
        if isinstance(page, OutcomePage):
            self.click(page.on)


def test_an_officer_studies_to_the_end_and_the_administrator_sees_why_each_minute_counts(
    services: Services,
    office: Office,
    officer: Actor,
    item: UUID,
    clock: FixedClock,
    theme: Theme,
    jobs: QtJobs,
    qtbot: QtBot,
) -> None:
    doorway = Doorway(services, theme)
    qtbot.addWidget(doorway)
    doorway.resize(1366, 768)
    doorway.show()
    doorway.show_home(officer)
    home = doorway.currentWidget()
    assert isinstance(home, HomePage)
    (study,) = (one for one in home.study.findChildren(QPushButton) if one.text() == "学习")
    qtbot.mouseClick(study, Qt.MouseButton.LeftButton)
    (window,) = doorway.findChildren(ReadingWindow)
    qtbot.waitUntil(window.isActiveWindow)
    reader = Reader(window, clock, qtbot)
    reader.read(60)
    doorway.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    for _tick in range(12):
        clock.tick(10)
        reader.frame.tick()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert reader.counted() == f"已学 1:00 / {MINUTES}:00"
    reader.read(MINUTES * 60)
    assert reader.counted() == f"已学 {MINUTES}:00 / {MINUTES}:00"
    for _page in range(2):
        reader.click(window.on)
    reader.frame.tick()
    reader.click(reader.frame.strip.quiz)
    reader.answer()
    window.close()
    qtbot.waitUntil(lambda: not doorway.findChildren(ReadingWindow))
    home.courseware_opened.emit(item)
    (again,) = doorway.findChildren(ReadingWindow)
    qtbot.waitUntil(lambda: again.place.text().startswith("第 3 "))
    again.close()
    (progress,) = services.courseware.progress_of(officer, officer.person_id)
    assert (progress.seconds, progress.finished) == (MINUTES * 60, True)
    assert services.study_credits.credit_item(office.trainer, item) == 1

    facts = ShellFacts("临河县大队", 2026, "周敏", lambda: "")
    shell = Management(
        facts, office.administrator, management_screens(services), lambda _words: (), jobs, HandDialogs()
    )
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()
    shell.go("courseware")
    screen = shell.visited("courseware")
    assert isinstance(screen, CoursewareScreen)
    screen.page.table.selectRow(0)
    qtbot.waitUntil(lambda: bool(screen.presenter._state.readers))
    readers = screen.page.item_panel.readers
    row = next(n for n in range(readers.model().rowCount()) if readers.model().index(n, 0).data() == "陈建国")
    readers.selectRow(row)
    qtbot.keyClick(readers, Qt.Key.Key_Return)
    record = screen.presenter._state.person
    assert record is not None
    sums: dict[Reason, int] = {}
    for one in record.record:
        sums[one.reason] = sums.get(one.reason, 0) + one.seconds
    assert sums[Reason.STUDIED] == MINUTES * 60
    assert sums[Reason.AWAY] == 120
    assert [quiz.passed for quiz in record.quizzes] == [True]
    assert screen.page.record_panel.list.table.model().rowCount() == len(record.record)
