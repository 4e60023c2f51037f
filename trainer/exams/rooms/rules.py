"""Spreading a roster over sessions and rooms. Pure and seeded: the same input gives the same seats."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import chain, count, pairwise
from uuid import UUID

from trainer.exams.rooms.checks import flaws_of
from trainer.exams.rooms.forms import form_at, neighbours
from trainer.exams.rooms.values import FORM_LETTERS, Arrangement, Examinee, Placement, RoomPlan, Venue
from trainer.store.errors import BadInput

Cell = tuple[int, int]
"""Session and room."""
MOST_PASSES = 3


def check_venue(venue: Venue, minutes: int) -> None:
    """Raises BadInput: venue.no_room, venue.no_session, venue.grid (room), venue.seats (room), venue.same_room (room),
    venue.many_forms, dates.reversed, venue.overlap (session: the later of two that meet)."""
    if not venue.rooms:
        raise BadInput("venue.no_room")
    if not venue.sessions:
        raise BadInput("venue.no_session")
    for room in venue.rooms:
        if not room.name.strip() or room.rows < 1 or room.columns < 1:
            raise BadInput("venue.grid", room=room.name)
        if not 1 <= room.seats <= room.rows * room.columns:
            raise BadInput("venue.seats", room=room.name, most=room.rows * room.columns)
    for (_site, name), times in Counter((room.site, room.name) for room in venue.rooms).items():
        if times > 1:
            raise BadInput("venue.same_room", room=name)
    if len(venue.forms) > len(FORM_LETTERS):
        raise BadInput("venue.many_forms", most=len(FORM_LETTERS))
    _check_sessions(venue, minutes)


def arrange(venue: Venue, people: Iterable[Examinee], seed: int) -> Arrangement:
    """Everybody on a seat of their own, people of one unit spread over sessions and rooms and not side by side where
    that can be, neighbours with different forms. Who finds no seat is a flaw of the arrangement."""
    chance = random.Random(seed)
    everybody = tuple(sorted(people, key=lambda one: one.person_id))
    apart = [one for one in everybody if one.separate]
    others = [one for one in everybody if not one.separate]
    placements: list[Placement] = []
    for group, separate in ((apart, True), (others, False)):
        cells = _cells(venue, separate)
        for cell, members in _deal(venue, cells, _mixed(group, chance)).items():
            placements += _seat(venue, cell, members, chance)
    placements.sort(key=lambda one: (one.session, one.room, one.number))
    return Arrangement(venue, seed, tuple(placements), flaws_of(venue, everybody, placements))


def place_data(site: str, room: str, session: int, number: int, form: str) -> dict[str, str]:
    """A place in the 更改登记."""
    return {"site": site, "room": room, "session": str(session), "seat": str(number), "form": form}


def _check_sessions(venue: Venue, minutes: int) -> None:
    for session in venue.sessions:
        if session.closes_at < session.opens_at:
            raise BadInput("dates.reversed")
    for number, (one, after) in enumerate(pairwise(venue.sessions), start=2):
        if one.opens_at + timedelta(minutes=minutes) > after.opens_at:
            raise BadInput("venue.overlap", session=number)


def _cells(venue: Venue, separate: bool) -> list[Cell]:
    rooms = [number for number, room in enumerate(venue.rooms) if room.separate is separate]
    return [(session, room) for session in range(len(venue.sessions)) for room in rooms]


def _mixed(people: Sequence[Examinee], chance: random.Random) -> list[Examinee]:
    """Unit by unit, the order within and among units left to chance: dealt out in turn, units spread evenly."""
    units: dict[UUID | None, list[Examinee]] = defaultdict(list)
    for one in people:
        units[one.unit_id].append(one)
    groups = [units[unit] for unit in sorted(units, key=str)]
    chance.shuffle(groups)
    groups.sort(key=len, reverse=True)
    for group in groups:
        chance.shuffle(group)
    return [one for group in groups for one in group]


def _deal(venue: Venue, cells: Sequence[Cell], people: Sequence[Examinee]) -> dict[Cell, list[Examinee]]:
    """In turn, always to the emptiest hall in proportion to its seats; those beyond the last seat are left out."""
    dealt: dict[Cell, list[Examinee]] = {cell: [] for cell in cells}
    for one in people:
        free = [cell for cell in cells if len(dealt[cell]) < venue.rooms[cell[1]].seats]
        if not free:
            break
        emptiest = min(free, key=lambda cell: (len(dealt[cell]) / venue.rooms[cell[1]].seats, cell))
        dealt[emptiest].append(one)
    return dealt


def _seat(venue: Venue, cell: Cell, members: Sequence[Examinee], chance: random.Random) -> list[Placement]:
    session, number = cell
    room = venue.rooms[number]
    order = list(members)
    chance.shuffle(order)
    forms = [form_at(room, seat, session, len(venue.sessions), len(venue.forms)) for seat in range(1, len(order) + 1)]
    seats = _apart(room, order, forms)
    return [Placement(one.person_id, session, number, seat, forms[seat - 1]) for seat, one in seats.items()]


def _apart(room: RoomPlan, people: list[Examinee], forms: Sequence[int]) -> Mapping[int, Examinee]:
    """Seats from the front, each to the largest unit left that does not meet its own; then exchanges that help."""
    left = list(people)
    seats: dict[int, Examinee] = {}
    for seat in range(1, len(people) + 1):
        waiting = Counter(one.unit_id for one in left)
        best = min(left, key=lambda one: (_cost(room, seats, seat, one, forms), -waiting[one.unit_id]))
        seats[seat] = best
        left.remove(best)
    for _pass in range(MOST_PASSES):
        if not _improve(room, seats, forms):
            break
    return seats


def _improve(room: RoomPlan, seats: dict[int, Examinee], forms: Sequence[int]) -> bool:
    """Exchanges pairs where that takes a meeting away; False where nothing helped."""
    helped = False
    for seat in seats:
        if not _cost(room, seats, seat, seats[seat], forms):
            continue
        for other in seats:
            if _exchange_helps(room, seats, seat, other, forms):
                seats[seat], seats[other] = seats[other], seats[seat]
                helped = True
                break
    return helped


def _exchange_helps(room: RoomPlan, seats: dict[int, Examinee], one: int, other: int, forms: Sequence[int]) -> bool:
    def cost() -> int:
        return sum(_cost(room, seats, seat, seats[seat], forms) for seat in (one, other))

    before = cost()
    seats[one], seats[other] = seats[other], seats[one]
    after = cost()
    seats[one], seats[other] = seats[other], seats[one]
    return after < before


def _cost(room: RoomPlan, seats: Mapping[int, Examinee], seat: int, one: Examinee, forms: Sequence[int]) -> int:
    """A form that may not lie there weighs more than any neighbours of the same unit."""
    near = (seats.get(other) for other in neighbours(room, seat))
    meetings = sum(other is not None and other.unit_id == one.unit_id for other in near if one.unit_id is not None)
    return meetings + (10 if forms[seat - 1] in one.barred else 0)


def ticket_number(stem: str, seat: int, highest: int, taken: frozenset[str]) -> str:
    """准考证号: the stem and the seat, or the next number behind the seats where another candidate has that one."""
    places = chain((seat,), count(highest + 1))
    return next(number for number in (f"{stem}{place:02}" for place in places) if number not in taken)
