"""Start codes: shown when it is time, asked for in the room, a wrong one slows and is recorded."""

import pytest
from sqlalchemy import select

from tests.exam_rooms.conftest import Rooms
from tests.fakes import FixedClock
from trainer.exams.rooms.tables import CodeTryTable
from trainer.store.errors import NotAllowed, Refused


@pytest.mark.both_engines
def test_the_code_is_shown_in_time_asked_for_and_recorded(rooms: Rooms, clock: FixedClock) -> None:
    rooms.arrange()
    codes, seating = rooms.services.start_codes, rooms.services.rooms.seating(rooms.head, rooms.exam)
    assert [one.code for one in codes.shown(rooms.head, rooms.exam)] == ["", "", "", ""]
    first = seating.halls[0]
    clock.tick((first.opens_at - clock.now()).total_seconds() - 14 * 60)
    shown = codes.shown(rooms.head, rooms.exam)
    assert [bool(one.code) for one in shown] == [True, True, False, False]
    assert len(shown[0].code) == 6
    seat = seating.of_hall(first.id)[0]
    person = next(one for one in rooms.crowd if one.person_id == seat.person_id)
    assert rooms.hall.results.my_exams(person)[0].needs_code
    start = rooms.hall.sittings.start
    with pytest.raises(Refused, match=r"sitting\.too_early"):
        start(person, rooms.exam, shown[0].code)
    clock.tick(14 * 60)
    with pytest.raises(Refused, match=r"code\.missing"):
        start(person, rooms.exam)
    for _try in range(3):
        with pytest.raises(Refused, match=r"code\.wrong"):
            start(person, rooms.exam, "1")
    with pytest.raises(Refused) as refusal:
        start(person, rooms.exam, shown[0].code)
    assert (refusal.value.code, refusal.value.params) == ("code.wait", {"seconds": 5})
    clock.tick(5)
    spaced = f" {shown[0].code[:3]} {shown[0].code[3:]} "
    start(person, rooms.exam, spaced)
    start(person, rooms.exam)
    with rooms.services.store.database.read() as session:
        tries = session.scalars(select(CodeTryTable.fits).order_by(CodeTryTable.at, CodeTryTable.id)).all()
    assert tries == [False, False, False, True]


def test_the_handover_sheet_has_every_code_and_candidates_see_none(rooms: Rooms) -> None:
    rooms.arrange()
    codes = rooms.services.start_codes
    sheet = codes.sheet(rooms.head, rooms.exam)
    assert all(len(one.code) == 6 for one in sheet)
    with pytest.raises(NotAllowed):
        codes.shown(rooms.crowd[0], rooms.exam)
    rooms.hall.exams.add_candidates(rooms.head, rooms.exam, [rooms.head.person_id])
    for read in (codes.shown, codes.sheet):
        with pytest.raises(Refused, match=r"code\.own_exam"):
            read(rooms.head, rooms.exam)


def test_without_a_plan_no_code_is_asked_for(rooms: Rooms, clock: FixedClock) -> None:
    assert rooms.services.start_codes.shown(rooms.head, rooms.exam) == ()
    exam = rooms.hall.exams.exam(rooms.head, rooms.exam)
    clock.tick((exam.plan.opens_at - clock.now()).total_seconds())
    assert rooms.hall.sittings.start(rooms.crowd[0], rooms.exam).items
