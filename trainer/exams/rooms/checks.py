"""What is wrong with an arrangement, proposed by rule or moved by hand. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from trainer.exams.rooms.forms import form_at, neighbours
from trainer.exams.rooms.values import Examinee, Flaw, FlawKind, Placement, Venue

Seat = tuple[int, int, int]
"""Session, room, number."""


def flaws_of(venue: Venue, people: Iterable[Examinee], placements: Sequence[Placement]) -> tuple[Flaw, ...]:
    """Every flaw: those that forbid it first."""
    known = {one.person_id: one for one in people}
    found = [
        *_of_persons(known, placements),
        *(flaw for one in placements for flaw in _of_place(venue, known.get(one.person_id), one)),
        *_of_neighbours(venue, known, placements),
    ]
    return tuple(sorted(found, key=lambda flaw: list(FlawKind).index(flaw.kind)))


def moved(placements: Sequence[Placement], person_id: UUID, to: Placement) -> tuple[Placement, ...]:
    """One person on another place; who sits there comes to the place that is left. Forms stay with the seats."""
    here = next(one for one in placements if one.person_id == person_id)
    there = (to.session, to.room, to.number)
    found = next((one for one in placements if (one.session, one.room, one.number) == there), None)
    changed: dict[UUID, Placement] = {person_id: replace(found or to, person_id=person_id)}
    if found is not None and found.person_id != person_id:
        changed[found.person_id] = replace(here, person_id=found.person_id)
    return tuple(changed.get(one.person_id, one) for one in placements)


def place_at(venue: Venue, person_id: UUID, session: int, room: int, number: int) -> Placement:
    """A place with the form that lies there by rule."""
    form = form_at(venue.rooms[room], number, session, len(venue.sessions), len(venue.forms))
    return Placement(person_id, session, room, number, form)


def _of_persons(known: Mapping[UUID, Examinee], placements: Sequence[Placement]) -> Iterator[Flaw]:
    persons: set[UUID] = set()
    seats: dict[Seat, UUID] = {}
    for one in placements:
        seat = (one.session, one.room, one.number)
        if one.person_id in persons:
            yield Flaw(FlawKind.TWICE, one.person_id)
        if seat in seats:
            yield Flaw(FlawKind.SAME_SEAT, one.person_id, seats[seat])
        persons.add(one.person_id)
        seats[seat] = one.person_id
    for person_id in known:
        if person_id not in persons:
            yield Flaw(FlawKind.UNPLACED, person_id)


def _of_place(venue: Venue, person: Examinee | None, one: Placement) -> Iterator[Flaw]:
    there = one.session < len(venue.sessions) and one.room < len(venue.rooms)
    if not there or not 1 <= one.number <= venue.rooms[one.room].seats:
        yield Flaw(FlawKind.NO_SUCH_SEAT, one.person_id)
        return
    separate = venue.rooms[one.room].separate
    if person is not None and person.separate and not separate:
        yield Flaw(FlawKind.NOT_APART, one.person_id)
    if person is not None and separate and not person.separate:
        yield Flaw(FlawKind.IN_SEPARATE, one.person_id)
    if person is not None and one.form in person.barred:
        yield Flaw(FlawKind.BARRED_FORM, one.person_id)


def _of_neighbours(venue: Venue, known: Mapping[UUID, Examinee], placements: Sequence[Placement]) -> Iterator[Flaw]:
    seats = {(one.session, one.room, one.number): one for one in placements}
    for (session, room, number), one in seats.items():
        if room >= len(venue.rooms):
            continue
        for near in neighbours(venue.rooms[room], number):
            other = seats.get((session, room, near))
            if near < number or other is None:
                continue
            if len(venue.forms) > 1 and other.form == one.form:
                yield Flaw(FlawKind.SAME_FORM, one.person_id, other.person_id)
            if _same_unit(known.get(one.person_id), known.get(other.person_id)):
                yield Flaw(FlawKind.SAME_UNIT, one.person_id, other.person_id)


def _same_unit(one: Examinee | None, other: Examinee | None) -> bool:
    return one is not None and other is not None and one.unit_id is not None and one.unit_id == other.unit_id
