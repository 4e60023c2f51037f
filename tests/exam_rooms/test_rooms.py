"""Seats are proposed, stored, moved by hand, sealed, and changed late with a line in the register."""

from datetime import timedelta

import pytest

from tests.conftest import Office
from tests.exam_rooms.conftest import Rooms
from tests.fakes import FixedClock
from trainer.exams.rooms.values import Arrangement, ChangeKind, FlawKind, Needs
from trainer.exams.sittings.values import SubmitReason
from trainer.store.errors import BadInput, NotAllowed, Refused


@pytest.mark.both_engines
def test_a_proposal_is_stored_whole_and_replaces_what_was_there(rooms: Rooms) -> None:
    before = rooms.services.rooms.seating(rooms.head, rooms.exam)
    assert [(hall.session, hall.seats) for hall in before.halls] == [(1, 0)]
    assert [one.number for one in before.seated] == [1, 2, 3, 4, 5]
    rooms.arrange()
    after = rooms.services.rooms.seating(rooms.head, rooms.exam)
    assert [(hall.session, hall.room, hall.seats) for hall in after.halls] == [
        (1, "一号机房", 3),
        (1, "单独考场", 1),
        (2, "一号机房", 3),
        (2, "单独考场", 1),
    ]
    assert {one.person_id for one in after.seated} == {one.person_id for one in rooms.crowd}
    assert [(one.number, one.row, one.column) for one in after.of_hall(after.halls[0].id)] == [
        (1, 1, 1),
        (2, 1, 2),
        (3, 1, 3),
    ]
    assert after.forms == rooms.forms
    exam = rooms.hall.exams.exam(rooms.head, rooms.exam)
    assert (exam.plan.opens_at, exam.plan.closes_at) == (after.halls[0].opens_at, after.halls[2].closes_at)
    assert exam.plan.paper_id == rooms.forms[0]
    rooms.arrange(seats=6, sessions=1)
    assert len(rooms.services.rooms.seating(rooms.head, rooms.exam).halls) == 2


def test_a_proposal_without_enough_seats_is_not_stored(rooms: Rooms) -> None:
    found = rooms.services.rooms.propose(rooms.head, rooms.exam, rooms.venue(seats=1), 1)
    assert [flaw.kind for flaw in found.flaws].count(FlawKind.UNPLACED) == 3
    with pytest.raises(Refused, match=r"plan\.outdated"):
        rooms.services.rooms.apply(rooms.head, rooms.exam, found)
    placed = found.placements
    doubled = (*placed, *(one for one in _moved_onto_one_seat(rooms, found)))
    with pytest.raises(Refused, match=r"plan\.flawed"):
        rooms.services.rooms.apply(rooms.head, rooms.exam, Arrangement(found.venue, 1, doubled))


def _moved_onto_one_seat(rooms: Rooms, found: Arrangement) -> list[object]:
    from dataclasses import replace

    known = {one.person_id for one in found.placements}
    return [replace(found.placements[0], person_id=one.person_id) for one in rooms.crowd if one.person_id not in known]


def test_a_roster_that_changed_since_is_not_overwritten(rooms: Rooms, office: Office) -> None:
    found = rooms.services.rooms.propose(rooms.head, rooms.exam, rooms.venue(), 1)
    rooms.hall.exams.add_candidates(rooms.head, rooms.exam, [office.trainer.person_id])
    with pytest.raises(Refused, match=r"plan\.outdated"):
        rooms.services.rooms.apply(rooms.head, rooms.exam, found)


@pytest.mark.both_engines
def test_two_exchange_their_seats_and_back_again(rooms: Rooms) -> None:
    rooms.arrange()
    service = rooms.services.rooms
    before = service.seating(rooms.head, rooms.exam)
    one, other = before.seated[0], before.seated[-1]
    service.move(rooms.head, rooms.exam, one.person_id, other.hall_id, other.number)
    after = {seat.person_id: seat for seat in service.seating(rooms.head, rooms.exam).seated}
    assert (after[one.person_id].hall_id, after[one.person_id].number) == (other.hall_id, other.number)
    assert (after[other.person_id].hall_id, after[other.person_id].form) == (one.hall_id, one.form)
    service.move(rooms.head, rooms.exam, one.person_id, one.hall_id, one.number)
    assert service.seating(rooms.head, rooms.exam) == before
    assert service.changes(rooms.head, rooms.exam) == ()


