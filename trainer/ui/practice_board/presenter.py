"""Reads a unit's mastery and sets what practice keeps back."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Permission
from trainer.people.service import PeopleService
from trainer.practice.service import PracticeService
from trainer.practice.values import Hiding
from trainer.reports.mastery import ClassMastery
from trainer.store.errors import KnownError
from trainer.ui.practice_board.state import BoardState, weakest_first, with_all_below
from trainer.ui.presenting import PresentingWork
from trainer.ui.working import Handle
from trainer.words import _


class BoardView(Protocol):
    def show_state(self, state: BoardState) -> None: ...


@dataclass(frozen=True)
class BoardRoom:
    practice: PracticeService
    people: PeopleService
    mastery: Callable[[Collection[UUID], int], ClassMastery]


class BoardPresenter(PresentingWork[BoardView, BoardRoom]):
    _unit_id: UUID | None = None

    def refresh(self) -> None:
        """Reads the chosen unit again; at first the whole office."""
        units, terms = self._room.people.units(), self._room.practice.terms
        if self._unit_id is None and units:
            self._unit_id = units[0].id
        wanted = with_all_below(units, self._unit_id) if self._unit_id else frozenset[UUID]()

        def work(_handle: Handle) -> ClassMastery:
            return self._room.mastery(wanted, terms.smallest_group)

        def done(found: ClassMastery) -> None:
            state = BoardState(
                terms=terms,
                units=units,
                unit_id=self._unit_id,
                found=found,
                rows=weakest_first(found.rows, terms),
                hiding=self._room.practice.hiding(),
                may_choose=may(self._actor, Permission.EDIT_SETTINGS),
            )
            self._view.show_state(state)

        self._jobs.run(_("Adding up practice"), work, done, self._dialogs.trouble)

    def choose_unit(self, unit_id: UUID) -> None:
        """Shows a unit with all below it."""
        self._unit_id = unit_id
        self.refresh()

    def choose_hiding(self, hiding: Hiding) -> None:
        """Sets which questions of sealed papers nobody is shown."""
        try:
            self._room.practice.choose_hiding(self._actor, hiding)
        except KnownError as error:
            self._dialogs.trouble(error)
        self._changed()
        self.refresh()
