"""Practice without its widgets: runs, verdicts, mock exams, topics with mastery."""

from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.question import Question, QuestionKind, Written
from tests.conftest import Office
from tests.exams.hall import POINTS
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs
from tests.law.texts import OLD, TITLE, draft_of, text_of
from tests.practice.drilled import Drilled, chosen, drilled, single
from trainer.app.services import Services
from trainer.bank.drills.values import DrillScope
from trainer.practice.values import RunKind, RunOrder
from trainer.reports.mastery import own_mastery
from trainer.ui.practice.mock_presenter import MockPresenter
from trainer.ui.practice.room import PracticeRoom
from trainer.ui.practice.run_presenter import RunPresenter
from trainer.ui.practice.start_presenter import StartPresenter
from trainer.ui.practice.state import MockState, RunState, StartState, Tab, of_statute, order_of
from trainer.ui.practice.wording import (
    answer_lines,
    basis_words,
    key_words,
    mastery_words,
    topic_words,
    verdict_words,
    weak_words,
    wrong_words,
)

EVERYTHING = RunOrder(RunKind.SCOPE, DrillScope())
OUTLINE = Blueprint("路政大纲", (BlueprintRow(QuestionKind.SINGLE, 3, Decimal(2)),))


class View:
    """Keeps what each of the three pages was shown last."""

    start: StartState
    run: RunState
    mock: MockState

    def show_start(self, state: StartState) -> None:
        self.start = state

    def show_run(self, state: RunState) -> None:
        self.run = state

    def show_mock(self, state: MockState) -> None:
        self.mock = state

    def finish_typing(self) -> None:
        """Nothing is typed without widgets."""


class Practising:
    """The three presenters over real services, for 陈建国."""

    def __init__(self, services: Services, desk: Drilled) -> None:
        self.desk, self.view, self.dialogs = desk, View(), HandDialogs()
        self.room = PracticeRoom(
            services.practice,
            services.mocks,
            services.drills,
            services.law,
            services.papers.blueprints,
            partial(own_mastery, services.store.database, desk.actor),
            services.bank.picture,
            services.clock,
        )
        self.start = StartPresenter(self.view, self.room, desk.actor)
        self.run = RunPresenter(self.view, self.room, desk.actor, self.dialogs, self.start.refresh)
        self.mock = MockPresenter(
            self.view, self.room, desk.actor, self.dialogs, self.start.refresh, self.run.look_through
        )

    def answer(self, right: bool) -> None:
        task = self.view.run.task
        assert task is not None
        self.run.answer(chosen(task, right))


@pytest.fixture
def page(services: Services, office: Office) -> Practising:
    return Practising(services, drilled(services, office))


def test_a_run_goes_from_question_to_verdict_to_the_summary(page: Practising) -> None:
    page.run.begin(EVERYTHING)
    for number in range(1, 5):
        assert (page.view.run.number, page.view.run.of) == (number, 4)
        page.run.go_on()
        assert page.view.run.verdict is None
        page.answer(right=number > 1)
        page.run.answer(None)
        page.run.go_on()
    state = page.view.run
    assert (state.over, state.answered, state.right) == (True, 4, 3)
    page.run.go_on()
    assert page.view.start.desk.wrong == 1


def test_a_verdict_says_what_was_chosen_what_is_right_and_why(page: Practising) -> None:
    page.run.begin(EVERYTHING)
    page.answer(right=False)
    verdict = page.view.run.verdict
    assert verdict is not None
    assert verdict_words(page.view.run) == "✗ 回答错误"
    letter = "ABCD"[[option.text for option in verdict.question.options].index("对")]
    assert answer_lines(verdict.question, verdict.response).endswith(f"正确答案：{letter}")
    assert basis_words(verdict.question) == "依据：《中华人民共和国行政处罚法》第五十一条"


def test_questions_that_left_meanwhile_are_passed_over(page: Practising) -> None:
    page.run.begin(EVERYTHING)
    shown = page.view.run.task
    assert shown is not None
    gone = [one for one in page.desk.ids if one != shown.question_id][:2]
    page.desk.services.bank.park(page.desk.office.trainer, [*gone, shown.question_id], "法条修改")
    page.answer(right=True)
    assert [error.code for error in page.dialogs.troubles] == ["practice.gone"]
    page.answer(right=True)
    page.run.go_on()
    assert (page.view.run.over, page.view.run.answered) == (True, 1)


def test_an_empty_run_says_what_to_do_instead(page: Practising) -> None:
    page.run.begin(RunOrder(RunKind.WRONG))
    assert [error.code for error in page.dialogs.troubles] == ["practice.no_wrong"]


