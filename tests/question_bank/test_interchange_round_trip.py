"""What GIFT, Moodle XML, QTI 2.1 and QTI 3.0 write, they read."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.formats.interchange.catalogue import WRITTEN
from question_bank.formats.registry import Format, format_of
from question_bank.question import (
    Blank,
    BlankKey,
    ChoiceKey,
    Option,
    PointsKey,
    Question,
    QuestionKind,
    ScoringPoint,
)
from tests.question_bank.question_strategies import questions
from tests.starter import starter_questions

each_format = pytest.mark.parametrize("known", WRITTEN, ids=lambda known: known.name)
awkward = st.text("甲乙 \n{}[]=~#:\\%<>&\"'*-/;；|@`$!a1_—《》（）", max_size=12).map(lambda text: f"题{text}末")


def plain(text: str) -> str:
    """Gaps stand in stems of blanks only."""
    return text.replace("_", "")


@st.composite
def awkward_questions(draw: st.DrawFn) -> Question:
    question = draw(questions())
    if question.kind is not QuestionKind.BLANK:
        question = replace(question, stem=draw(awkward))
    options = question.options
    if question.kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE):
        options = tuple(Option(f"{number}{draw(awkward)}", draw(st.booleans())) for number, _ in enumerate(options))
    return replace(question, options=options, rationale=draw(st.just("") | awkward))


@st.composite
def gaps(draw: st.DrawFn) -> Question:
    written = st.builds(
        Blank,
        st.lists(awkward.map(plain).map(lambda text: text.replace("\n", "")), min_size=1, max_size=3, unique=True).map(
            tuple
        ),
        st.none() | st.just(Decimal("0.5")),
    )
    numeric = st.builds(Blank, st.sampled_from([("5",), ("3.14",), ("-2", "2")]), st.just(Decimal("0.01")))
    blanks = draw(st.lists(written | numeric, min_size=1, max_size=3).map(tuple))
    stem = "".join(f"{draw(awkward.map(plain))}____" for _ in blanks) + draw(st.just("") | awkward.map(plain))
    return Question(QuestionKind.BLANK, stem, answer=BlankKey(blanks, draw(st.booleans())))


def back(known: Format, written: list[Question]) -> tuple[Question | None, ...]:
    return tuple(item.question for item in known.read(known.write(written), "库").questions)


@each_format
@given(written=st.lists(questions(), min_size=1, max_size=4))
@settings(deadline=None, max_examples=25)
def test_what_is_written_is_read(known: Format, written: list[Question]) -> None:
    batch = known.read(known.write(written), "库")
    assert batch.ready == tuple(written)
    assert batch.found == len(written)


@each_format
@given(written=st.lists(awkward_questions() | gaps(), min_size=1, max_size=3))
@settings(deadline=None, max_examples=40)
def test_characters_that_mean_something_survive(known: Format, written: list[Question]) -> None:
    assert back(known, written) == tuple(written)


@each_format
@given(question=questions())
@settings(deadline=None, max_examples=10)
def test_a_question_without_a_key_comes_back_without_one(known: Format, question: Question) -> None:
    keyless = replace(question, answer=None, parts=tuple(replace(part, answer=None) for part in question.parts))
    assert back(known, [keyless]) == (keyless,)


@each_format
def test_unfinished_questions_come_back(known: Format) -> None:
    unfinished = [
        Question(QuestionKind.SINGLE, "只有一个选项", (Option("甲"),), ChoiceKey(frozenset({0}))),
        Question(QuestionKind.SINGLE, "正确与错误", (Option("正确"), Option("错误")), ChoiceKey(frozenset({1}))),
        Question(QuestionKind.MULTIPLE, "只有一个答案", (Option("甲"), Option("乙")), ChoiceKey(frozenset({1}))),
        Question(QuestionKind.SHORT, "无要点", answer=None),
    ]
    assert back(known, unfinished) == tuple(unfinished)


@each_format
def test_points_with_several_lines_survive(known: Format) -> None:
    points = (ScoringPoint("先告知\n再听取", Decimal("0.4")), ScoringPoint("a] \\ [b]", Decimal("0.6")))
    question = Question(QuestionKind.SHORT, "问", answer=PointsKey(points))
    assert back(known, [question]) == (question,)


@each_format
def test_the_starter_bank_survives(known: Format) -> None:
    bank = starter_questions()
    data = known.write(bank)
    name = "库" + known.suffixes[0]
    assert format_of(name, data) is known
    assert known.read(data, name).ready == bank


@each_format
def test_characters_that_no_xml_can_hold_are_dropped(known: Format) -> None:
    question = Question(
        QuestionKind.SHORT, "问\x00\x0b\ud800题", answer=PointsKey((ScoringPoint("点\x01", Decimal(1)),))
    )
    [read] = back(known, [question])
    assert read is not None
    assert read.stem == "问题"
