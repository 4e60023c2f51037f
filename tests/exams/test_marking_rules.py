"""Worked cases of the marking rules: from the rule set of the office to the score of a sitting."""

from decimal import Decimal

import pytest

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.marking import MarkingRule
from question_bank.question import BLANK_MARK, Blank, BlankKey, Choice, Question, QuestionKind, Response, Written
from tests.exams.conftest import Crew
from tests.exams.hall import Hall
from trainer.app.services import RESOURCES
from trainer.exams.rule_files import parse_exam_rule

EXAMPLE = (RESOURCES / "rules" / "exam-example.toml").read_text(encoding="utf-8")
ALL, PARTIAL, FOUND, NEGATIVE = (
    'multiple = "all_or_nothing"',
    'multiple = "partial"\nmissing_share = "0.3333"',
    'multiple = "partial"\nmissing_share = "found"',
    'multiple = "negative"\nwrong_share = "0.25"',
)
DAYS, LAWS = Blank(("五", "5")), Blank(("行政处罚法", "《中华人民共和国行政处罚法》"))
METRES = Blank(("4.2米",), Decimal("0.1"))


def rule_of(marking: str) -> MarkingRule:
    """The example rule set with another way of marking."""
    head, rest = EXAMPLE.split("[marking]\n")
    return parse_exam_rule("x", f"{head}[marking]\n{marking}\n\n[[rows]]{rest.split('[[rows]]', 1)[1]}").marking


def earned(hall: Hall, crew: Crew, kind: QuestionKind, marking: str, answer: Response | str) -> Decimal:
    """What one candidate gets for one question worth two points; choices are given by their texts."""
    blueprint = Blueprint("一题", (BlueprintRow(kind, 1, Decimal(2)),))
    exam = hall.exam(crew.wang, blueprint=blueprint, pass_mark="1", marking=rule_of(marking))
    view = hall.sittings.start(crew.wang, exam)
    (shown,) = view.items
    if isinstance(answer, str):
        texts = [option.text for option in shown.question.options]
        answer = Choice(frozenset(texts.index(letter) for letter in answer))
    hall.sittings.answer(crew.wang, view.sitting_id, shown.item, answer, lambda _: None)
    hall.sittings.submit(crew.wang, view.sitting_id)
    result = hall.marking.result(hall.head, view.sitting_id)
    assert result is not None
    return result.score


@pytest.mark.parametrize(
    ("marking", "chosen", "score"),
    [
        (ALL, "甲丙", "2"),
        (ALL, "甲", "0"),
        (ALL, "甲乙丙", "0"),
        (PARTIAL, "甲丙", "2"),
        (PARTIAL, "丙", "0.67"),
        (PARTIAL, "甲乙", "0"),
        (FOUND, "甲", "1"),
        (FOUND, "甲乙丙", "0"),
        (NEGATIVE, "甲", "1"),
        (NEGATIVE, "甲乙", "0.5"),
        (NEGATIVE, "甲乙丙", "1.5"),
        (NEGATIVE, "甲乙丙丁", "1"),
        (NEGATIVE, "乙丁", "0"),
    ],
)
def test_a_multiple_choice_earns_what_the_rule_set_says(
    hall: Hall, crew: Crew, marking: str, chosen: str, score: str
) -> None:
    """The key is 甲 and 丙, of four options."""
    assert earned(hall, crew, QuestionKind.MULTIPLE, marking, chosen) == Decimal(score)


@pytest.mark.parametrize(
    ("key", "blanks", "written", "score"),
    [
        (BlankKey((DAYS, LAWS)), "per_gap", ("5", "行政处罚法"), "2"),
        (BlankKey((DAYS, LAWS)), "per_gap", ("５", "《行政处罚法》"), "2"),
        (BlankKey((DAYS, LAWS)), "per_gap", ("五", "公路法"), "1"),
        (BlankKey((DAYS, LAWS)), "all", ("五", "公路法"), "0"),
        (BlankKey((DAYS, LAWS)), "per_gap", ("行政处罚法", "五"), "0"),
        (BlankKey((DAYS, LAWS), ordered=False), "per_gap", ("行政处罚法", "五"), "2"),
        (BlankKey((DAYS, LAWS), ordered=False), "per_gap", ("五", "5"), "1"),
        (BlankKey((DAYS, METRES)), "per_gap", ("5", "4.25"), "2"),
        (BlankKey((DAYS, METRES)), "per_gap", ("5", "4.3米"), "2"),
        (BlankKey((DAYS, METRES)), "per_gap", ("5", "4.31米"), "1"),
        (BlankKey((DAYS, METRES)), "per_gap", ("5", "4.2吨"), "1"),
        (BlankKey((DAYS, METRES)), "all", ("", ""), "0"),
    ],
)
def test_gaps_earn_what_the_rule_set_says(
    hall: Hall, crew: Crew, key: BlankKey, blanks: str, written: tuple[str, ...], score: str
) -> None:
    for own, one in hall.bank.questions.items():
        if one.kind is QuestionKind.BLANK:
            hall.bank.questions[own] = Question(one.kind, f"{one.stem}，{BLANK_MARK}", answer=key)
    marking = f'{ALL}\nblanks = "{blanks}"'
    assert earned(hall, crew, QuestionKind.BLANK, marking, Written(written)) == Decimal(score)