def test_a_free_seat_is_taken_with_the_form_that_lies_there(rooms: Rooms) -> None:
    rooms.arrange(seats=6)
    service = rooms.services.rooms
    seating = service.seating(rooms.head, rooms.exam)
    one = seating.seated[0]
    service.move(rooms.head, rooms.exam, one.person_id, one.hall_id, 6)
    moved = next(seat for seat in service.seating(rooms.head, rooms.exam).seated if seat.person_id == one.person_id)
    assert (moved.number, moved.row, moved.column) == (6, 2, 3)
    with pytest.raises(Refused, match=r"plan\.flawed"):
        service.move(rooms.head, rooms.exam, one.person_id, one.hall_id, 7)


@pytest.mark.both_engines
def test_after_the_seal_every_change_stands_in_the_register(rooms: Rooms, office: Office) -> None:
    rooms.arrange(seats=4)
    service = rooms.services.rooms
    service.seal(rooms.head, rooms.exam)
    seating = service.seating(rooms.head, rooms.exam)
    assert seating.sealed_by == rooms.head.person_id
    one, other = seating.seated[0], seating.seated[-1]
    with pytest.raises(BadInput, match=r"reason\.missing"):
        service.move(rooms.head, rooms.exam, one.person_id, other.hall_id, other.number)
    assert service.seating(rooms.head, rooms.exam) == seating
    service.move(rooms.head, rooms.exam, one.person_id, other.hall_id, other.number, "出警冲突")
    rooms.hall.exams.add_candidates(rooms.head, rooms.exam, [office.trainer.person_id], "漏报")
    rooms.hall.exams.remove_candidate(rooms.head, rooms.exam, other.person_id, "调离")
    plan = rooms.hall.exams.exam(office.trainer, rooms.exam).plan
    later = timedelta(minutes=20)
    rooms.hall.exams.reschedule(rooms.head, rooms.exam, plan.opens_at + later, plan.closes_at + later, "停电")
    lines = service.changes(rooms.head, rooms.exam)
    assert [line.kind for line in lines] == [
        ChangeKind.SWAPPED,
        ChangeKind.SWAPPED,
        ChangeKind.ADDED,
        ChangeKind.REMOVED,
        ChangeKind.RESCHEDULED,
    ]
    assert (lines[0].was["seat"], lines[0].becomes["seat"]) == (str(one.number), str(other.number))
    assert (lines[0].by, lines[0].reason) == (rooms.head.person_id, "出警冲突")
    assert service.seating(rooms.head, rooms.exam).halls[0].opens_at == seating.halls[0].opens_at + later
    with pytest.raises(Refused, match=r"plan\.sealed"):
        rooms.arrange()


def test_new_candidates_take_the_seats_that_are_free_and_no_others(rooms: Rooms, office: Office) -> None:
    rooms.arrange()
    assert rooms.hall.exams.add_candidates(rooms.head, rooms.exam, [office.trainer.person_id]) == 1
    with pytest.raises(Refused, match=r"room\.full"):
        rooms.hall.exams.add_candidates(rooms.head, rooms.exam, [rooms.head.person_id])
    seated = rooms.services.rooms.seating(rooms.head, rooms.exam).seated
    assert len({(one.hall_id, one.number) for one in seated}) == 6


def test_needs_are_decided_by_somebody_else_with_a_reason(rooms: Rooms) -> None:
    service, one = rooms.services.rooms, rooms.crowd[0]
    with pytest.raises(BadInput, match=r"reason\.missing"):
        service.set_needs(rooms.head, rooms.exam, one.person_id, Needs(separate=True))
    service.set_needs(rooms.head, rooms.exam, one.person_id, Needs(True, True, 20, "手部骨折"))
    rooms.arrange()
    seating = service.seating(rooms.head, rooms.exam)
    seat = next(seat for seat in seating.seated if seat.person_id == one.person_id)
    assert seating.hall(seat.hall_id).separate
    assert (seat.large_text, seat.extra_minutes, seat.extra_reason) == (True, 20, "手部骨折")
    other = seating.seated[0]
    with pytest.raises(Refused, match=r"plan\.flawed"):
        service.move(rooms.head, rooms.exam, one.person_id, other.hall_id, other.number)


