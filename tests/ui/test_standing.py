"""The page of what follows an exam: a wrong key from its question to the re-mark."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from question_bank.question import Blank, BlankKey, ChoiceKey, Option, Question, QuestionKind
from tests.conftest import Office
from tests.exams.hall import officer
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs
from tests.ui.exam_desk import add_crew, make_plan, sit
from trainer.app.exam_screens import standing_screen
from trainer.app.services import Services
from trainer.app.slip_files import own_slip
from trainer.bank.values import QuestionStatus
from trainer.exams.corrections.values import CorrectionKind, CorrectionState
from trainer.exams.discipline.values import Verdict
from trainer.exams.values import Attendance, ResultTerms, ReviewPolicy
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.store.errors import BadInput
from trainer.ui.my_result.build import build_result
from trainer.ui.my_result.presenter import ResultRoom
from trainer.ui.shell.context import Context, OfExam, PapersOf, Screen
from trainer.ui.standing.ask_view import objection_state, recheck_state
from trainer.ui.standing.build import StandingScreen
from trainer.ui.standing.fix_form import FixForm, KeptFix, kinds_for
from trainer.ui.standing.keys import key_words, read_keys
from trainer.ui.standing.wording import correction_words, pass_change, score_change
from trainer.ui.theme import Theme
from trainer.ui.working import InlineWorking

FOUR = tuple(map(Option, "甲乙丙丁"))
SINGLE = Question(QuestionKind.SINGLE, "？", FOUR, ChoiceKey(frozenset({0})))
MULTIPLE = Question(QuestionKind.MULTIPLE, "？", FOUR, ChoiceKey(frozenset({0, 1})))
TRUE_FALSE = Question(QuestionKind.TRUE_FALSE, "？", tuple(map(Option, ("正确", "错误"))), ChoiceKey(frozenset({0})))
GAPS = Question(QuestionKind.BLANK, "____", answer=BlankKey((Blank(("五",)),)))


def choices(*keys: str) -> tuple[ChoiceKey, ...]:
    return tuple(ChoiceKey(frozenset("ABCD".index(letter) for letter in key)) for key in keys)


@pytest.mark.parametrize(
    ("question", "kind", "text", "keys"),
    [
        (SINGLE, CorrectionKind.NEW_KEY, " ｃ ", choices("C")),
        (SINGLE, CorrectionKind.SEVERAL_KEYS, "A、C", choices("A", "C")),
        (SINGLE, CorrectionKind.SEVERAL_KEYS, "AC", choices("A", "C")),
        (MULTIPLE, CorrectionKind.NEW_KEY, "A、B、D", choices("ABD")),
        (MULTIPLE, CorrectionKind.SEVERAL_KEYS, "AB ABC", choices("AB", "ABC")),
        (TRUE_FALSE, CorrectionKind.NEW_KEY, "错误", choices("B")),
        (GAPS, CorrectionKind.NEW_KEY, "五/5", (BlankKey((Blank(("五", "5")),)),)),
        (SINGLE, CorrectionKind.VOID, "whatever", ()),
        (SINGLE, CorrectionKind.NEW_KEY, "", ()),
    ],
)
def test_keys_as_people_type_them(question: Question, kind: CorrectionKind, text: str, keys: object) -> None:
    assert read_keys(question, kind, text) == keys


def test_keys_as_people_read_them() -> None:
    with pytest.raises(BadInput, match="key"):
        read_keys(SINGLE, CorrectionKind.NEW_KEY, "乙")
    assert [key_words(one, one.answer) for one in (MULTIPLE, TRUE_FALSE, GAPS)] == ["AB", "正确", "五"]
    assert CorrectionKind.SEVERAL_KEYS in kinds_for(SINGLE)
    assert CorrectionKind.SEVERAL_KEYS not in kinds_for(GAPS)


@pytest.fixture
def dialogs() -> HandDialogs:
    return HandDialogs()


@pytest.fixture
def exam(services: Services, office: Office, starter: None, clock: FixedClock) -> UUID:
    """王强 and 赵静 handed in blank choices and a written answer worth eight of twenty; 孙磊 stayed away."""
    crew = add_crew(services, office)
    plan = replace(make_plan(services, office, clock), review=ReviewPolicy.WITH_ANSWERS)
    plan = replace(plan, terms=ResultTerms(publication=5, recheck=15, objection=10))
    exam_id = services.exams.create_exam(office.trainer, plan, [one.person_id for one in crew])
    for one in crew[:2]:
        sit(services, one, exam_id, "要点")
    for answer in services.marking.waiting(office.trainer, exam_id):
        services.marking.award(office.trainer, answer.sitting_id, answer.item, Decimal(7))
    services.invigilation.close_exam(office.trainer, exam_id)
    return exam_id


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication, services: Services, dialogs: HandDialogs, exam: UUID) -> Iterator[object]:
    Theme(qapp).apply()

    def shown(actor: Actor) -> StandingScreen:
        screens: list[Screen] = []
        context = Context(
            actor, 2026, InlineWorking(), dialogs, lambda: screens[-1].refresh(), lambda _key, _target: None
        )
        made = standing_screen(context, services)
        screens.append(made)
        assert isinstance(made, StandingScreen)
        qtbot.addWidget(made.widget)
        made.widget.resize(1150, 690)
        made.open(OfExam(exam))
        made.widget.show()
        return made

    return shown


def test_a_key_from_its_question_to_the_re_mark(
    qtbot: QtBot, services: Services, office: Office, dialogs: HandDialogs, exam: UUID, show: object
) -> None:
    first: StandingScreen = show(office.trainer)  # type: ignore[operator]
    first.page.turn_to(first.page.fix)
    view, fix = first.page.fix, first.fix
    single = next(one for one in fix.state().questions if one.question.kind is QuestionKind.SINGLE)
    fix.choose_question(single)
    form = view.form
    assert isinstance(form, FixForm)
    form.kind.setCurrentIndex(list(kinds_for(single.question)).index(CorrectionKind.FULL_MARKS))
    qtbot.mouseClick(form.preview, Qt.MouseButton.LeftButton)
    assert dialogs.troubles.pop().code == "reason.missing"
    form.reason.setPlainText("条文已修订")
    qtbot.mouseClick(form.preview, Qt.MouseButton.LeftButton)
    shown = fix.state().shown
    assert shown is not None
    assert {(score_change(line), pass_change(line)) for line in shown.lines} == {("7 → 9", "不合格 → 合格")}
    assert view.propose.isVisible()
    form.reason.setPlainText("条文已修订，原答案无误的依据不再存在")
    assert not view.propose.isVisible()
    qtbot.mouseClick(form.preview, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.propose, Qt.MouseButton.LeftButton)
    assert services.bank.question(office.trainer, single.question_id).status is QuestionStatus.PARKED
    first.fix.choose_correction(first.fix.state().corrections[0])
    mine = view.form
    assert isinstance(mine, KeptFix)
    assert (mine.approve.isHidden(), mine.refuse.isHidden()) == (True, False)

    second: StandingScreen = show(office.administrator)  # type: ignore[operator]
    second.page.turn_to(second.page.fix)
    own = second.fix.state().corrections[0]
    assert "全员得分" in correction_words(second.fix.state(), own)
    second.fix.choose_correction(own)
    theirs = second.page.fix.form
    assert isinstance(theirs, KeptFix)
    qtbot.mouseClick(theirs.approve, Qt.MouseButton.LeftButton)
    assert not dialogs.troubles
    assert second.fix.state().corrections[0].state is CorrectionState.APPROVED
    assert second.fix.state().shown is not None
    assert [row.passed for row in services.results.results(office.trainer, exam).rows] == [True, True, None]

    second.open(PapersOf(exam))
    pane = second.page.papers
    assert second.page.pages.currentWidget() is pane
    assert second.page.tabs.tabText(second.page.tabs.currentIndex()) == "需重新出具的文书 5"
    pane.lines.selectRow(0)
    qtbot.mouseClick(pane.done, Qt.MouseButton.LeftButton)
    assert second.papers.state().found.open == 4
    dialogs.text = "其余随证书办理"
    qtbot.mouseClick(pane.close_list, Qt.MouseButton.LeftButton)
    assert not dialogs.troubles
    assert "其余随证书办理" in pane.left.text()
    assert second.page.tabs.tabText(second.page.tabs.currentIndex()) == "需重新出具的文书"


def test_the_same_question_of_another_exam_is_corrected_along(
    qtbot: QtBot, services: Services, office: Office, dialogs: HandDialogs, exam: UUID, show: object
) -> None:
    plan = services.exams.exam(office.trainer, exam).plan
    [wang, zhao, _sun] = [row.person_id for row in services.exams.roster(office.trainer, exam)]
    again = services.exams.create_exam(office.trainer, replace(plan, title="补充考核"), [wang])
    sit(services, officer(wang, "王强"), again, "要点")
    services.invigilation.close_exam(office.trainer, again)
    first: StandingScreen = show(office.trainer)  # type: ignore[operator]
    fix = first.fix
    fix.choose_question(next(one for one in fix.state().questions if one.question.kind is QuestionKind.SINGLE))
    form = first.page.fix.form
    assert isinstance(form, FixForm)
    [tick] = form.along.values()
    assert (tick.text(), tick.isChecked(), tick.isEnabled()) == ("补充考核", True, True)
    form.kind.setCurrentIndex(form.kind.findText("全员得分"))
    form.reason.setPlainText("条文已修订")
    form.preview.click()
    shown = fix.state().shown
    assert shown is not None
    lines = [(line.exam, line.effect.person_id) for line in shown.lines]
    assert sorted(lines) == sorted([(f"1. {plan.title}", wang), (f"1. {plan.title}", zhao), ("2. 补充考核", wang)])
    assert not first.page.fix.lines.isColumnHidden(0)
    first.page.fix.propose.click()
    second: StandingScreen = show(office.administrator)  # type: ignore[operator]
    second.open(OfExam(again))
    second.fix.choose_correction(second.fix.state().corrections[0])
    theirs = second.page.fix.form
    assert isinstance(theirs, KeptFix)
    theirs.approve.click()
    assert not dialogs.troubles
    assert "2 场考试" in dialogs.said[-1]
    assert {services.corrections.corrections(office.trainer, one)[0].state for one in (exam, again)} == {
        CorrectionState.APPROVED
    }


def test_an_exam_that_runs_is_told(services: Services, office: Office, clock: FixedClock, show: object) -> None:
    screen: StandingScreen = show(office.trainer)  # type: ignore[operator]
    running = services.exams.create_exam(office.trainer, make_plan(services, office, clock))
    screen.open(OfExam(running))
    assert screen.fix.state().closed_to
    assert screen.page.fix.pages.currentIndex() == 0


def test_the_steps_are_offered_one_after_the_other(
    services: Services, office: Office, clock: FixedClock, dialogs: HandDialogs, exam: UUID, show: object
) -> None:
    boss: StandingScreen = show(office.administrator)  # type: ignore[operator]
    acts = boss.page.steps

    def offered() -> list[bool]:
        return [not one.isHidden() for one in (acts.review, acts.publish, acts.force, acts.withdraw)]

    assert (offered(), acts.review.isEnabled()) == ([True, False, False, False], False)
    absent = next(row.person_id for row in services.exams.roster(office.trainer, exam) if row.sitting_id is None)
    services.exams.set_attendance(office.trainer, exam, [absent], Attendance.ABSENT, "无故未到")
    boss.refresh()
    acts.review.click()
    assert offered() == [False, True, False, True]
    acts.publish.click()
    acts.force.click()
    assert dialogs.troubles.pop().code == "standing.too_soon"
    clock.tick(30 * 24 * 3600)
    acts.force.click()
    assert offered() == [False, False, False, False]
    assert all(one.in_force for one in services.results.outcomes(office.trainer, exam))


def test_an_officer_objects_and_the_panel_answers(
    qtbot: QtBot, services: Services, office: Office, dialogs: HandDialogs, exam: UUID, show: object
) -> None:
    absent = next(row.person_id for row in services.exams.roster(office.trainer, exam) if row.sitting_id is None)
    services.exams.set_attendance(office.trainer, exam, [absent], Attendance.ABSENT, "无故未到")
    services.standing.review(office.administrator, exam)
    services.standing.publish(office.trainer, exam)
    wang = next(row.person_id for row in services.exams.roster(office.trainer, exam) if row.sitting_id is not None)
    me = officer(wang, "王强")
    room = ResultRoom(
        services.results, services.objections, services.bank.picture, partial(own_slip, services), services.clock
    )
    mine = build_result(room, me, services.results.my_exams(me)[0], dialogs, lambda: None)
    qtbot.addWidget(mine.page)
    dialogs.text = "新法已改"
    item = services.results.my_result(me, exam).items[0]
    mine.page.contested.emit(item)
    mine.page.recheck.click()
    assert not dialogs.troubles
    assert mine.page.recheck.isHidden()
    assert any("新法已改" in one.text() for one in mine.page.findChildren(QLabel))

    panel: StandingScreen = show(office.trainer)  # type: ignore[operator]
    own = services.objections.objections(office.trainer, exam)[0]
    panel.ask.choose(own.id)
    panel.page.ask.opined.emit(True)
    assert objection_state(panel.ask.state().objections[0])[0] == "待决定"
    boss: StandingScreen = show(office.administrator)  # type: ignore[operator]
    boss.ask.choose(own.id)
    boss.page.ask.decided.emit(True)
    boss.page.ask.correct_wanted.emit()
    assert boss.fix.state().question_id == own.question_id
    assert boss.page.pages.currentWidget() is boss.page.fix
    (asked,) = services.objections.rechecks(office.administrator, exam)
    for screen in (panel, boss):
        screen.ask.refresh()
        screen.ask.choose(asked.id)
        screen.page.ask.found.emit(True)
    assert recheck_state(boss.ask.state().rechecks[0])[0] == "无变动"
    assert not dialogs.troubles
    mine.presenter.refresh()
    assert any("成立" in one.text() for one in mine.page.findChildren(QLabel))
    dialogs.path = Path("/nowhere/at/all.pdf")
    mine.page.slip.click()
    assert dialogs.troubles.pop().code == "result.not_in_force"


def test_misconduct_from_the_record_to_the_decision(
    services: Services, office: Office, dialogs: HandDialogs, exam: UUID, show: object
) -> None:
    third = services.people.add_person(office.administrator, PersonDraft("吴刚", unit_id=office.unit_id))
    desk: StandingScreen = show(office.trainer)  # type: ignore[operator]
    desk.page.cases.begin.click()
    form = desk.page.cases.form
    assert form is not None
    form.facts.setPlainText("9时20分翻看纸条")
    form.witness.setCurrentIndex([one.id for one in desk.cases.state().staff].index(third))
    form.save.click()
    assert not dialogs.troubles
    own = desk.cases.state().case
    assert own is not None
    dialogs.text = "查明事实"
    desk.page.cases.went_on.emit(True)
    desk.page.cases.went_on.emit(False)
    assert desk.cases.state().due is None
    boss: StandingScreen = show(office.administrator)  # type: ignore[operator]
    boss.cases.choose(boss.cases.state().cases[0])
    boss.page.cases.decided.emit(Verdict.VOID)
    assert not dialogs.troubles
    assert boss.cases.state().cases[0].verdict is Verdict.VOID
    states = {row.person_id: row.attendance for row in services.exams.roster(office.trainer, exam)}
    assert states[own.person_id] is Attendance.VOIDED
