"""Coming in without a password: the seat or a number, the last digits, or an invigilator's word."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from tests.exam_rooms.conftest import Rooms
from tests.fakes import FixedClock
from trainer.exams.entrance.tables import EntryTable
from trainer.exams.entrance.values import EntryKind, EntryWay
from trainer.people.accounts.values import Actor, Permission, Role
from trainer.people.identity.rules import confirms
from trainer.store.errors import BadInput, NotAllowed, Refused


def seated(rooms: Rooms, place: int = 0) -> tuple[Actor, str, int]:
    seating = rooms.services.rooms.seating(rooms.head, rooms.exam)
    seat = seating.of_hall(seating.halls[0].id)[place]
    return next(one for one in rooms.crowd if one.person_id == seat.person_id), seating.halls[0].room, seat.number


def to_the_doors(rooms: Rooms, clock: FixedClock, before: int = 10) -> None:
    first = rooms.services.rooms.seating(rooms.head, rooms.exam).halls[0]
    clock.tick((first.opens_at - clock.now()).total_seconds() - before * 60)


def test_a_seat_knows_its_candidate_while_the_doors_are_open(rooms: Rooms, clock: FixedClock) -> None:
    rooms.arrange()
    person, room, number = seated(rooms)
    entrance = rooms.services.entrance
    to_the_doors(rooms, clock, before=16)
    assert entrance.at_seat(room, number) is None
    clock.tick(60)
    found = entrance.at_seat(room, number)
    assert found is not None
    assert (found.person_id, found.way, found.session) == (person.person_id, EntryWay.SEAT, 1)
    assert entrance.at_seat("二号机房", number) is None
    clock.tick(46 * 60)
    assert entrance.at_seat(room, number) is None


@pytest.mark.both_engines
def test_the_last_digits_confirm_and_wrong_ones_slow_and_are_recorded(rooms: Rooms, clock: FixedClock) -> None:
    rooms.arrange()
    person, room, number = seated(rooms)
    entrance = rooms.services.entrance
    to_the_doors(rooms, clock)
    one = entrance.at_seat(room, number)
    assert one is not None
    work_number = rooms.services.people.person(person, person.person_id).draft.work_number
    for _try in range(3):
        with pytest.raises(Refused, match=r"entrance\.digits_wrong"):
            entrance.confirm(one, "9999")
    with pytest.raises(Refused) as refusal:
        entrance.confirm(one, work_number)
    assert (refusal.value.code, refusal.value.params) == ("entrance.wait", {"seconds": 5})
    clock.tick(5)
    entered = entrance.confirm(one, work_number.lower(), "一号机房 1")
    assert (entered.person_id, entered.roles) == (person.person_id, {Role.OFFICER})
    with rooms.services.store.database.read() as session:
        rows = session.scalars(select(EntryTable).order_by(EntryTable.at, EntryTable.id)).all()
    assert [row.kind for row in rows] == [EntryKind.WRONG] * 3 + [EntryKind.CONFIRMED]
    assert rows[-1].place == "一号机房 1"
    assert entrance.confirm(one, work_number).person_id == person.person_id


def test_the_number_that_was_typed_does_not_confirm_itself(rooms: Rooms, clock: FixedClock) -> None:
    rooms.arrange()
    person, *_ = seated(rooms)
    entrance, people = rooms.services.entrance, rooms.services.people
    draft = people.person(rooms.head, person.person_id).draft
    people.change_person(rooms.head, person.person_id, replace(draft, id_number="110101199003070011"))
    to_the_doors(rooms, clock)
    one = entrance.by_number(f" {draft.work_number.lower()} ")
    with pytest.raises(Refused, match=r"entrance\.digits_wrong"):
        entrance.confirm(one, draft.work_number)
    with pytest.raises(BadInput, match=r"entrance\.digits_missing"):
        entrance.confirm(one, " ")
    assert entrance.confirm(one, "0011").person_id == person.person_id


def test_an_unknown_number_and_one_without_an_exam_are_refused_alike(rooms: Rooms) -> None:
    rooms.arrange()
    for number in ("Z000", "nobody", ""):
        with pytest.raises(Refused, match=r"entrance\.nobody"):
            rooms.services.entrance.by_number(number)


def test_an_invigilator_lets_in_with_a_reason_and_nobody_lets_themselves_in(rooms: Rooms, clock: FixedClock) -> None:
    rooms.arrange()
    person, room, number = seated(rooms)
    entrance = rooms.services.entrance
    to_the_doors(rooms, clock)
    one = entrance.at_seat(room, number)
    assert one is not None
    with pytest.raises(BadInput, match=r"reason\.missing"):
        entrance.let_in(rooms.head, one, " ")
    with pytest.raises(NotAllowed):
        entrance.let_in(person, one, "本人相识")
    with pytest.raises(NotAllowed, match=r"account\.own_matter"):
        entrance.let_in(replace(rooms.head, person_id=person.person_id), one, "本人相识")
    assert entrance.let_in(rooms.head, one, "本人相识").person_id == person.person_id
    with rooms.services.store.database.read() as session:
        row = session.scalars(select(EntryTable)).one()
    assert (row.kind, row.by, row.reason) == (EntryKind.LET_IN, rooms.head.person_id, "本人相识")


def test_who_was_dead_is_expected_again_after_the_doors_have_closed(rooms: Rooms, clock: FixedClock) -> None:
    rooms.arrange(needs_code=False)
    person, room, number = seated(rooms)
    to_the_doors(rooms, clock, before=0)
    rooms.hall.sittings.start(person, rooms.exam)
    rooms.hall.sittings.close()
    clock.tick(45 * 60)
    assert rooms.services.entrance.at_seat(room, number) is not None
    view = rooms.hall.sittings.start(person, rooms.exam)
    rooms.hall.sittings.submit(person, view.sitting_id)
    assert rooms.services.entrance.at_seat(room, number) is None


def test_coming_over_takes_a_colleague_with_the_right(rooms: Rooms) -> None:
    accounts, crowd = rooms.services.accounts, rooms.crowd
    slip = accounts.create(rooms.head, crowd[0].person_id, "kaosheng", [Role.OFFICER])
    actor = accounts.sign_in("kaosheng", slip).actor
    accounts.change_password(actor, "", "eight letters")
    for own in (crowd[0].person_id, crowd[1].person_id):
        with pytest.raises(NotAllowed):
            accounts.come_over(own, "kaosheng", "eight letters", Permission.RUN_EXAMS)


@given(st.text("0123456789X", min_size=8, max_size=18), st.integers(1, 9))
def test_four_to_six_characters_from_the_end_confirm(number: str, count: int) -> None:
    assert confirms((number, ""), number[-count:].lower()) == (4 <= count <= 6)
    assert not confirms((number,), number[-4:], besides=number)