def test_nobody_moves_themselves_or_decides_their_own_needs(rooms: Rooms, office: Office) -> None:
    rooms.hall.exams.add_candidates(rooms.head, rooms.exam, [rooms.head.person_id])
    service = rooms.services.rooms
    seat = service.seating(rooms.head, rooms.exam).seated[0]
    for act in (
        lambda: service.move(rooms.head, rooms.exam, rooms.head.person_id, seat.hall_id, seat.number),
        lambda: service.move(rooms.head, rooms.exam, seat.person_id, seat.hall_id, 6),
        lambda: service.set_needs(rooms.head, rooms.exam, rooms.head.person_id, Needs(extra_minutes=9, reason="累")),
        lambda: service.seal(rooms.crowd[0], rooms.exam),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.both_engines
def test_one_session_moves_alone_and_stands_in_the_register(rooms: Rooms, clock: FixedClock) -> None:
    rooms.arrange(needs_code=False)
    rooms.services.rooms.seal(rooms.head, rooms.exam)
    before = rooms.services.rooms.seating(rooms.head, rooms.exam)
    first, second = (next(hall for hall in before.halls if hall.session == number) for number in (1, 2))
    move = rooms.services.postponing.move_session
    day = timedelta(days=1)
    with pytest.raises(BadInput, match=r"reason\.missing"):
        move(rooms.head, rooms.exam, 2, second.opens_at + day, second.closes_at + day, " ")
    with pytest.raises(BadInput, match=r"venue\.overlap"):
        move(rooms.head, rooms.exam, 2, first.opens_at, first.closes_at, "台风")
    with pytest.raises(BadInput, match=r"session\.unknown"):
        move(rooms.head, rooms.exam, 3, first.opens_at, first.closes_at, "台风")
    move(rooms.head, rooms.exam, 2, second.opens_at + day, second.closes_at + day, "台风")
    after = rooms.services.rooms.seating(rooms.head, rooms.exam)
    windows = {hall.session: (hall.opens_at, hall.closes_at) for hall in after.halls}
    assert windows[1] == (first.opens_at, first.closes_at)
    assert windows[2] == (second.opens_at + day, second.closes_at + day)
    plan = rooms.hall.exams.exam(rooms.head, rooms.exam).plan
    assert (plan.opens_at, plan.closes_at) == (first.opens_at, second.closes_at + day)
    (line,) = rooms.services.rooms.changes(rooms.head, rooms.exam)
    assert (line.kind, line.was["session"], line.reason) == (ChangeKind.RESCHEDULED, "2", "台风")
    clock.tick((first.opens_at - clock.now()).total_seconds())
    sits = next(one for one in after.seated if after.hall(one.hall_id).session == 1)
    rooms.hall.sittings.start(next(one for one in rooms.crowd if one.person_id == sits.person_id), rooms.exam)
    with pytest.raises(Refused, match=r"session\.begun"):
        move(rooms.head, rooms.exam, 1, first.opens_at + day / 2, first.closes_at + day / 2, "停电")


@pytest.mark.both_engines
def test_each_sits_the_form_of_the_seat_in_the_window_of_the_session(rooms: Rooms, clock: FixedClock) -> None:
    rooms.arrange(needs_code=False)
    seating = rooms.services.rooms.seating(rooms.head, rooms.exam)
    actors = {one.person_id: one for one in rooms.crowd}
    second = next(seat for seat in seating.seated if seating.hall(seat.hall_id).session == 2)
    clock.tick((seating.halls[0].opens_at - clock.now()).total_seconds())
    with pytest.raises(Refused, match=r"sitting\.too_early"):
        rooms.hall.sittings.start(actors[second.person_id], rooms.exam)
    for seat in seating.of_hall(seating.halls[0].id):
        person = actors[seat.person_id]
        view = rooms.hall.sittings.start(person, rooms.exam)
        paper = rooms.hall.papers.paper(rooms.head, rooms.forms["AB".index(seat.form)])
        assert {item.question.stem for item in view.items} == {item.question.stem for item in paper.items}
        with pytest.raises(Refused, match=r"sitting\.leave_early"):
            rooms.hall.sittings.submit(person, view.sitting_id)
    watch = rooms.hall.invigilation
    gone = actors[seating.of_hall(seating.halls[0].id)[0].person_id]
    assert watch.earliest_leave(rooms.head, rooms.exam, gone.person_id) is not None
    with pytest.raises(BadInput, match=r"reason\.missing"):
        watch.let_leave(rooms.head, rooms.exam, gone.person_id, " ")
    watch.let_leave(rooms.head, rooms.exam, gone.person_id, "突发疾病，送医")
    first = next(one for one in watch.progress(rooms.head, rooms.exam) if one.person_id == gone.person_id)
    assert first.submitted is SubmitReason.HANDED_IN
    clock.tick(31 * 60)
    assert watch.earliest_leave(rooms.head, rooms.exam, person.person_id) is None
    rooms.hall.sittings.submit(person, view.sitting_id)
    mine = rooms.hall.results.my_exams(actors[second.person_id])[0]
    assert (mine.opens_at, mine.room, mine.session) == (seating.hall(second.hall_id).opens_at, "一号机房", 2)
    with pytest.raises(Refused, match=r"plan\.begun"):
        rooms.services.rooms.move(rooms.head, rooms.exam, person.person_id, second.hall_id, second.number)
