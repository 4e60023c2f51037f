import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.codec import fingerprint, from_data, response_from_data, response_to_data, to_data
from question_bank.question import Blank, BlankKey, Difficulty, Option, Question, QuestionKind
from tests.question_bank.question_strategies import questions, responses


@given(questions())
def test_questions_survive_json(question: Question) -> None:
    assert from_data(json.loads(json.dumps(to_data(question)))) == question


@given(questions().flatmap(responses))
def test_responses_survive_json(response: object) -> None:
    assert response_from_data(json.loads(json.dumps(response_to_data(response)))) == response


@given(questions(), questions())
def test_equal_questions_and_only_they_share_a_fingerprint(one: Question, other: Question) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (one == other)
    assert fingerprint(from_data(to_data(one))) == fingerprint(one)


def test_every_field_counts() -> None:
    plain = Question(QuestionKind.SINGLE, "甲", (Option("一"),))
    changed = [
        replace(plain, options=(Option("一", pinned=True),)),
        replace(plain, difficulty=Difficulty.HARD),
        replace(plain, field="航道"),
        replace(plain, answer=BlankKey((Blank(("5",), Decimal("0.1")),), ordered=False)),
    ]
    assert len({fingerprint(question) for question in [plain, *changed]}) == 5
    assert [from_data(to_data(question)) for question in changed] == changed


def test_the_fingerprint_stays_what_it_was() -> None:
    question = Question(QuestionKind.TRUE_FALSE, "超限运输应当申请许可。")
    assert fingerprint(question) == "6973c21178be78872622b61998110358f27f0a603ef32cdfcc5a1a8c48f2dccb"


def test_equal_decimals_are_spelt_alike() -> None:
    one, other = (
        Question(QuestionKind.BLANK, "____", answer=BlankKey((Blank(("5",), Decimal(tolerance)),)))
        for tolerance in ("0.50", "5E-1")
    )
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize("data", [{}, {"kind": "single"}, {"kind": "riddle", "stem": ""}])
def test_other_data_is_refused(data: dict[str, object]) -> None:
    with pytest.raises((KeyError, ValueError)):
        from_data(data)


@given(st.dictionaries(st.text(max_size=3), st.integers()))
def test_other_responses_are_refused(data: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="not a response"):
        response_from_data(data)
