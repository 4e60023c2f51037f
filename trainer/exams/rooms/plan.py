"""Between what is stored of an exam's places and the numbers the rules count in. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from trainer.exams.rooms.values import FORM_LETTERS, Flaw, Hall, Placement, RoomPlan, Seating, SessionPlan, Venue
from trainer.exams.values import RoomTimes


def venue_of(seating: Seating, times: RoomTimes) -> Venue:
    """The venue that the halls add up to. A room nobody planned is as large as its highest seat."""
    highest: dict[tuple[str, str], int] = {}
    for one in seating.seated:
        key = _key(seating.hall(one.hall_id))
        highest[key] = max(highest.get(key, 1), one.number)
    rooms = {_key(hall): hall for hall in seating.halls}
    sessions = {hall.session: SessionPlan(hall.opens_at, hall.closes_at) for hall in seating.halls}
    plans = tuple(_room(hall, highest.get(key, 1)) for key, hall in rooms.items())
    return Venue(plans, tuple(sessions.values()), seating.forms, times)


def placements_of(seating: Seating) -> tuple[Placement, ...]:
    """Who sits where, in the numbers of the venue."""
    cells = {hall.id: cell_of(seating, hall.id) for hall in seating.halls}
    return tuple(
        Placement(one.person_id, *cells[one.hall_id], one.number, FORM_LETTERS.index(one.form))
        for one in seating.seated
    )


def cell_of(seating: Seating, hall_id: UUID) -> tuple[int, int]:
    """Session and room of a hall, from 0."""
    hall = seating.hall(hall_id)
    return _sessions(seating).index(hall.session), _rooms(seating).index(_key(hall))


def hall_at(seating: Seating, session: int, room: int) -> Hall:
    """The hall of a session and a room, both from 0."""
    ordinal, key = _sessions(seating)[session], _rooms(seating)[room]
    return next(hall for hall in seating.halls if hall.session == ordinal and _key(hall) == key)


def about(placements: Iterable[Placement], flaws: Iterable[Flaw]) -> tuple[Flaw, ...]:
    """The flaws that concern some of the people."""
    people = {one.person_id for one in placements}
    return tuple(flaw for flaw in flaws if flaw.person_id in people or flaw.other_id in people)


def _room(hall: Hall, highest: int) -> RoomPlan:
    seats = hall.seats or highest
    rows = hall.rows or -(-seats // hall.columns)
    return RoomPlan(hall.site, hall.room, rows, hall.columns, seats, hall.separate)


def _key(hall: Hall) -> tuple[str, str]:
    return hall.site, hall.room


def _rooms(seating: Seating) -> list[tuple[str, str]]:
    return list(dict.fromkeys(map(_key, seating.halls)))


def _sessions(seating: Seating) -> list[int]:
    return list(dict.fromkeys(hall.session for hall in seating.halls))
