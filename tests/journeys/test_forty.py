"""A whole exam of 40 questions: by keyboard alone, by mouse with text of 200 %, in both languages."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.question import Choice, QuestionKind
from tests.conftest import Office
from tests.exams.hall import EXAMPLE, FakeBank, officer
from tests.fakes import FixedClock
from tests.journeys.test_exam import Candidate
from trainer.app.doorway import Doorway
from trainer.app.services import Services
from trainer.exams.papers.service import PaperService
from trainer.exams.sittings.values import SubmitReason
from trainer.exams.values import ExamPlan
from trainer.people.values import PersonDraft
from trainer.ui.sitting.state import Stage
from trainer.ui.theme import Theme
from trainer.ui.widgets.answers import Options
from trainer.words import use_language

KINDS = (QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.TRUE_FALSE)
FORTY = Blueprint(
    "四十题", tuple(BlueprintRow(kind, count, Decimal(1)) for kind, count in zip(KINDS, (20, 10, 10), strict=True))
)


@pytest.fixture(params=["zh_CN", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language()


@pytest.fixture
def sit(
    services: Services, office: Office, clock: FixedClock, qtbot: QtBot, qapp: QApplication
) -> Callable[[float], Candidate]:
    """At the first question, with the text that large."""
    head = office.administrator
    person = services.people.add_person(head, PersonDraft("陈建国", unit_id=office.unit_id, work_number="JT0312"))
    bank = FakeBank(each=20)
    paper = PaperService(services.store.database, services.ids, clock, services.audit, bank).assemble(head, FORTY, 5)
    now = clock.now()
    plan = ExamPlan("四十题", 2026, paper.id, now, now + timedelta(hours=3), 60, Decimal(24), EXAMPLE)
    exam_id = services.exams.create_exam(head, plan, [person])

    def start(scale: float) -> Candidate:
        theme = Theme(qapp)
        theme.apply(scale=scale)
        doorway = Doorway(services, theme)
        qtbot.addWidget(doorway)
        doorway.show_home(officer(person, "陈建国"))
        doorway.show()
        me = Candidate(doorway, qtbot, services, head, exam_id)
        me.begin()
        return me

    return start


def hand_in(me: Candidate) -> None:
    me.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert me.stage() is Stage.HANDING_IN
    me.press_on(me.window.hand_in.confirm, Qt.Key.Key_Return)
    me.qtbot.waitUntil(lambda: me.stage() is Stage.DONE)


def test_forty_questions_by_keyboard_alone(sit: Callable[[float], Candidate], language: str) -> None:
    me = sit(1.0)
    for number in range(40):
        assert me.window.question.item == number
        me.press(Qt.Key.Key_B)
        if number < 39:
            me.press(Qt.Key.Key_Right)
    hand_in(me)
    journal = me.journal()
    assert len(journal.answers) == 40
    assert journal.submitted is SubmitReason.HANDED_IN
    me.window.leave()


def test_forty_questions_by_mouse_at_twice_the_text(sit: Callable[[float], Candidate], qapp: QApplication) -> None:
    me = sit(2.0)
    window = me.window
    for number in range(40):
        panel = window.question.panel
        assert isinstance(panel, Options)
        option = panel.buttons[1]
        window.question.ensureWidgetVisible(option)
        me.qtbot.mouseClick(option, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
        assert option.isChecked()
        if number < 39:
            me.qtbot.mouseClick(window.bottom.after, Qt.MouseButton.LeftButton)
    me.qtbot.mouseClick(window.bottom.after, Qt.MouseButton.LeftButton)
    assert me.stage() is Stage.HANDING_IN
    me.qtbot.mouseClick(window.hand_in.confirm, Qt.MouseButton.LeftButton)
    me.qtbot.waitUntil(lambda: me.stage() is Stage.DONE)
    assert all(isinstance(one, Choice) for one in me.journal().answers.values())
    assert len(me.journal().answers) == 40
    window.leave()
    Theme(qapp).apply(scale=1.0)
