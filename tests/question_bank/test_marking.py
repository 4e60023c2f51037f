from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.blanks import fills, same_text
from question_bank.marking import BlanksRule, Mark, MarkingRule, MultipleRule, mark, split_score, total_mark
from question_bank.question import (
    Blank,
    BlankKey,
    Choice,
    ChoiceKey,
    Option,
    Parts,
    PointsKey,
    Question,
    QuestionKind,
    ScoringPoint,
    Written,
)
from tests.question_bank.question_strategies import full_response, questions, responses

D = Decimal
RULE = MarkingRule()
scores = st.decimals(0, 100, places=2)
rules = st.builds(
    MarkingRule,
    st.sampled_from(MultipleRule),
    st.none() | st.decimals(0, 1, places=2),
    st.decimals(0, 1, places=2),
    st.sampled_from(BlanksRule),
)
MULTIPLE = Question(QuestionKind.MULTIPLE, "?", tuple(map(Option, "甲乙丙丁")), ChoiceKey(frozenset({0, 1, 2})))
SINGLE = Question(QuestionKind.SINGLE, "?", tuple(map(Option, "甲乙")), ChoiceKey(frozenset({1})))
SHORT = Question(QuestionKind.SHORT, "?", answer=PointsKey((ScoringPoint("点", D(1)),)))


def chosen(*positions: int) -> Choice:
    return Choice(frozenset(positions))


@given(questions().flatmap(lambda q: st.tuples(st.just(q), responses(q))), scores, rules)
def test_a_mark_is_never_negative_nor_above_the_score(pair: tuple, score: D, rule: MarkingRule) -> None:
    result = mark(*pair, score, rule)
    assert result.of == score
    assert 0 <= result.known <= score
    if result.score is not None:
        assert result.score == result.score.quantize(D("0.01"))
        assert result.right is not True or result.score == score
    assert result == mark(*pair, score, rule)


@given(questions(), scores, rules)
def test_the_right_answer_earns_all_that_a_machine_can_give(q: Question, score: D, rule: MarkingRule) -> None:
    result = mark(q, full_response(q), score, rule)
    if result.waiting:
        assert result.right is None
        assert QuestionKind.SHORT in {q.kind} | {part.kind for part in q.parts}
    else:
        assert (result.score, result.right) == (score, True)


@given(questions(), scores, rules)
def test_no_answer_earns_nothing(q: Question, score: D, rule: MarkingRule) -> None:
    result = mark(q, None, score, rule)
    assert (result.score, result.right) == (0, False)


@given(scores, st.lists(st.decimals(0, 10, places=1), min_size=1, max_size=6))
def test_split_scores_add_up(score: D, weights: list[D]) -> None:
    parts = split_score(score, weights)
    assert sum(parts) == score
    assert all(part >= 0 for part in parts)
    assert len(parts) == len(weights)


@pytest.mark.parametrize(
    ("rule", "choice", "score"),
    [
        (RULE, chosen(0, 1, 2), "2"), (RULE, chosen(0, 1), "0"), (RULE, chosen(0, 1, 2, 3), "0"),
        (MarkingRule(MultipleRule.PARTIAL), chosen(0), "1"),
        (MarkingRule(MultipleRule.PARTIAL), chosen(0, 3), "0"),
        (MarkingRule(MultipleRule.PARTIAL, None), chosen(0), "0.67"),
        (MarkingRule(MultipleRule.PARTIAL, None), chosen(0, 1), "1.33"),
        (MarkingRule(MultipleRule.NEGATIVE), chosen(0, 1), "1.33"),
        (MarkingRule(MultipleRule.NEGATIVE), chosen(0, 1, 2, 3), "1"),
        (MarkingRule(MultipleRule.NEGATIVE), chosen(3), "0"),
        (MarkingRule(MultipleRule.NEGATIVE), chosen(0, 3), "0"),
        (MarkingRule(MultipleRule.PARTIAL), chosen(), "0"),
    ],
)  # fmt: skip
def test_multiple_choice(rule: MarkingRule, choice: Choice, score: str) -> None:
    assert mark(MULTIPLE, choice, D(2), rule).score == D(score)


