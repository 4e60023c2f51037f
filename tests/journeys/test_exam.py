"""An officer sits a whole small exam, by keyboard alone, in the built application."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.question import Choice, Parts, QuestionKind, Written
from tests.conftest import PASSWORD, Office
from tests.exams.hall import EXAMPLE, FakeBank
from tests.fakes import READER, FixedClock
from trainer.app.doorway import Doorway
from trainer.app.services import Services
from trainer.exams.papers.service import PaperService
from trainer.exams.sittings.values import SittingState, SubmitReason
from trainer.exams.values import ExamPlan
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.ui.home.view import HomePage
from trainer.ui.sign_in.view import Door
from trainer.ui.sitting.state import Stage
from trainer.ui.sitting.view import ExamWindow
from trainer.ui.theme import Theme
from trainer.ui.widgets.answers import Case, Gaps, Options, Text

SIX = Blueprint("六种题型", tuple(BlueprintRow(kind, 1, Decimal(2)) for kind in QuestionKind))


class Candidate:
    """Presses keys on whatever has the focus."""

    def __init__(self, doorway: Doorway, qtbot: QtBot, services: Services, head: Actor, exam_id: UUID) -> None:
        self.doorway = doorway
        self.qtbot = qtbot
        self.services = services
        self.head = head
        self.exam_id = exam_id

    @property
    def home(self) -> HomePage:
        page = self.doorway.currentWidget()
        assert isinstance(page, HomePage)
        return page

    @property
    def window(self) -> ExamWindow:
        assert self.doorway.exam is not None
        return self.doorway.exam.window

    def begin(self) -> None:
        """From the page to the first question: the button that has the focus, twice."""
        self.press_on(self.home.exam.start, Qt.Key.Key_Return)
        self.qtbot.waitExposed(self.window)
        self.press_on(self.window.confirm.start, Qt.Key.Key_Return)

    def press_on(self, widget: QWidget, key: Qt.Key) -> None:
        widget.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is widget)
        self.qtbot.keyClick(widget, key)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def write(self, text: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def stage(self) -> Stage | None:
        return self.window._stage

    def wait_saved(self) -> None:
        self.qtbot.waitUntil(lambda: "已保存" in self.window.bottom.saved.text())

    def journal(self) -> SittingState:
        row = self.services.exams.roster(self.head, self.exam_id)[0]
        assert row.sitting_id is not None
        return self.services.sittings.state(READER, row.sitting_id)


@pytest.fixture
def candidate(
    services: Services, office: Office, clock: FixedClock, qtbot: QtBot, qapp: QApplication
) -> Callable[[], Candidate]:
    """Makes the exam; each call starts the program anew and signs 陈建国 in."""
    head = office.administrator
    person = services.people.add_person(head, PersonDraft("陈建国", unit_id=office.unit_id, work_number="JT0312"))
    slip = services.accounts.create(head, person, "chenjianguo", [Role.OFFICER])
    actor = services.accounts.sign_in("chenjianguo", slip).actor
    services.accounts.change_password(actor, "", PASSWORD)
    services.accounts.read_notice(actor)
    papers = PaperService(services.store.database, services.ids, clock, services.audit, FakeBank())
    paper = papers.assemble(head, SIX, 5)
    now = clock.now()
    plan = ExamPlan(
        "六种题型测试", 2026, paper.id, now, now + timedelta(hours=3), 60, Decimal(4), EXAMPLE, shuffle_options=False
    )
    exam_id = services.exams.create_exam(head, plan, [person])

    def start() -> Candidate:
        theme = Theme(qapp)
        theme.apply()
        doorway = Doorway(services, theme)
        qtbot.addWidget(doorway)
        doorway.show()
        doorway.begin()
        door = doorway.currentWidget()
        assert isinstance(door, Door)
        qtbot.keyClicks(door.fields[0], "chenjianguo")
        qtbot.keyClicks(door.fields[1], PASSWORD)
        qtbot.keyClick(door.fields[1], Qt.Key.Key_Return)
        return Candidate(doorway, qtbot, services, head, exam_id)

    return start


def test_a_whole_exam_by_keyboard_alone(candidate: Callable[[], Candidate]) -> None:
    me = candidate()
    me.begin()
    window = me.window
    me.press(Qt.Key.Key_B)
    me.press(Qt.Key.Key_Right)
    me.press(Qt.Key.Key_A)
    me.press(Qt.Key.Key_C)
    me.press(Qt.Key.Key_F)
    me.press(Qt.Key.Key_Right)
    me.press(Qt.Key.Key_A)
    me.press(Qt.Key.Key_Right)
    assert isinstance(window.question.panel, Gaps)
    me.write("5")
    me.press(Qt.Key.Key_PageDown)
    assert isinstance(window.question.panel, Text)
    me.write("a fair hearing")
    me.press(Qt.Key.Key_PageDown)
    case = window.question.panel
    assert isinstance(case, Case)
    me.press(Qt.Key.Key_D)
    me.press(Qt.Key.Key_2)
    me.write("reasons")
    me.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert me.stage() is Stage.HANDING_IN
    me.qtbot.waitUntil(lambda: not me.doorway.exam or window.hand_in.confirm.isEnabled())
    me.press_on(window.hand_in.confirm, Qt.Key.Key_Return)
    me.qtbot.waitUntil(lambda: me.stage() is Stage.DONE)
    journal = me.journal()
    assert journal.answers == {
        0: Choice(frozenset({1})),
        1: Choice(frozenset({0, 2})),
        2: Choice(frozenset({0})),
        3: Written(("5",)),
        4: Written(("a fair hearing",)),
        5: Parts((Choice(frozenset({3})), Written(("reasons",)))),
    }
    assert journal.flags == {1}
    assert journal.submitted is SubmitReason.HANDED_IN
    home = me.doorway._home
    assert home is not None
    home.presenter.minute_passed()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    me.press_on(window.end.leave, Qt.Key.Key_Return)
    assert me.doorway.exam is None
    assert me.doorway.isVisible()
    assert not me.home.exam.start.isVisible()


def test_an_exam_that_was_left_comes_first_and_goes_on_at_the_same_question(
    candidate: Callable[[], Candidate], clock: FixedClock
) -> None:
    me = candidate()
    me.begin()
    me.press(Qt.Key.Key_C)
    me.press(Qt.Key.Key_Right)
    me.wait_saved()
    me.window.close()
    assert me.stage() is Stage.LEAVING
    me.press(Qt.Key.Key_Backtab)
    me.press(Qt.Key.Key_Backtab)
    me.press_on(me.window.leaving.leave, Qt.Key.Key_Return)
    me.services.sittings.close()
    me.doorway.close()
    clock.tick(600)
    again = candidate()
    assert "继续" in again.home.exam.start.text()
    again.begin()
    assert again.window.question.item == 1
    assert again.window.side.clock.text() == "1:00:00"
    again.press(Qt.Key.Key_Left)
    panel = again.window.question.panel
    assert isinstance(panel, Options)
    assert [option.isChecked() for option in panel.buttons] == [False, False, True, False]
    again.window.leave()


def test_the_end_of_the_time_hands_in_what_is_being_typed(
    candidate: Callable[[], Candidate], clock: FixedClock
) -> None:
    me = candidate()
    me.begin()
    window = me.window
    for _ in range(3):
        me.press(Qt.Key.Key_Right)
    clock.tick(3600 - 290)
    me.qtbot.waitUntil(lambda: "还剩 5 分钟" in window.warning.text.text())
    me.write("5")
    clock.tick(290)
    me.qtbot.waitUntil(lambda: me.stage() is Stage.DONE)
    journal = me.journal()
    assert journal.submitted is SubmitReason.TIME_OUT
    assert journal.answers == {3: Written(("5",))}
    me.press_on(window.end.leave, Qt.Key.Key_Return)


def test_the_saved_mark_appears_after_the_commit(candidate: Callable[[], Candidate]) -> None:
    me = candidate()
    me.begin()
    me.press(Qt.Key.Key_A)
    assert "已保存" not in me.window.bottom.saved.text()
    me.wait_saved()
    assert me.journal().answers == {0: Choice(frozenset({0}))}
    me.window.leave()


def test_letters_typed_into_a_gap_choose_nothing(candidate: Callable[[], Candidate]) -> None:
    me = candidate()
    me.begin()
    for _ in range(3):
        me.press(Qt.Key.Key_Right)
    me.write("abf")
    panel = me.window.question.panel
    assert isinstance(panel, Gaps)
    assert panel.texts() == ("abf",)
    assert not me.window.bottom.flag.isChecked()
    me.wait_saved()
    me.window.leave()
