import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

import question_bank
from question_bank.blanks import with_gap_marks
from question_bank.checks import check
from question_bank.problems import Place, Problem
from question_bank.question import (
    TRUE_FALSE,
    Blank,
    BlankKey,
    ChoiceKey,
    Option,
    PointsKey,
    Question,
    QuestionKind,
    ScoringPoint,
)
from question_bank.wording import WORDS, describe, describe_place
from tests.question_bank.question_strategies import questions

SINGLE = Question(QuestionKind.SINGLE, "问", (Option("甲"), Option("乙")), ChoiceKey(frozenset({0})))
MULTIPLE = replace(SINGLE, kind=QuestionKind.MULTIPLE, answer=ChoiceKey(frozenset({0, 1})))
BLANK = Question(QuestionKind.BLANK, "应在____日内", answer=BlankKey((Blank(("三",)),)))
SHORT = Question(QuestionKind.SHORT, "问", answer=PointsKey((ScoringPoint("点", Decimal(1)),)))
CASE = Question(QuestionKind.CASE, "案", parts=(SINGLE, SHORT))
TRUE = Question(QuestionKind.TRUE_FALSE, "述", tuple(map(Option, TRUE_FALSE)), ChoiceKey(frozenset({1})))


def right(*positions: int) -> ChoiceKey:
    return ChoiceKey(frozenset(positions))


def points(*shares: str) -> PointsKey:
    return PointsKey(tuple(ScoringPoint("点", Decimal(share)) for share in shares))


@given(questions())
def test_a_sound_question_has_no_blocking_problem(question: Question) -> None:
    assert not [problem for problem in check(question) if problem.blocking]


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        (replace(SINGLE, stem=" "), ["empty_stem"]),
        (replace(SINGLE, stem="（问"), ["unbalanced"]),
        (replace(SINGLE, options=()), ["few_options", "key_outside"]),
        (replace(SINGLE, options=(Option("甲"), Option(""), Option("甲"))), ["empty_option", "same_options"]),
        (replace(SINGLE, options=tuple(Option(str(i)) for i in range(11))), ["many_options"]),
        (replace(SINGLE, answer=None), ["no_key"]),
        (replace(SINGLE, answer=right()), ["no_key"]),
        (replace(SINGLE, answer=right(0, 1)), ["several_keys"]),
        (replace(SINGLE, answer=right(2)), ["key_outside"]),
        (replace(SINGLE, answer=BLANK.answer), ["wrong_key"]),
        (replace(SINGLE, parts=(TRUE,)), ["unexpected_parts"]),
        (replace(MULTIPLE, answer=right(0)), ["one_key"]),
        (replace(TRUE, options=(Option("对"), Option("错"))), ["true_false_options"]),
        (replace(TRUE, answer=right(0, 1)), ["several_keys"]),
        (replace(BLANK, stem="____和____"), ["gaps"]),
        (replace(BLANK, options=SINGLE.options), ["unexpected_options"]),
        (replace(BLANK, answer=BlankKey((Blank(()),))), ["empty_gap"]),
        (replace(BLANK, answer=BlankKey((Blank(("3",), Decimal(-1)),))), ["tolerance"]),
        (replace(SHORT, answer=points("0.5", "0.4")), ["shares"]),
        (replace(SHORT, answer=points("2", "-1")), ["shares"]),
        (replace(SHORT, answer=points()), ["no_key"]),
        (replace(SHORT, answer=PointsKey((ScoringPoint("", Decimal(1)),))), ["empty_point"]),
        (replace(CASE, parts=()), ["no_parts"]),
        (replace(CASE, answer=right(0)), ["case_with_key"]),
        (replace(CASE, parts=(CASE,)), ["nested_case"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_question(question: Question, codes: list[str]) -> None:
    problems = check(question)
    assert [problem.code.removeprefix("question.") for problem in problems] == codes
    assert all(describe(problem, language) for problem in problems for language in ("zh_CN", "en"))


def test_problems_of_a_part_name_the_part() -> None:
    case = replace(CASE, parts=(SINGLE, replace(SINGLE, stem="", answer=None)))
    place = Place(file="题库.xlsx", sheet="案例", row=7, part=2)
    problems = check(case, Place(file="题库.xlsx", sheet="案例", row=7))
    assert problems == (Problem("question.empty_stem", place), Problem("question.no_key", place))
    assert describe_place(place) == "题库.xlsx，工作表“案例”，第7行，第2小题"
    assert describe_place(Place(line=3), "en") == "line 3"


def test_every_code_has_words_and_every_word_a_use() -> None:
    folder = Path(question_bank.__file__).parent
    sources = [path for path in folder.rglob("*.py") if path.name != "wording.py"]
    used = re.findall(r'"((?:question|import|blueprint)\.[a-z_]+)"', "".join(map(Path.read_text, sources)))
    assert set(used) == set(WORDS)
    for words in WORDS.values():
        assert re.findall(r"\{\w+\}", words[0]) == re.findall(r"\{\w+\}", words[1])


def test_gaps_are_marked_one_way() -> None:
    assert with_gap_marks("（1）____ 和__________") == "（1）____ 和____"
    assert with_gap_marks("应在（  ）日内（）") == "应在____日内____"
