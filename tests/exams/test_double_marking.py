"""Two markers who do not see each other, a third where they differ too far; each award stands for good."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.conftest import Office
from tests.exams.conftest import Crew
from tests.exams.hall import WRITTEN, Hall
from trainer.app.services import Services
from trainer.exams.marking.double import may_mark, settled, step_of
from trainer.exams.marking.values import Award, AwardStep, DoubleRule, ThirdRule
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.store.audit import read_trail
from trainer.store.errors import Refused
from trainer.store.opening import OpenStore

RULE = DoubleRule(Decimal("0.2"))
NOW = datetime(2026, 11, 21, tzinfo=UTC)
HALVES = st.integers(0, 10).map(lambda halves: Decimal(halves) / 2)


def award(marker: int, points: object, correction: bool = False) -> Award:
    return Award(UUID(int=marker), Decimal(str(points)), (), NOW, correction)


@pytest.mark.parametrize(
    ("points", "third", "result"),
    [
        ((3,), ThirdRule.NEARER, None),
        ((3, 4), ThirdRule.NEARER, "3.5"),
        ((3, "4.01"), ThirdRule.NEARER, None),
        ((1, 5, 4), ThirdRule.NEARER, "4.5"),
        ((1, 5, 3), ThirdRule.NEARER, "4"),
        ((1, 5, 2), ThirdRule.FINAL, "2"),
        ((3, "3.25"), ThirdRule.FINAL, "3.13"),
    ],
)
def test_points_of_two_and_three(points: tuple[object, ...], third: ThirdRule, result: str | None) -> None:
    awards = [award(number, one) for number, one in enumerate(points)]
    found = settled(awards, Decimal(5), DoubleRule(Decimal("0.2"), third))
    assert found == (None if result is None else Decimal(result))


@given(st.lists(HALVES, min_size=1, max_size=3), st.sampled_from(ThirdRule))
def test_what_settles_lies_among_the_awards_and_nobody_marks_twice(points: list[Decimal], third: ThirdRule) -> None:
    rule = DoubleRule(Decimal("0.2"), third)
    awards: list[Award] = []
    for number, one in enumerate(points):
        assert may_mark(UUID(int=number), awards, Decimal(5), rule) is (settled(awards, Decimal(5), rule) is None)
        if settled(awards, Decimal(5), rule) is not None:
            break
        awards.append(award(number, one))
        assert not may_mark(UUID(int=number), awards, Decimal(5), rule)
    result = settled(awards, Decimal(5), rule)
    given_points = [one.points for one in awards]
    assert result is None or min(given_points) <= result <= max(given_points)
    assert (step_of(awards, Decimal(5), rule) is AwardStep.SETTLED) is (result is not None)


@dataclass(frozen=True)
class Marked:
    """One short answer of five points and one part of two, and three markers."""

    hall: Hall
    sitting: UUID
    exam: UUID
    one: Actor
    two: Actor
    three: Actor


@pytest.fixture
def marked(hall: Hall, crew: Crew, office: Office, services: Services) -> Marked:
    third = services.people.add_person(office.administrator, PersonDraft("吴倩", unit_id=office.unit_id))
    actor = Actor(third, third, "吴倩", frozenset({Role.TRAINER}))
    exam = hall.exam(crew.wang, blueprint=WRITTEN, double=RULE)
    return Marked(hall, hall.sit(crew.wang, exam).sitting_id, exam, office.trainer, office.administrator, actor)


@pytest.mark.both_engines
def test_two_within_the_bound_settle_by_their_mean(marked: Marked, store: OpenStore) -> None:
    marking = marked.hall.marking
    first = marking.award(marked.one, marked.sitting, 0, Decimal(3), found=(Decimal(2), Decimal(1)))
    assert (first.ordinal, first.waiting) == (1, 2)
    assert [one.item for one in marking.waiting(marked.one)] == [1]
    assert [one.item for one in marking.waiting(marked.two)] == [0, 1]
    with pytest.raises(Refused, match="not_settled"):
        marking.awards(marked.two, marked.sitting, 0)
    second = marking.award(marked.two, marked.sitting, 0, Decimal(4))
    assert second.marks[0].score == Decimal("3.5")
    found = marking.awards(marked.two, marked.sitting, 0)
    assert [(one.marker_id, one.points, one.found) for one in found] == [
        (marked.one.person_id, Decimal(3), (Decimal(2), Decimal(1))),
        (marked.two.person_id, Decimal(4), ()),
    ]
    with store.database.read() as session:
        newest, before = read_trail(session, marked.sitting)[:2]
    assert (newest.action, newest.detail["points"]) == ("exams.points_awarded", "3.50")
    assert newest.detail["given"] == "3 4"
    assert (before.action, before.detail) == ("exams.mark_given", {"item": "1"})


def test_a_third_marks_where_two_differ_too_far(marked: Marked) -> None:
    marking = marked.hall.marking
    marking.award(marked.one, marked.sitting, 0, Decimal(1))
    marking.award(marked.two, marked.sitting, 0, Decimal(5))
    assert [one.item for one in marking.waiting(marked.two)] == [1]
    assert [one.item for one in marking.waiting(marked.three)] == [0, 1]
    result = marking.award(marked.three, marked.sitting, 0, Decimal(4))
    assert result.marks[0].score == Decimal("4.5")


def test_own_points_change_until_somebody_else_has_marked(marked: Marked) -> None:
    marking = marked.hall.marking
    marking.award(marked.one, marked.sitting, 0, Decimal(1))
    marking.award(marked.one, marked.sitting, 0, Decimal(4))
    assert marking.award(marked.two, marked.sitting, 0, Decimal(4)).marks[0].score == Decimal(4)
    marking.award(marked.one, marked.sitting, 1, Decimal(0), part=1)
    marking.award(marked.two, marked.sitting, 1, Decimal(2), part=1)
    with pytest.raises(Refused, match="second_has_marked"):
        marking.award(marked.one, marked.sitting, 1, Decimal(2), part=1)


def test_what_two_settled_is_corrected_by_another_with_a_note(marked: Marked) -> None:
    marking = marked.hall.marking
    for marker in (marked.one, marked.two):
        marking.award(marker, marked.sitting, 0, Decimal(4))
    with pytest.raises(Refused, match="needs_another"):
        marking.award(marked.one, marked.sitting, 0, Decimal(5), "漏看")
    assert marking.award(marked.three, marked.sitting, 0, Decimal(5), "漏看一点").marks[0].score == Decimal(5)
    assert [one.correction for one in marking.awards(marked.one, marked.sitting, 0)] == [False, False, True]


@pytest.mark.both_engines
def test_progress_tells_what_is_open_and_who_has_marked_what(marked: Marked) -> None:
    marking = marked.hall.marking
    marking.award(marked.one, marked.sitting, 0, Decimal(4))
    short, part = marking.progress(marked.three)
    assert (short.number, short.part, short.answers, short.open) == (1, None, 1, 1)
    assert short.steps == {AwardStep.SECOND: 1}
    assert short.markers == {marked.one.person_id: 1}
    assert (part.number, part.part, part.steps) == (2, 1, {AwardStep.FIRST: 1})
    assert marking.marked(marked.three, short) == ()
    marking.award(marked.two, marked.sitting, 0, Decimal(5))
    assert marking.progress(marked.three)[0].open == 0
    (answer,) = marking.marked(marked.three, short)
    assert [one.points for one in answer.awards] == [Decimal(4), Decimal(5)]
    assert (answer.points, answer.of) == (Decimal("4.5"), Decimal(5))


def test_every_marker_has_another_order(hall: Hall, crew: Crew, marked: Marked) -> None:
    exam = hall.exam(crew.wang, crew.zhao, crew.sun, blueprint=WRITTEN)
    for person in (crew.wang, crew.zhao, crew.sun):
        hall.sit(person, exam)
    orders = {
        tuple(one.sitting_id for one in hall.marking.waiting(marker, exam) if one.item == 0)
        for marker in (marked.one, marked.two, marked.three)
    }
    assert len(orders) > 1
    assert hall.marking.waiting(marked.one, exam) == hall.marking.waiting(marked.one, exam)


def test_awards_refuse_changes(marked: Marked, store: OpenStore) -> None:
    marked.hall.marking.award(marked.one, marked.sitting, 0, Decimal(4))
    with pytest.raises(IntegrityError, match="append only"), store.database.write() as session:
        session.execute(text("UPDATE marker_award SET points = 500"))
