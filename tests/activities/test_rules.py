"""Attendance becomes hours: nothing is lost, nothing is made up, whatever the order."""

import random
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.activities.classroom import ABSENT, LAW, LEAVE, PRESENT, SKILLS, half_day
from trainer.activities.office_rule import load_rule, read_rule
from trainer.activities.rules import add_up, allot, check_mark, check_session
from trainer.activities.values import ActivityRule, Half, Mark, Presence, Session
from trainer.app.services import RESOURCES
from trainer.hours.values import HourCategory
from trainer.store.errors import BadInput

RULE = load_rule(RESOURCES / "rules")
HALVES = st.integers(0, 8).map(lambda halves: Decimal(halves) / 2)
SHARES = st.dictionaries(st.sampled_from(HourCategory), HALVES, max_size=3)
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
Marked = list[tuple[Session, Mark | None]]


@st.composite
def programmes(draw: st.DrawFn) -> Marked:
    """Half-days around a year's end, each with somebody's mark or none."""
    made: Marked = []
    for number in range(draw(st.integers(1, 10))):
        on = date(2026, 12, 27) + timedelta(days=number)
        draft = half_day(on, draw(st.sampled_from(Half)), draw(st.sampled_from("1234")), draw(st.sampled_from("0123")))
        steps = int(draft.whole * 2)
        part = Mark(Presence.PARTIAL, Decimal(draw(st.integers(1, steps - 1))) / 2)
        made.append((Session(UUID(int=number), draft), draw(st.sampled_from((PRESENT, LEAVE, ABSENT, part, None)))))
    return made


def marks_of(made: Marked) -> dict[UUID, Mark]:
    return {session.id: mark for session, mark in made if mark is not None}


def sessions_of(made: Marked) -> list[Session]:
    return [session for session, _mark in made]


@CALM
@given(programmes())
def test_hours_are_those_attended_or_none(made: Marked) -> None:
    found = add_up(sessions_of(made), marks_of(made), RULE)
    assert found.hours == (0 if found.withdrawn else found.attended)
    assert found.attended + found.missed <= found.whole == sum(one.draft.whole for one in sessions_of(made))
    assert found.withdrawn == (Fraction(found.missed) / Fraction(found.whole) > Fraction(1, 7))
    assert found.unmarked == sum(mark is None for _session, mark in made)


@CALM
@given(programmes(), st.randoms(use_true_random=False))
def test_the_order_of_half_days_changes_nothing(made: Marked, chance: random.Random) -> None:
    mixed = list(made)
    chance.shuffle(mixed)
    assert add_up(sessions_of(made), marks_of(made), RULE) == add_up(sessions_of(mixed), marks_of(mixed), RULE)


@CALM
@given(programmes())
def test_every_hour_counts_in_the_year_of_its_day(made: Marked) -> None:
    marks = marks_of(made)
    found = add_up(sessions_of(made), marks, RULE)
    for year in (2026, 2027):
        own = [one for one in sessions_of(made) if one.draft.on.year == year]
        alone = add_up(own, marks, ActivityRule("", RULE.source, Decimal(4), Fraction(1), frozenset(), ()))
        expected = 0 if found.withdrawn else alone.attended
        assert sum(one.hours for one in found.earned if one.on.year == year) == expected
    assert all(one.on.year == one.until.year and not one.hours % Decimal("0.5") for one in found.earned)


@CALM
@given(programmes())
def test_being_there_never_costs_hours(made: Marked) -> None:
    """Whoever is marked present where they were not has at least what they had."""
    before = add_up(sessions_of(made), marks_of(made), RULE)
    whole = add_up(sessions_of(made), {session.id: PRESENT for session, _mark in made}, RULE)
    assert whole.hours == whole.whole >= before.hours
    assert not whole.withdrawn


@CALM
@given(HALVES, SHARES)
def test_a_part_is_spread_without_loss(hours: Decimal, shares: dict[HourCategory, Decimal]) -> None:
    found = allot(hours, shares)
    assert sum(found.values()) == min(hours, sum(shares.values(), Decimal()))
    assert all(0 < given <= shares[category] and not given % Decimal("0.5") for category, given in found.items())


def test_exactly_a_seventh_may_be_missed() -> None:
    sessions = [Session(UUID(int=day), half_day(date(2026, 11, day), law="4")) for day in range(1, 8)]
    one = {session.id: PRESENT for session in sessions} | {sessions[0].id: LEAVE}
    assert add_up(sessions, one, RULE).hours == 24
    two = one | {sessions[1].id: Mark(Presence.PARTIAL, Decimal("3.5"))}
    assert add_up(sessions, two, RULE).withdrawn
    assert not add_up(sessions, two, RULE).earned


def test_hours_stand_apart_by_category() -> None:
    session = Session(UUID(int=1), half_day(date(2026, 11, 2), law="2", skills="2"))
    (law, skills) = add_up([session], {session.id: PRESENT}, RULE).earned
    assert {law.category: law.hours, skills.category: skills.hours} == {LAW: 2, SKILLS: 2}


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        (Mark(Presence.PARTIAL), "activity.partial"),
        (Mark(Presence.PARTIAL, Decimal(4)), "activity.partial"),
        (Mark(Presence.PARTIAL, Decimal("1.2")), "activity.partial"),
        (Mark(Presence.PRESENT, Decimal(2)), "activity.partial"),
        (Mark(Presence.LEAVE, reason=" "), "activity.leave_reason"),
    ],
)
def test_marks_that_cannot_be(mark: Mark, code: str) -> None:
    with pytest.raises(BadInput, match=code):
        check_mark(mark, half_day(date(2026, 11, 2)))


@pytest.mark.parametrize("law", ["0", "8.5", "1.3", "-1"])
def test_half_days_that_cannot_be(law: str) -> None:
    with pytest.raises(BadInput, match=r"activity\.hours"):
        check_session(half_day(date(2026, 11, 2), law=law))


def test_a_broken_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="leave_share"):
        read_rule({"leave_share": "8/7", "half_day_hours": 4, "slots": [], "source": {}, "counts": [], "name": ""})
