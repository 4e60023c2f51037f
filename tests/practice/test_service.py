"""Practice over the encrypted store: runs, cards, what may be shown, mock exams."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.question import Question, QuestionKind, Written
from tests.conftest import Office
from tests.fakes import FixedClock
from tests.practice.drilled import COMPULSION, Drilled, chosen, drilled, single
from trainer.app.services import Services
from trainer.bank.drills.values import DrillScope
from trainer.bank.values import Shelf
from trainer.exams.values import ExamPlan
from trainer.hours.values import RuleSource, SourceNature
from trainer.law.values import ArticleKey
from trainer.people.accounts.values import Actor, Role
from trainer.practice.values import Hiding, RunKind, RunOrder
from trainer.practice.words import ERRORS
from trainer.store.errors import NotAllowed, Refused

OUTLINE = Blueprint("路政大纲", (BlueprintRow(QuestionKind.SINGLE, 3, Decimal(2)),))


@pytest.fixture
def desk(services: Services, office: Office) -> Drilled:
    return drilled(services, office)


@pytest.mark.both_engines
def test_a_wrong_answer_fills_the_book_and_two_right_ones_empty_it(desk: Drilled, clock: FixedClock) -> None:
    first, *rest = desk.ids
    wrong = desk.answer(first, right=False)
    for one in rest:
        assert desk.answer(one).right
    practice = desk.services.practice
    assert wrong.right is False
    assert wrong.question.rationale == "见条文"
    assert practice.run(desk.actor, RunOrder(RunKind.WRONG)) == (first,)
    clock.tick(timedelta(minutes=11).total_seconds())
    assert practice.desk(desk.actor).due == 1
    for _day in range(2):
        desk.answer(first, kind=RunKind.WRONG)
        clock.tick(timedelta(days=1).total_seconds())
    assert practice.desk(desk.actor).wrong == 0
    with pytest.raises(Refused) as refusal:
        practice.run(desk.actor, RunOrder(RunKind.WRONG))
    assert refusal.value.code in ERRORS
    assert desk.differing() == []


def test_reviews_are_kept_for_good(desk: Drilled) -> None:
    desk.answer(desk.ids[0])
    for change in ('UPDATE practice_review SET "right" = 0', "DELETE FROM practice_review"):
        with pytest.raises(DatabaseError, match="append only"), desk.services.store.database.write() as session:
            session.execute(text(change))


@pytest.mark.both_engines
def test_topics_take_their_questions_and_new_ones_come_first(desk: Drilled) -> None:
    (other,) = desk.add(single(9, "行政强制法", 18, COMPULSION))
    practice, drills = desk.services.practice, desk.services.drills
    desk.answer(desk.ids[0])

    def run(**scope: Any) -> tuple[Any, ...]:
        return practice.run(desk.actor, RunOrder(RunKind.SCOPE, DrillScope(**scope)))

    assert run(subject="行政强制法") == (other,)
    assert run(statute="行政强制法", article=ArticleKey(18)) == (other,)
    assert run(rows=OUTLINE.rows)[-1] == desk.ids[0]
    assert len(run(field="公路路政")) == 5
    places = {(place.statute, place.article.number): place.questions for place in drills.places()}
    assert places == {("行政处罚法", 51): 4, ("行政强制法", 18): 1}
    with pytest.raises(Refused):
        run(statute="行政强制法", article=ArticleKey(19))


def test_parked_and_retired_questions_leave_at_once(desk: Drilled) -> None:
    first, second, *_rest = desk.ids
    task = desk.task(first)
    desk.services.bank.park(desk.office.trainer, [first], "法条修改")
    desk.services.bank.retire(desk.office.trainer, [second], "重复")
    practice = desk.services.practice
    assert practice.task(first) is None
    with pytest.raises(Refused, match=r"practice\.gone"):
        practice.answer(desk.actor, task, chosen(task, True), RunKind.SCOPE)
    assert not {first, second} & set(practice.run(desk.actor, RunOrder(RunKind.SCOPE)))


@pytest.mark.both_engines
def test_a_changed_question_comes_again_and_a_moved_one_does_not(desk: Drilled) -> None:
    first, second, *_rest = desk.ids
    bank, practice, trainer = desk.services.bank, desk.services.practice, desk.office.trainer
    desk.answer(first)
    desk.answer(second)
    bank.reshelve(trainer, [second], Shelf(subject="程序"), "归类")
    bank.change(trainer, first, replace(single(0), stem="改后的题"), "表述不清")
    assert practice.desk(desk.actor).due == 0
    bank.check(trainer, [first])
    assert practice.run(desk.actor, RunOrder(RunKind.REVIEW)) == (first,)
    desk.answer(first, right=False)
    assert desk.differing() == []


def test_writing_counts_as_its_writer_judges_it(desk: Drilled) -> None:
    (written,) = desk.add(Question(QuestionKind.SHORT, "简述听证程序。", answer=desk_points()))
    practice, task = desk.services.practice, desk.task(written)
    verdict = practice.answer(desk.actor, task, Written(("先告知",)), RunKind.SCOPE)
    assert verdict.right is None
    assert practice.desk(desk.actor).practised == 0
    assert practice.judge(desk.actor, verdict, True, RunKind.SCOPE).right
    assert practice.desk(desk.actor).practised == 1


def desk_points() -> Any:
    from tests.exams.hall import POINTS

    return POINTS


def sealed_exam(desk: Drilled, clock: FixedClock, begins: timedelta) -> Any:
    """An exam over three approved questions, for the officer."""
    services, office = desk.services, desk.office
    services.bank.approve(office.administrator, desk.ids)
    paper = services.papers.assemble(office.administrator, OUTLINE, 5)
    opens = clock.now() + begins
    rule = RuleSource(SourceNature.EXAMPLE, "示例数据", "未载明")
    plan = ExamPlan("年度考试", 2026, paper.id, opens, opens + timedelta(hours=2), 60, Decimal(4), rule)
    services.exams.create_exam(office.administrator, plan, [desk.actor.person_id])
    return {item.question_id for item in paper.items}


@pytest.mark.both_engines
def test_questions_of_an_open_exam_are_kept_back_until_it_is_over(desk: Drilled, clock: FixedClock) -> None:
    held = sealed_exam(desk, clock, timedelta(hours=1))
    practice = desk.services.practice
    assert practice.held_back() == frozenset()
    clock.tick(timedelta(minutes=90).total_seconds())
    assert practice.held_back() == held
    assert set(practice.run(desk.actor, RunOrder(RunKind.SCOPE))) == set(desk.ids) - held
    assert practice.task(next(iter(held))) is None
    clock.tick(timedelta(hours=3).total_seconds())
    assert practice.held_back() == frozenset()


def test_the_office_chooses_how_long_they_are_kept_back(desk: Drilled, clock: FixedClock) -> None:
    held = sealed_exam(desk, clock, timedelta(days=3))
    practice, head = desk.services.practice, desk.office.administrator
    practice.choose_hiding(head, Hiding.UNTIL_OVER)
    assert practice.held_back() == held
    clock.tick(timedelta(days=3, minutes=1).total_seconds())
    practice.choose_hiding(head, Hiding.NEVER)
    assert practice.held_back() == frozenset()
    with pytest.raises(NotAllowed):
        practice.choose_hiding(desk.actor, Hiding.NEVER)


@pytest.mark.both_engines
def test_everything_practised_is_due_again_before_the_next_exam(desk: Drilled, clock: FixedClock) -> None:
    for _time in range(3):
        for one in desk.ids:
            desk.answer(one)
        clock.tick(timedelta(days=20).total_seconds())
    sealed_exam(desk, clock, timedelta(days=10))
    practice = desk.services.practice
    exam_at = practice.desk(desk.actor).exam_at
    assert exam_at == clock.now() + timedelta(days=10)
    verdict = desk.answer(desk.ids[0])
    assert verdict.next_at is not None
    assert verdict.next_at < exam_at


@pytest.mark.both_engines
def test_a_mock_exam_is_timed_marked_at_once_and_feeds_practice(desk: Drilled, clock: FixedClock) -> None:
    mocks, actor = desk.services.mocks, desk.actor
    mock = mocks.begin(actor, OUTLINE, 30)
    assert [item.task.question.answer for item in mock.items] == [None] * 3
    mocks.answer(actor, mock, 1, chosen(mock.items[0].task, False))
    mocks.answer(actor, mock, 1, chosen(mock.items[0].task, True))
    mocks.answer(actor, mock, 2, chosen(mock.items[1].task, False))
    again = mocks.running(actor)
    assert again is not None
    assert again.items[0].response == chosen(mock.items[0].task, True)
    result = mocks.end(actor, mock.id)
    assert (result.score, result.of, result.written) == (Decimal(2), Decimal(6), Decimal(0))
    assert [item.verdict.right for item in result.items] == [True, False, False]
    assert mocks.end(actor, mock.id).ended_at == result.ended_at
    assert desk.services.practice.desk(actor).wrong == 1
    assert mocks.running(actor) is None
    assert [one.score for one in mocks.results(actor)] == [Decimal(2)]
    assert desk.differing() == []


def test_a_mock_exam_ends_with_its_time(desk: Drilled, clock: FixedClock) -> None:
    mocks, actor = desk.services.mocks, desk.actor
    mock = mocks.begin(actor, OUTLINE, 30)
    clock.tick(timedelta(minutes=31).total_seconds())
    with pytest.raises(Refused, match=r"practice\.mock_over"):
        mocks.answer(actor, mock, 1, None)
    assert mocks.running(actor) is None
    (result,) = mocks.results(actor)
    assert result.ended_at == mock.until
    stranger = Actor(uuid4(), desk.office.trainer.person_id, "李娜", frozenset({Role.OFFICER}))
    with pytest.raises(NotAllowed):
        mocks.end(stranger, mock.id)


def test_a_mock_exam_says_how_many_questions_are_missing(desk: Drilled) -> None:
    large = Blueprint("大卷", (BlueprintRow(QuestionKind.SINGLE, 9, Decimal(1)),))
    with pytest.raises(Refused) as refusal:
        desk.services.mocks.begin(desk.actor, large, 30)
    assert refusal.value.params["missing"] == 5


def test_no_key_of_an_open_exam_comes_out_of_what_was_begun_before_it(desk: Drilled, clock: FixedClock) -> None:
    held = sealed_exam(desk, clock, timedelta(hours=1))
    mocks, practice, actor = desk.services.mocks, desk.services.practice, desk.actor
    mock = mocks.begin(actor, OUTLINE, 120)
    tasks = [desk.task(one) for one in held]
    clock.tick(timedelta(minutes=61).total_seconds())
    with pytest.raises(Refused, match=r"practice\.mock_held"):
        mocks.answer(actor, mock, 1, chosen(mock.items[0].task, True))
    for task in tasks:
        with pytest.raises(Refused, match=r"practice\.gone"):
            practice.answer(actor, task, chosen(task, True), RunKind.SCOPE)
    assert mocks.running(actor) is None
    seen = {item.verdict.task.question_id for item in mocks.end(actor, mock.id).items}
    assert not seen & held