def test_own_writing_waits_for_its_writers_judgement(page: Practising) -> None:
    page.desk.add(Question(QuestionKind.SHORT, "简述听证程序。", answer=POINTS, subject="听证"))
    page.run.begin(RunOrder(RunKind.SCOPE, DrillScope(subject="听证")))
    assert key_words(page.view.run) == "按键：写好后按 Ctrl+回车 核对"
    page.run.answer(Written(("先告知",)))
    assert page.view.run.waiting
    assert "Tab" in key_words(page.view.run)
    page.run.go_on()
    assert page.view.run.waiting
    page.run.judge(True)
    assert (page.view.run.right, page.view.run.waiting) == (1, False)
    assert page.desk.services.practice.desk(page.desk.actor).practised == 1


def test_topics_show_mastery_once_there_is_enough_of_it(page: Practising) -> None:
    page.start.refresh()
    terms = page.view.start.terms
    statute, article = page.view.start.topics
    assert (topic_words(statute), topic_words(article)) == ("《行政处罚法》", "　第五十一条")
    assert mastery_words(article, terms) == ""
    for one in page.desk.ids:
        page.desk.answer(one, right=one == page.desk.ids[0])
    page.start.refresh()
    assert mastery_words(page.view.start.topics[1], terms) == "数据不足，答对 1/4"
    page.desk.answer(page.desk.ids[0])
    page.start.refresh()
    assert [mastery_words(one, terms) for one in page.view.start.topics] == ["薄弱 25%", "薄弱 25%"]
    assert weak_words(page.view.start) == "《行政处罚法》第五十一条"
    assert page.view.start.statutes == ("行政处罚法",)
    page.start.choose_statute("行政处罚法")
    assert (page.view.start.statute, len(page.view.start.topics)) == ("行政处罚法", 2)
    page.start.choose_tab(Tab.SUBJECT)
    assert (page.view.start.statutes, page.view.start.statute) == ((), "")
    page.start.choose_tab(Tab.ARTICLE)
    assert page.view.start.statute == "行政处罚法"
    assert of_statute(page.view.start.topics, "行政许可法") == ()


@pytest.mark.parametrize(
    ("tab", "names"), [(Tab.SUBJECT, ["行政处罚法"]), (Tab.FIELD, ["公路路政"]), (Tab.OUTLINE, [])]
)
def test_topics_are_listed_by_what_was_chosen(page: Practising, tab: Tab, names: list[str]) -> None:
    page.start.choose_tab(tab)
    assert [topic.name for topic in page.view.start.topics] == names


def test_a_mock_exam_is_answered_handed_in_and_looked_through(page: Practising, clock: FixedClock) -> None:
    page.mock.begin(OUTLINE, 30)
    mock = page.view.mock.mock
    assert mock is not None
    page.mock.answer(1, chosen(mock.items[0].task, True))
    page.mock.step(1)
    clock.tick(60)
    page.mock.second_passed()
    assert (page.view.mock.place, page.view.mock.seconds_left, page.view.mock.answered) == (1, 29 * 60, {1})
    page.mock.go_to_open()
    assert page.view.mock.place == 2
    page.mock.go_to_open()
    assert page.view.mock.place == 1
    page.mock.leave()
    assert page.view.start.mock_running
    page.mock.begin(None, 0)
    page.mock.hand_in()
    assert page.dialogs.said[-1].startswith("还有 2 题未作答。")
    result = page.view.mock.result
    assert result is not None
    assert (result.score, result.of) == (Decimal(2), Decimal(6))
    page.mock.see_wrong()
    seen: list[Any] = []
    while page.view.run.review and len(seen) < 2:
        seen.append(page.view.run.task)
        page.run.go_on()
    assert len(seen) == 2
    assert page.view.start.results[0].score == Decimal(2)


def test_a_mock_exam_ends_by_itself(page: Practising, clock: FixedClock) -> None:
    page.mock.begin(OUTLINE, 30)
    clock.tick(30 * 60)
    page.mock.second_passed()
    assert page.view.mock.result is not None


def test_the_wrong_answer_book_is_read_line_by_line_and_begins_where_one_chooses(page: Practising) -> None:
    for one in page.desk.ids[:3]:
        page.desk.answer(one, right=False)
    page.desk.answer(page.desk.ids[1])
    page.start.choose_tab(Tab.WRONG)
    lines = {one.name: one for one in page.view.start.topics}
    assert wrong_words(lines["第1题"]) == "答错 1 次，还需连续答对 1 次"
    assert wrong_words(lines["第2题"]) == "答错 1 次，还需连续答对 2 次"
    page.run.begin(order_of(lines["第2题"]))
    shown = page.view.run.task
    assert shown is not None
    assert (shown.question_id, page.view.run.of) == (page.desk.ids[2], 3)


def test_the_text_of_the_article_stands_below_where_it_is_loaded(page: Practising) -> None:
    page.desk.add(single(8, "演示", 4, TITLE))
    page.desk.services.law.load(page.desk.office.trainer, draft_of(OLD), text_of(OLD))
    page.run.begin(RunOrder(RunKind.SCOPE, DrillScope(subject="演示")))
    page.answer(right=True)
    assert [hit.article.text for hit in page.view.run.articles] == ["受理后应当出具凭证。"]
