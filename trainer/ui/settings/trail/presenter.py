"""Reads the audit trail, of one person or of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from trainer.people.accounts.values import Actor
from trainer.people.values import PersonRow
from trainer.reports.trail import TrailLine, TrailPage, TrailQuery

STRETCH = 200
Read = Callable[[Actor, TrailQuery], TrailPage]


class TrailRows:
    """The entries of one query, read as they scroll into view."""

    def __init__(self, read: Read, actor: Actor, query: TrailQuery) -> None:
        self._read, self._actor, self._query = read, actor, query
        page = read(actor, replace(query, offset=0, limit=STRETCH))
        self._first, self.total = page.rows, page.total

    def rows(self, offset: int, limit: int) -> Sequence[TrailLine]:
        if offset + limit <= STRETCH:
            return self._first[offset : offset + limit]
        return self._read(self._actor, replace(self._query, offset=offset, limit=limit)).rows


@dataclass(frozen=True)
class TrailState:
    """`person` narrows the trail to what this person did or what concerns them."""

    rows: TrailRows
    person: PersonRow | None = None
    chosen: TrailLine | None = None


class TrailView(Protocol):
    def show_state(self, state: TrailState) -> None: ...


class TrailPresenter:
    def __init__(self, view: TrailView, read: Read, actor: Actor) -> None:
        self._view = view
        self._read = read
        self._actor = actor
        self._state = TrailState(TrailRows(read, actor, TrailQuery()))

    def refresh(self) -> None:
        person = self._state.person
        rows = TrailRows(self._read, self._actor, TrailQuery(person.id if person else None))
        self._show(rows=rows)

    def choose_person(self, person: PersonRow | None) -> None:
        self._state = replace(self._state, person=person, chosen=None)
        self.refresh()

    def choose(self, line: TrailLine) -> None:
        self._show(chosen=line)

    def close_side(self) -> None:
        self._show(chosen=None)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
