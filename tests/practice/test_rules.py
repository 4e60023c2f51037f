"""Spaced repetition towards the exam, held against any history of answers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.question import Choice, ChoiceKey, Option, Question, QuestionKind, Written
from trainer.app.services import RESOURCES
from trainer.practice.rules import (
    arranged,
    asks_the_same,
    due_at,
    in_wrong_book,
    is_due,
    marked,
    own_response,
    replay,
    shown_order,
    shown_response,
    veiled,
)
from trainer.practice.terms import load_terms
from trainer.practice.values import Card, Review

TERMS = load_terms(RESOURCES / "practice.toml")
BEGIN = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)
OLD, NEW = UUID(int=1), UUID(int=2)
DAY = timedelta(days=1)
FOUR = tuple(map(Option, "甲乙丙丁"))
SINGLE = Question(QuestionKind.SINGLE, "应当如何处理？", FOUR, ChoiceKey(frozenset({2})))

answers = st.dictionaries(st.integers(0, 60 * 24 * 300), st.booleans(), min_size=1, max_size=8)
histories = answers.map(
    lambda given: [Review(UUID(int=9), OLD, BEGIN + timedelta(minutes=at), right) for at, right in given.items()]
)


def equal(old: UUID, new: UUID) -> bool:
    return old == new


def card(*rights: bool, version: UUID = OLD) -> Card:
    found = replay([Review(UUID(int=9), version, BEGIN + DAY * i, one) for i, one in enumerate(rights)], TERMS, equal)
    assert found is not None
    return found


@given(histories, st.randoms(use_true_random=False))
def test_reviews_give_the_same_card_in_whatever_order_they_are_read(history: list[Review], chance: object) -> None:
    mixed = list(history)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert replay(mixed, TERMS, equal) == replay(history, TERMS, equal)


@given(histories)
def test_counts_are_those_of_the_answers(history: list[Review]) -> None:
    found = replay(history, TERMS, equal)
    assert found is not None
    assert (found.answers, found.rights) == (len(history), sum(one.right for one in history))
    assert found.last_at == max(one.at for one in history)


@given(histories, st.integers(0, 400), st.integers(0, 2**64))
def test_whatever_was_practised_is_due_once_more_before_the_exam(
    history: list[Review], days: int, question: int
) -> None:
    found = replay(history, TERMS, equal)
    assert found is not None
    found = replace(found, question_id=UUID(int=question))
    exam = found.last_at + days * DAY
    due = due_at(found, exam, TERMS)
    reviewed_lately = exam - found.last_at <= DAY * TERMS.final_days
    assert due < exam or reviewed_lately
    assert due_at(found, None, TERMS) == found.due
    assert due <= found.due


def test_a_wrong_answer_comes_back_within_the_hour_a_right_one_not_today() -> None:
    wrong, right = card(False), card(True)
    assert wrong.due == BEGIN + TERMS.again
    assert right.due >= BEGIN + DAY
    day_end = BEGIN + timedelta(hours=15)
    assert not is_due(wrong, None, BEGIN + timedelta(minutes=5), day_end, TERMS)
    assert is_due(wrong, None, BEGIN + timedelta(minutes=10), day_end, TERMS)
    assert not is_due(right, None, BEGIN, day_end, TERMS)


def test_right_answers_let_the_interval_grow() -> None:
    first, third = card(True), card(True, True, True)
    assert third.due - third.last_at > first.due - first.last_at
    assert third.state == fsrs.State.Review


def test_a_wrong_answer_stays_in_the_book_until_two_right_ones() -> None:
    assert [in_wrong_book(card(*some), TERMS) for some in ((True,), (False,), (False, True), (False, True, True))] == [
        False,
        True,
        True,
        False,
    ]


def test_a_version_that_asks_something_else_begins_afresh() -> None:
    history = [Review(UUID(int=9), OLD, BEGIN, False), Review(UUID(int=9), NEW, BEGIN + DAY, True)]
    found, kept = replay(history, TERMS, equal), replay(history, TERMS, lambda old, new: True)
    assert found is not None
    assert kept is not None
    assert (found.answers, found.rights, kept.answers) == (1, 1, 2)


def test_only_what_is_asked_and_what_is_right_counts_as_the_same() -> None:
    assert asks_the_same(SINGLE, replace(SINGLE, subject="程序", rationale="新说明"))
    assert not asks_the_same(SINGLE, replace(SINGLE, answer=ChoiceKey(frozenset({1}))))
    assert not asks_the_same(SINGLE, replace(SINGLE, stem="不得如何处理？"))


@given(st.integers(0, 2**32), st.sets(st.integers(0, 3)))
def test_shuffled_options_keep_their_meaning(seed: int, chosen: set[int]) -> None:
    order = shown_order(SINGLE, seed)
    shown = arranged(SINGLE, order)
    response = Choice(frozenset(chosen))
    picked = {shown.options[i].text for i in chosen}
    own = own_response(response, order)
    assert isinstance(own, Choice)
    assert {SINGLE.options[i].text for i in own.chosen} == picked
    assert shown_response(own, order) == response
    assert marked(shown, response) == marked(SINGLE, own)


def test_a_task_carries_no_key() -> None:
    case = Question(QuestionKind.CASE, "材料", parts=(replace(SINGLE, rationale="因为"),))
    shown = veiled(case)
    assert shown.parts[0].answer is None
    assert shown.parts[0].rationale == ""


@pytest.mark.parametrize(("text", "right"), [("", False), ("依法告知", None)])
def test_writing_is_judged_by_who_wrote_it(text: str, right: bool | None) -> None:
    assert marked(Question(QuestionKind.SHORT, "简述理由。"), Written((text,))).right is right
