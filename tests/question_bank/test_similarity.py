"""Near-duplicates and contradictory keys: what is one question, what is another, what contradicts."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.question import (
    TRUE_FALSE,
    Blank,
    BlankKey,
    ChoiceKey,
    Option,
    Picture,
    PointsKey,
    Question,
    QuestionKind,
    ScoringPoint,
)
from question_bank.similarity import Likeness, Pair, Progress, compare, find_pairs
from tests.question_bank.question_strategies import questions
from tests.starter import starter_questions

SAME, NEAR, CONTRADICTORY = Likeness.SAME, Likeness.NEAR, Likeness.CONTRADICTORY
STEM = "行政机关应当自行政处罚案件立案之日起（  ）内作出行政处罚决定"
TWO = (Option("见图"), Option("见图"))
TEXTS = ("三十日", "六十日", "九十日", "一百二十日")


def single(stem: str = STEM, texts: tuple[str, ...] = TEXTS, right: int = 2) -> Question:
    return Question(QuestionKind.SINGLE, stem, tuple(map(Option, texts)), ChoiceKey(frozenset({right})))


def judgement(stem: str, right: bool) -> Question:
    options = tuple(map(Option, TRUE_FALSE))
    return Question(QuestionKind.TRUE_FALSE, stem, options, ChoiceKey(frozenset({0 if right else 1})))


def blank(stem: str, *keys: str) -> Question:
    return Question(QuestionKind.BLANK, stem, answer=BlankKey(tuple(Blank((key,)) for key in keys)))


def short(stem: str, text: str) -> Question:
    return Question(QuestionKind.SHORT, stem, answer=PointsKey((ScoringPoint(text, Decimal(1)),)))


def judged(left: Question, right: Question) -> Likeness | None:
    verdict = compare(left, right)
    return None if verdict is None else verdict.likeness


@pytest.mark.parametrize(
    "stem",
    [
        "行政机关应当自行政处罚案件立案之日起____内作出行政处罚决定。",
        "行政机关应当自行政处罚案件立案之日起( )内作出行政处罚决定",
        "根据《中华人民共和国行政处罚法》第六十条的规定，行政机关应当自行政处罚案件立案之日起（）内作出行政处罚决定。",
        "行政机关必须自行政处罚案件立案之日起【  】内作出行政处罚的决定",
    ],
)
def test_one_question_written_in_several_ways(stem: str) -> None:
    assert judged(single(), single(stem, ("90日", "１２０ 日", "30天", "60日"), 0)) is SAME


def test_a_title_with_and_without_the_name_of_the_state() -> None:
    short_title = "《行政处罚法》自（ ）起施行"
    whole_title = "《中华人民共和国行政处罚法》（2021修订）自____起施行。"
    dates = ("7月15日", "8月1日")
    assert judged(single(short_title, dates, 0), single(whole_title, dates, 0)) is SAME
    assert judged(single(short_title, dates, 0), single("《行政许可法》自（ ）起施行", dates, 0)) is None


def test_another_key_contradicts_and_the_letter_does_not_matter() -> None:
    assert judged(single(right=2), single(right=1)) is CONTRADICTORY
    assert judged(single(right=2), single(texts=TEXTS[::-1], right=1)) is SAME
    assert judged(single(right=2), single(texts=TEXTS[::-1], right=2)) is CONTRADICTORY
    assert judged(single(right=2), single(texts=("45日", "75日", "100日", "15日"), right=0)) is CONTRADICTORY


def test_a_key_without_its_unit_is_the_same_key() -> None:
    bare = single("行政机关应当自行政处罚案件立案之日起（  ）日内作出行政处罚决定", ("30", "60", "90", "120"))
    assert judged(single(), bare) is NEAR


def test_stems_that_ask_about_their_options_are_other_questions_with_other_options() -> None:
    stem = "下列说法正确的是（ ）"
    left = single(stem, ("处罚须有依据", "处罚可以口头", "处罚不必告知", "处罚随时作出"), 0)
    right = single(stem, ("听证公开举行", "听证费用自付", "听证不得代理", "听证不作笔录"), 0)
    assert judged(left, right) is None


def test_numbers_negations_and_duties_make_other_questions() -> None:
    assert judged(single("30日内申请复议的是（ ）"), single("60日内申请复议的是（ ）")) is None
    assert judged(single("属于行政处罚种类的是（ ）"), single("不属于行政处罚种类的是（ ）")) is None
    assert judged(judgement("执法人员不得少于两人", True), judgement("执法人员可以少于两人", False)) is None
    may, must = "情节轻微的，执法机关可以不予处罚当事人", "情节轻微的，执法机关应当不予处罚当事人"
    assert judged(judgement(may, True), judgement(must, True)) is None


def test_the_same_judgement_with_both_answers_contradicts() -> None:
    stem = "行政处罚决定书应当在宣告后当场交付当事人"
    assert judged(judgement(stem, True), judgement(f" {stem}。 ( )", False)) is CONTRADICTORY
    assert judged(judgement(stem, True), judgement(stem, True)) is SAME


def test_gaps_compare_by_what_fills_them() -> None:
    stem = "当事人应当自收到决定书之日起____日内缴纳罚款"
    assert judged(blank(stem, "15"), blank(stem.replace("____", "( )"), "１５")) is SAME
    assert judged(blank(stem, "15"), blank(stem, "30")) is CONTRADICTORY
    moved = "当事人应当自____之日起15日内缴纳罚款"
    assert judged(blank(stem, "15"), blank(moved, "收到决定书")) is None


def test_a_gap_at_another_place_of_one_sentence_does_not_contradict() -> None:
    first = single("党员的利益服从（）的利益，个人服从组织，享受在后", ("人民", "集体", "单位"), 0)
    second = single("党员的利益服从人民的利益，个人服从（），享受在后", ("组织", "集体", "单位"), 0)
    assert judged(first, second) is not CONTRADICTORY


def test_other_pictures_make_other_questions() -> None:
    sign, other = Picture("a" * 64, 40, 40), Picture("b" * 64, 40, 40)
    stem = "图中交通标志的含义是（ ）"
    drawn = replace(single(stem), figures=(sign,))
    assert judged(drawn, replace(single(stem, right=1), figures=(other,))) is None
    assert judged(drawn, replace(single(stem, right=1), figures=(sign,))) is CONTRADICTORY
    assert judged(drawn, single(stem, right=1)) is None
    assert judged(drawn, single(stem)) is NEAR
    shown = tuple(
        replace(option, figures=(Picture(letter * 64, 9, 9),)) for option, letter in zip(TWO, "cd", strict=True)
    )
    plain = Question(QuestionKind.SINGLE, "表示禁止通行的标志是（ ）", TWO, ChoiceKey(frozenset({0})))
    left = replace(plain, options=shown)
    assert judged(left, replace(left, options=shown[::-1], answer=ChoiceKey(frozenset({1})))) is SAME
    assert judged(left, replace(left, options=shown[::-1])) is CONTRADICTORY


def test_written_answers_and_cases() -> None:
    stem = "简述当场作出行政处罚决定的条件是什么"
    assert judged(short(stem, "违法事实确凿并有法定依据"), short(stem, "违法事实确凿、并有法定依据。")) is SAME
    assert judged(short(stem, "罚款200元以下"), short(stem, "罚款3000元以下")) is CONTRADICTORY
    story = "某运输公司驾驶员张某超限行驶公路被执法人员当场查获"
    case = Question(QuestionKind.CASE, story, parts=(single(right=2), judgement("应当处罚张某", True)))
    other = replace(case, stem=f"{story}。", parts=(single(right=1), judgement("应当处罚张某", True)))
    assert judged(case, replace(case, stem=f"{story}。")) is SAME
    assert judged(case, other) is CONTRADICTORY


def test_a_case_that_asks_one_thing_twice_is_not_the_case_that_asks_two() -> None:
    two = Question(QuestionKind.CASE, "题干", parts=(judgement("应当处罚张某", True), single(right=2)))
    twice = replace(two, parts=(two.parts[0], two.parts[0]))
    assert judged(two, twice) is judged(twice, two) is NEAR


@given(questions(), questions())
def test_symmetric(left: Question, right: Question) -> None:
    assert compare(left, right) == compare(right, left)


@given(questions())
def test_a_question_is_the_same_as_itself(question: Question) -> None:
    assert judged(question, question) in (SAME, NEAR)


@given(
    st.sampled_from([q for q in starter_questions() if q.kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE)]),
    st.randoms(use_true_random=False),
)
def test_reordered_options_are_the_same_question(question: Question, chance: random.Random) -> None:
    assert judged(question, reordered(question, chance)) is SAME


@given(st.sampled_from(starter_questions()), st.randoms(use_true_random=False))
def test_planted_edits_are_found(question: Question, chance: random.Random) -> None:
    edited = replace(question, stem=f" {question.stem.replace('，', ', ').replace('（', '(')} ")
    if question.options and question.kind is not QuestionKind.TRUE_FALSE:
        edited = reordered(edited, chance)
    assert judged(question, edited) in (SAME, NEAR)


@given(st.lists(st.sampled_from(starter_questions()), max_size=12))
def test_no_pair_twice_and_none_missed(chosen: list[Question]) -> None:
    found = [pair for pair in find_pairs(chosen) if isinstance(pair, Pair)]
    places = [(pair.left, pair.right) for pair in found]
    assert len(set(places)) == len(places)
    assert all(left < right for left, right in places)
    equal = {(i, j) for j in range(len(chosen)) for i in range(j) if chosen[i] == chosen[j]}
    assert equal <= set(places)


def test_what_comes_in_is_compared_with_the_bank_and_itself_only() -> None:
    bank = [single(), single()]
    found = list(find_pairs([*bank, single(right=1), single(right=1)], new_from=2))
    pairs = {(pair.left, pair.right): pair.likeness for pair in found if isinstance(pair, Pair)}
    assert (0, 1) not in pairs
    assert pairs == {(i, j): (SAME if i == 2 else CONTRADICTORY) for j in (2, 3) for i in range(j)}


def test_progress_comes_between_and_at_the_end() -> None:
    reports = [one for one in find_pairs([single()] * 450) if isinstance(one, Progress)]
    assert [report.done for report in reports] == [0, 100, 200, 225, 325, 425, 450]
    assert {report.total for report in reports} == {450}


def reordered(question: Question, chance: random.Random) -> Question:
    assert isinstance(question.answer, ChoiceKey)
    order = list(range(len(question.options)))
    chance.shuffle(order)
    right = frozenset(place for place, old in enumerate(order) if old in question.answer.right)
    return replace(question, options=tuple(question.options[old] for old in order), answer=ChoiceKey(right))
