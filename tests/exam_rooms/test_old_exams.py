"""Exams of the released schema: one site, room and session each, the seats as they were numbered."""

import random
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from tests.conftest import QUICK_HASHER
from tests.fakes import READER, FixedClock
from tests.store.released import engine_of_file, take
from trainer.app.services import Services
from trainer.people.accounts.values import Actor, Role
from trainer.store.opening import open_store


def test_an_old_exam_keeps_its_one_room_and_its_seat_numbers(tmp_path: Path) -> None:
    workspace = take("0009", tmp_path / "workspace")
    seats = text(
        "SELECT c.exam_id, c.person_id, s.number FROM exam_candidate c JOIN exam_seat s ON s.id = c.seat_id"
        " ORDER BY c.exam_id, s.number"
    )
    with engine_of_file(workspace).connect() as connection:
        before = [tuple(row) for row in connection.execute(seats)]
    assert before
    clock = FixedClock(datetime(2026, 12, 1, 2, 0, tzinfo=UTC))
    with (
        open_store(workspace, clock) as store,
        closing(Services(store, clock, random.Random(1), QUICK_HASHER)) as services,
    ):
        someone = next(row.id for row in services.people.find(READER, "", 1))
        head = Actor(someone, someone, "", frozenset({Role.ADMINISTRATOR}))
        after = []
        for exam in sorted(services.exams.exams(head), key=lambda exam: exam.id.hex):
            seating = services.rooms.seating(head, exam.id)
            (hall,) = seating.halls
            assert (hall.session, hall.seats, hall.opens_at) == (1, 0, exam.plan.opens_at)
            assert seating.sealed_at is None
            assert {one.form for one in seating.seated} <= {"A"}
            after += [(exam.id.hex, one.person_id.hex, one.number) for one in seating.seated]
            assert services.rooms.venue(head, exam.id).rooms[0].seats >= len(seating.seated)
    assert after == before
