"""Seats by rule: nobody twice, capacity kept, neighbours with different forms, stable by seed."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.exams.rooms.checks import flaws_of, moved, place_at
from trainer.exams.rooms.forms import form_at, forms_of_session, neighbours
from trainer.exams.rooms.rules import arrange, check_venue
from trainer.exams.rooms.values import Examinee, FlawKind, RoomPlan, SessionPlan, Venue
from trainer.store.errors import BadInput

START = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)


def room(name: str, rows: int, columns: int, seats: int = 0, separate: bool = False) -> RoomPlan:
    return RoomPlan("大队机关", name, rows, columns, seats or rows * columns, separate)


def sessions(count: int) -> tuple[SessionPlan, ...]:
    begins = [START + timedelta(hours=2 * number) for number in range(count)]
    return tuple(SessionPlan(opens, opens + timedelta(minutes=30)) for opens in begins)


def papers(count: int) -> tuple[UUID, ...]:
    return tuple(UUID(int=1000 + number) for number in range(count))


def people(count: int, units: int = 5, separate: int = 0) -> tuple[Examinee, ...]:
    return tuple(Examinee(UUID(int=n + 1), UUID(int=n % units), n < separate) for n in range(count))


@st.composite
def venues(draw: st.DrawFn) -> Venue:
    plans = []
    for number in range(draw(st.integers(1, 3))):
        rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 6))
        seats = draw(st.integers(1, rows * columns))
        plans.append(room(f"{number}", rows, columns, seats))
    return Venue(tuple(plans), sessions(draw(st.integers(1, 4))), papers(draw(st.integers(0, 8))))


@settings(deadline=None, max_examples=60)
@given(venues(), st.integers(0, 120), st.integers(1, 9), st.integers(0, 2**32))
def test_nobody_sits_twice_and_no_room_holds_more_than_its_seats(
    venue: Venue, count: int, units: int, seed: int
) -> None:
    everybody = people(count, units)
    found = arrange(venue, everybody, seed)
    assert max(Counter(one.person_id for one in found.placements).values(), default=0) <= 1
    seats = Counter((one.session, one.room, one.number) for one in found.placements)
    assert max(seats.values(), default=0) <= 1
    assert all(1 <= one.number <= venue.rooms[one.room].seats for one in found.placements)
    capacity = sum(plan.seats for plan in venue.rooms) * len(venue.sessions)
    assert len(found.placements) == min(count, capacity)
    unplaced = [flaw for flaw in found.flaws if flaw.kind is FlawKind.UNPLACED]
    assert len(unplaced) == max(0, count - capacity)
    assert found.sound is not bool(unplaced)
    assert arrange(venue, tuple(reversed(everybody)), seed) == found


@settings(deadline=None, max_examples=60)
@given(venues())
def test_neighbours_have_different_forms_where_there_are_two(venue: Venue) -> None:
    count = sum(plan.seats for plan in venue.rooms) * len(venue.sessions)
    found = arrange(venue, people(count), 7)
    assert not [flaw for flaw in found.flaws if flaw.kind is FlawKind.SAME_FORM]
    forms = {(one.session, one.room, one.number): one.form for one in found.placements}
    for (session, number, seat), form in forms.items():
        near = [forms[session, number, other] for other in neighbours(venue.rooms[number], seat)]
        assert len(venue.forms) < 2 or form not in near


@given(st.integers(2, 9), st.integers(4, 8))
def test_two_sessions_one_after_the_other_share_no_form(count: int, forms: int) -> None:
    used = [set(forms_of_session(number, count, forms)) for number in range(count)]
    assert all(len(own) >= 2 for own in used)
    assert all(not one & after for one, after in pairwise(used))
    assert set().union(*used) <= set(range(forms))


def test_with_two_forms_the_same_seat_gets_the_other_one_in_the_next_session() -> None:
    plan = room("1", 5, 6)
    assert all(form_at(plan, seat, 0, 9, 2) != form_at(plan, seat, 1, 9, 2) for seat in range(1, 31))


def test_260_people_on_30_pcs_in_nine_sessions() -> None:
    venue = Venue((room("机房", 5, 6),), sessions(9), papers(8))
    found = arrange(venue, people(260, 12), 1)
    assert found.sound
    filled = Counter(one.session for one in found.placements)
    assert set(filled.values()) == {28, 29}
    units = Counter((one.session, one.person_id.int % 12) for one in found.placements)
    assert max(units.values()) <= 4
    beside = [flaw for flaw in found.flaws if flaw.kind is FlawKind.SAME_UNIT]
    assert not beside


def test_the_separate_room_takes_those_only_who_are_to_sit_apart() -> None:
    venue = Venue((room("大", 3, 4), room("小", 1, 2, separate=True)), sessions(1), papers(2))
    found = arrange(venue, people(12, separate=2), 3)
    assert found.sound
    apart = {one.person_id for one in found.placements if one.room == 1}
    assert apart == {UUID(int=1), UUID(int=2)}
    without = Venue(venue.rooms[:1], venue.sessions, venue.forms)
    assert not arrange(without, people(5, separate=1), 3).sound


def test_who_knows_a_form_sits_another_one() -> None:
    venue = Venue((room("1", 4, 5),), sessions(1), papers(2))
    knowing = Examinee(UUID(int=99), None, barred=frozenset({0}))
    for seed in range(20):
        found = arrange(venue, (*people(19), knowing), seed)
        assert found.sound
        assert next(one.form for one in found.placements if one.person_id == knowing.person_id) == 1


def test_a_hand_move_exchanges_the_persons_and_leaves_the_forms_on_the_seats() -> None:
    venue = Venue((room("1", 2, 2),), sessions(2), papers(2))
    everybody = people(4)
    found = arrange(venue, everybody, 5)
    first, last = found.placements[0], found.placements[-1]
    to = place_at(venue, first.person_id, last.session, last.room, last.number)
    after = moved(found.placements, first.person_id, to)
    seats = {one.person_id: (one.session, one.number, one.form) for one in after}
    assert seats[first.person_id] == (last.session, last.number, last.form)
    assert seats[last.person_id] == (first.session, first.number, first.form)
    assert not [flaw for flaw in flaws_of(venue, everybody, after) if flaw.kind is not FlawKind.SAME_UNIT]
    nowhere = moved(found.placements, first.person_id, place_at(venue, first.person_id, 0, 0, 9))
    assert FlawKind.NO_SUCH_SEAT in {flaw.kind for flaw in flaws_of(venue, everybody, nowhere)}


@pytest.mark.parametrize(
    ("venue", "code"),
    [
        (Venue((), sessions(1)), "venue.no_room"),
        (Venue((room("1", 2, 2),), ()), "venue.no_session"),
        (Venue((room(" ", 2, 2),), sessions(1)), "venue.grid"),
        (Venue((room("1", 2, 2, 5),), sessions(1)), "venue.seats"),
        (Venue((room("1", 2, 2), room("1", 2, 2)), sessions(1)), "venue.same_room"),
        (Venue((room("1", 2, 2),), sessions(1), papers(9)), "venue.many_forms"),
        (Venue((room("1", 2, 2),), tuple(reversed(sessions(2)))), "venue.overlap"),
        (Venue((room("1", 2, 2),), (SessionPlan(START, START - timedelta(1)),)), "dates.reversed"),
    ],
)
def test_a_venue_that_cannot_be_is_refused(venue: Venue, code: str) -> None:
    with pytest.raises(BadInput) as refusal:
        check_venue(venue, 90)
    assert refusal.value.code == code
