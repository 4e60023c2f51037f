"""From a line of the plan to hours in the ledger, by the built windows of a trainer and an administrator."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.activities.classroom import build_class, officers
from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs
from tests.hands import click, type_words
from tests.hours.samples import approved
from tests.journeys.conftest import Sit
from tests.ui.exam_desk import make_plan
from trainer.activities.values import Stage
from trainer.app.services import Services
from trainer.hours.values import HourCategory
from trainer.people.accounts.values import Actor
from trainer.ui.activities.build import ActivitiesScreen
from trainer.ui.activities.class_state import ClassTab
from trainer.ui.activities.hour_lines import Standing, hour_lines
from trainer.ui.exams.build import ExamsScreen
from trainer.ui.shell.window import Management

Activities = Callable[[Actor], ActivitiesScreen]


@pytest.fixture
def at_activities(sit: Sit) -> Activities:
    """The activities of whoever signs in."""

    def shown(actor: Actor) -> ActivitiesScreen:
        window = sit(actor)
        window.go("activities")
        screen = window.visited("activities")
        assert isinstance(screen, ActivitiesScreen)
        return screen

    return shown


def test_from_the_plan_to_the_ledger(
    at_activities: Activities, office: Office, services: Services, dialogs: HandDialogs, qtbot: QtBot
) -> None:
    officers(services, office, ("陈建国", "王志强", "赵海燕"))
    screen = at_activities(office.trainer)
    page = screen.page
    click(qtbot, page.new)
    type_words(page.plan_form.title, "行政处罚法轮训")
    page.plan_form.rotation.setChecked(True)
    page.plan_form.hours.fields[HourCategory.PUBLIC_LAW].setValue(4)
    click(qtbot, page.plan_form.save)
    qtbot.waitUntil(lambda: page.plan.model().rowCount() == 1)
    page.plan.selectRow(0)
    click(qtbot, page.plan_panel.new)
    assert page.class_form.title.text() == "行政处罚法轮训"
    click(qtbot, page.class_form.save)
    one = screen.class_page
    qtbot.waitUntil(lambda: screen.stack.currentWidget() is one)
    click(qtbot, one.programme.new)
    type_words(one.session_form.topic, "一般程序")
    one.session_form.on.setText("2026-11-19")
    click(qtbot, one.session_form.save)
    qtbot.waitUntil(lambda: one.programme.table.model().rowCount() == 1)
    one.tabs.setCurrentIndex(list(ClassTab).index(ClassTab.ROSTER))
    click(qtbot, one.roster.enrol)
    one.enrol_form.list.setPlainText("A001\nA002\nA003")
    one.enrol_form.take.click()
    assert [person.name for person in one.enrol_form.picker.people()] == ["陈建国", "王志强", "赵海燕"]
    click(qtbot, one.enrol_form.save)
    qtbot.waitUntil(lambda: one.roster.table.model().rowCount() == 3)
    one.tabs.setCurrentIndex(list(ClassTab).index(ClassTab.ATTENDANCE))
    qtbot.keyClicks(one.attendance.scan, "A001")
    qtbot.keyClick(one.attendance.scan, Qt.Key.Key_Return)
    (activity,) = services.activities.activities(office.trainer)
    qtbot.waitUntil(lambda: len(services.attendance.marks(office.trainer, activity.id)) == 1)
    click(qtbot, one.attendance.rest)
    qtbot.waitUntil(lambda: len(services.attendance.marks(office.trainer, activity.id)) == 3)
    one.tabs.setCurrentIndex(list(ClassTab).index(ClassTab.HOURS))
    click(qtbot, one.hours.propose)
    qtbot.waitUntil(lambda: services.activities.activity(office.trainer, activity.id).stage is Stage.PROPOSED)
    approver = at_activities(office.administrator)
    approver.open(activity.id)
    qtbot.waitUntil(lambda: approver.stack.currentWidget() is approver.class_page)
    approver.class_page.tabs.setCurrentIndex(list(ClassTab).index(ClassTab.HOURS))
    hours = approver.class_page.hours
    hours.table.selectRow(0)
    click(qtbot, hours.approve)
    qtbot.waitUntil(lambda: len(approver.class_presenter.state().pending[0].open) == 2)
    hours.table.selectRow(0)
    dialogs.text = "签名与名册不符"
    click(qtbot, hours.back)
    qtbot.waitUntil(lambda: len(approver.class_presenter.state().pending[0].open) == 1)
    click(qtbot, hours.all)
    click(qtbot, hours.approve)
    qtbot.waitUntil(lambda: approver.class_presenter.state().activity.stage is Stage.CREDITED)
    assert sorted(approved(services).values()) == [Decimal(4), Decimal(4)]
    (returned,) = (
        line for line in hour_lines(approver.class_presenter.state()) if line.decided and line.decided.reason
    )
    assert (returned.standing, returned.decided and returned.decided.reason) == (Standing.RETURNED, "签名与名册不符")
    screen.refresh()
    qtbot.waitUntil(lambda: one.hours.propose.isVisible())
    click(qtbot, one.hours.propose)
    qtbot.waitUntil(lambda: len(services.activity_credits.credits(office.trainer, activity.id)) == 2)
    assert not dialogs.troubles
    approver.home()
    assert approver.stack.currentWidget() is approver.page


def test_lists_open_forms_that_stay_and_close(at_activities: Activities, office: Office, qtbot: QtBot) -> None:
    screen = at_activities(office.administrator)
    page = screen.page
    for number in range(page.bar.tabs.count()):
        page.bar.tabs.setCurrentIndex(number)
        if page.new.isVisible() and page.new.isEnabled():
            click(qtbot, page.new)
            assert page.panel.isVisible()
            page.closed.emit()
            assert not page.panel.isVisible()


def test_the_roster_of_a_class_fills_the_form_of_an_exam(
    at_activities: Activities, office: Office, services: Services, clock: FixedClock, qtbot: QtBot
) -> None:
    services.bank.load_starter(office.administrator)
    make_plan(services, office, clock)
    room = build_class(services, office)
    screen = at_activities(office.trainer)
    screen.open(room.id)
    one = screen.class_page
    qtbot.waitUntil(lambda: screen.stack.currentWidget() is one)
    one.tabs.setCurrentIndex(list(ClassTab).index(ClassTab.ROSTER))
    click(qtbot, one.roster.exam)
    window = screen.stack.window()
    assert isinstance(window, Management)
    exams = window.visited("exams")
    assert isinstance(exams, ExamsScreen)
    form = exams.list.form
    assert form is not None
    assert form.title.text() == "行政处罚法培训班考试"
    assert {person.name for person in form.roster.picker.people()} == {"陈建国", "王志强", "赵海燕"}
