"""Rooms, sessions, findings and late changes in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from trainer.exams.rooms.values import Change, ChangeKind, Flaw, Hall
from trainer.ui.exam_rooms.state import Cell, RoomsState, occupancy
from trainer.ui.texts import name
from trainer.ui.wording import SEPARATOR
from trainer.words import _


def hall_words(state: RoomsState, cell: Cell) -> str:
    """第 1 场 · 12-01 09:00 · 一号机房 · 29/30."""
    session, room = state.plan.sessions[cell[0]], state.plan.rooms[cell[1]]
    return SEPARATOR.join(
        (
            _("Session {number}").format(number=cell[0] + 1),
            f"{session.opens_at.astimezone():%m-%d %H:%M}",
            room.name + (_(" (separate)") if room.separate else ""),
            _("{taken} of {seats}").format(taken=occupancy(state, cell), seats=room.seats),
        )
    )


def times_words(state: RoomsState) -> str:
    """The times of the session in view, each under its one name."""
    session, times = state.plan.sessions[state.cell[0]], state.plan.times
    hall = Hall(state.exam.id, "", "", 1, session.opens_at, session.closes_at, 0, 1, 0, False, times)
    words = [
        _("Doors open {time}").format(time=_clock(hall.doors_at)) if times.doors else "",
        _("Start {time}").format(time=_clock(hall.opens_at)),
        _("Latest entry {time}").format(time=_clock(hall.closes_at)),
        _("Earliest leave {time}").format(time=_clock(hall.leave_at)) if times.leave else "",
    ]
    return SEPARATOR.join(filter(None, words))


def flawless_words(state: RoomsState) -> str:
    """That nothing is wrong; with a single form it is not said that neighbours differ."""
    if len(state.venue.forms) > 1:
        return _("✓ Nobody twice, every seat there, neighbours with different forms.")
    return _("✓ Nobody twice, every seat there. One form only: neighbours have the same questions.")


def flaw_words(state: RoomsState, flaw: Flaw) -> str:
    """Who, and what about them."""
    return "：".join((_names(state, flaw), name(flaw.kind)))


def place_words(place: Mapping[str, str]) -> str:
    """A place or a time of the register."""
    if "opens" in place:
        opens, closes = (datetime.fromisoformat(place[key]).astimezone() for key in ("opens", "closes"))
        only = _("Session {number}").format(number=place["session"]) + " " if "session" in place else ""
        return f"{only}{opens:%Y-%m-%d %H:%M}–{closes:%H:%M}"
    if not place:
        return "—"
    words = _("{site} {room} session {session} seat {seat} form {form}")
    return words.format(**place).strip()


def change_words(state: RoomsState, change: Change) -> str:
    """What a line of the register is about."""
    person = state.people.get(change.person_id) if change.person_id else None
    whom = f" {person.name}" if person and change.kind is not ChangeKind.RESCHEDULED else ""
    return name(change.kind) + whom


def _names(state: RoomsState, flaw: Flaw) -> str:
    people = (state.people.get(one) for one in (flaw.person_id, flaw.other_id) if one is not None)
    return "、".join(person.name for person in people if person is not None)


def _clock(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"
