"""What the page of enforcement certificates shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from trainer.exams.values import Exam
from trainer.people.values import Unit
from trainer.qualification.rules import may_hold, may_move, stands
from trainer.qualification.values import (
    Card,
    CardDraft,
    CardState,
    Cause,
    Checked,
    Inspection,
    Move,
    Rules,
    Standing,
    Verdict,
    Which,
)
from trainer.ui.tones import Tone

TONES = {
    CardState.NONE: Tone.PLAIN,
    CardState.VALID: Tone.OK,
    CardState.EXPIRING: Tone.WARN,
    CardState.UNINSPECTED: Tone.WARN,
    CardState.LAPSED: Tone.BAD,
    CardState.RECALLED: Tone.WARN,
    CardState.CANCELLED: Tone.PLAIN,
}


class Side(StrEnum):
    """What the panel at the right is for."""

    NOTHING = "nothing"
    CARD = "card"
    REGISTER = "register"
    INSPECT = "inspect"
    PROPOSE = "propose"
    DECIDE = "decide"
    CHECK = "check"
    RULES = "rules"


@dataclass(frozen=True)
class Registering:
    draft: CardDraft


@dataclass(frozen=True)
class Inspecting:
    year: int
    on: date
    result: Inspection
    note: str


@dataclass(frozen=True)
class Proposing:
    move: Move
    cause: Cause
    on: date
    note: str


@dataclass(frozen=True)
class Deciding:
    verdict: Verdict
    on: date
    reason: str


@dataclass(frozen=True)
class Checking:
    """Who is checked: the roster of an exam, or a unit with all below it; None for everybody."""

    exam_id: UUID | None
    unit_id: UUID | None
    on: date
    fields: frozenset[str]
    needs_card: bool


Intent = Registering | Inspecting | Proposing | Deciding | Checking


@dataclass(frozen=True)
class CardsState:
    """`checked` is a check list shown in place of the list; `cards` is the history of the chosen person."""

    rules: Rules | None = None
    all_rules: tuple[Rules, ...] = ()
    standings: tuple[Standing, ...] = ()
    units: tuple[Unit, ...] = ()
    exams: tuple[Exam, ...] = ()
    words: str = ""
    unit_id: UUID | None = None
    which: Which = Which.TROUBLE
    side: Side = Side.NOTHING
    chosen: UUID | None = None
    cards: tuple[Card, ...] = ()
    checked: Checked | None = None
    check_exam: UUID | None = None
    said: str = ""
    busy: bool = False
    may_edit: bool = False
    may_export: bool = False
    may_choose: bool = False
    actor_id: UUID | None = None
    today: date = date.min

    @property
    def person(self) -> Standing | None:
        rows = (*self.standings, *(self.checked.rows if self.checked else ()))
        return next((one for one in rows if one.person.id == self.chosen), None)


def shown(state: CardsState) -> tuple[Standing, ...]:
    """The rows in view: a check list whole, else those that pass every filter, what is wrong first."""
    if state.checked is not None:
        return state.checked.rows
    below = units_below(state.units, state.unit_id)
    words = state.words.strip().lower()
    rows = [
        one
        for one in state.standings
        if stands(one, state.which)
        and (below is None or one.person.unit_id in below)
        and (not words or words in f"{one.person.name} {one.person.certificate_number}".lower())
    ]
    return tuple(sorted(rows, key=lambda one: (not one.flaws, one.person.unit, one.person.name)))


def units_below(units: tuple[Unit, ...], unit_id: UUID | None) -> frozenset[UUID | None] | None:
    """A unit with all below it; None for all."""
    if unit_id is None:
        return None
    found: set[UUID | None] = {unit_id}
    for unit in units:
        if unit.parent_id in found:
            found.add(unit.id)
    return frozenset(found)


def acts(state: CardsState, one: Standing) -> tuple[Side, ...]:
    """What the signed-in person may do about somebody's certificate now; nothing about their own."""
    if not state.may_edit or one.person.id == state.actor_id or state.rules is None:
        return ()
    if one.open_matter is not None:
        return (Side.DECIDE,)
    found = []
    if may_hold(one.person.category, state.rules):
        found.append(Side.REGISTER)
    if one.state not in (CardState.NONE, CardState.CANCELLED):
        found += [Side.INSPECT, Side.PROPOSE]
    return tuple(found)


def moves(one: Standing) -> tuple[Move, ...]:
    """The moves that would change something."""
    return tuple(move for move in Move if may_move(one.state, move))