def test_the_partial_rule_is_for_multiple_choice_alone() -> None:
    assert mark(SINGLE, chosen(0, 1), D(2), MarkingRule(MultipleRule.NEGATIVE)).score == 0


def test_half_cents_are_rounded_up() -> None:
    assert mark(SINGLE, chosen(1), D("0.125"), RULE).score == D("0.13")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (" ３０００ ", "3000"), ("3,000", "3000"), ("公路法。", "《公路法》"),
        ("gb 1589", "GB1589"), ("GB-1589", "GB1589"),
        ("１／２", "1/2"), ("1、2", "1,2"), ("—5", "-5"), ("七 日", "七日"), ("（一）", "(一)"),
    ],
)  # fmt: skip
def test_the_same_in_other_writing(written: str, expected: str) -> None:
    assert same_text(written, expected)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("3.5", "35"),
        ("1/2", "12"),
        ("-5", "5"),
        ("50%", "50"),
        ("三", "四"),
        ("", "三"),
        ("。", "三"),
        ("", ""),
    ],
)
def test_not_the_same(written: str, expected: str) -> None:
    assert not same_text(written, expected)


@given(st.text(min_size=1).filter(lambda text: not text.isspace()))
def test_every_text_is_the_same_as_itself(text: str) -> None:
    assert same_text(text, text) or not text.split()


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("3.5", True),
        ("3.6", True),
        ("３．４米", True),
        ("3.61", False),
        ("3.5吨", False),
        ("三", False),
        ("", False),
    ],
)
def test_numbers_within_tolerance(written: str, right: bool) -> None:
    assert fills(written, Blank(("3.5米",), D("0.1"))) is right


def test_gaps_by_gap_or_all_and_in_any_order() -> None:
    blanks = (Blank(("甲", "乙")), Blank(("甲",)))
    ordered = Question(QuestionKind.BLANK, "________", answer=BlankKey(blanks))
    unordered = Question(QuestionKind.BLANK, "________", answer=BlankKey(blanks, ordered=False))
    given = Written(("甲", "乙"))
    assert mark(ordered, given, D(3), RULE).score == D("1.50")
    assert mark(ordered, given, D(3), MarkingRule(blanks=BlanksRule.ALL)).score == 0
    assert mark(unordered, given, D(3), RULE).score == 3
    assert mark(unordered, Written(("乙", "乙")), D(3), RULE).score == D("1.50")
    assert mark(ordered, Written(("甲",)), D(3), RULE) == Mark(D("1.50"), D("3.00"), False)


def test_a_case_waits_for_its_written_part_and_keeps_what_is_known() -> None:
    case = Question(QuestionKind.CASE, "案", parts=(SINGLE, SHORT))
    result = mark(case, Parts((chosen(1), Written(("答",)))), D(10), RULE, weights=[D(4), D(6)])
    assert (result.score, result.right, result.known, result.waiting) == (None, None, D(4), True)
    done = total_mark([result.parts[0], Mark(D(5), D(6), False)])
    assert (done.score, done.of, done.right) == (D(9), D(10), False)


def test_a_case_answered_in_part() -> None:
    case = Question(QuestionKind.CASE, "案", parts=(SINGLE, SINGLE, SINGLE))
    result = mark(case, Parts((chosen(1),)), D(10), RULE)
    assert [part.score for part in result.parts] == [D("3.33"), D(0), D(0)]
    assert sum(part.of for part in result.parts) == 10
    assert result.right is False


def test_a_question_without_a_key_waits() -> None:
    for question in (
        Question(QuestionKind.SINGLE, "?"),
        Question(QuestionKind.SINGLE, "?", answer=ChoiceKey(frozenset())),
    ):
        assert mark(question, chosen(0), D(1), RULE) == Mark(None, D("1.00"), None)
    assert mark(Question(QuestionKind.CASE, "空"), None, D(1), RULE).waiting


def test_a_response_of_another_kind_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError):
        mark(SINGLE, Written(("乙",)), D(1), RULE)
    with pytest.raises(TypeError):
        mark(Question(QuestionKind.CASE, "案", parts=(SINGLE,)), chosen(1), D(1), RULE)
    with pytest.raises(ValueError, match="weights"):
        mark(Question(QuestionKind.CASE, "案", parts=(SINGLE,)), None, D(1), RULE, weights=[D(1), D(2)])
