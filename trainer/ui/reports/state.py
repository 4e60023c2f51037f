"""What the page of yearly records shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from trainer.documents.yearly.parts import Part
from trainer.people.values import PersonRow, Unit
from trainer.yearly.values import KeptPage, NoteDraft, Section


class Side(StrEnum):
    """What the panel at the right is for."""

    NOTHING = "nothing"
    PERSON = "person"
    NOTE = "note"


class Which(StrEnum):
    """Which people the list shows."""

    ALL = "all"
    MISSING = "missing"
    KEPT = "kept"


@dataclass(frozen=True)
class ReportsState:
    """`parts` are of the chosen person; `opened` is the section whose entries are in view. `fresh` says whether the
    newest kept version says what is known now; None where there is none.
    """

    year: int = 0
    years: tuple[int, ...] = ()
    units: tuple[Unit, ...] = ()
    rows: tuple[PersonRow, ...] = ()
    pages: Mapping[UUID, KeptPage] = field(default_factory=dict)
    words: str = ""
    unit_id: UUID | None = None
    which: Which = Which.ALL
    side: Side = Side.NOTHING
    chosen: UUID | None = None
    parts: tuple[Part, ...] = ()
    versions: tuple[KeptPage, ...] = ()
    fresh: bool | None = None
    opened: Section | None = None
    said: str = ""
    may_make: bool = False
    may_export: bool = False
    actor_id: UUID | None = None
    today: date = date.min

    @property
    def person(self) -> PersonRow | None:
        return next((row for row in self.rows if row.id == self.chosen), None)

    @property
    def may_note(self) -> bool:
        """Nobody notes about themselves."""
        return self.may_make and self.chosen is not None and self.chosen != self.actor_id


@dataclass(frozen=True)
class Noting:
    """What was typed for a note."""

    draft: NoteDraft


def shown(state: ReportsState) -> tuple[PersonRow, ...]:
    """The people that pass every filter, in the order of the units."""
    below = units_below(state.units, state.unit_id)
    words = state.words.strip().lower()
    return tuple(
        row
        for row in state.rows
        if (below is None or row.unit_id in below)
        and (not words or words in f"{row.name} {row.work_number}".lower())
        and (state.which is Which.ALL or (row.id in state.pages) == (state.which is Which.KEPT))
    )


def units_below(units: tuple[Unit, ...], unit_id: UUID | None) -> frozenset[UUID | None] | None:
    """A unit with all below it; None for all."""
    if unit_id is None:
        return None
    found: set[UUID | None] = {unit_id}
    for unit in units:
        if unit.parent_id in found:
            found.add(unit.id)
    return frozenset(found)


def kept_of(state: ReportsState) -> tuple[KeptPage, ...]:
    """The newest kept pages of the people in view."""
    return tuple(state.pages[row.id] for row in shown(state) if row.id in state.pages)
