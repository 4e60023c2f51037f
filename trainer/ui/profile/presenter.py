"""Reads how units stand to a target."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from trainer.people.accounts.values import Actor
from trainer.profile.service import ProfileService
from trainer.profile.values import UnitState
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.profile.state import ProfileState


class ProfileView(Protocol):
    def show_state(self, state: ProfileState) -> None: ...


@dataclass(frozen=True)
class ProfileRoom:
    """Where the page reads from."""

    profile: ProfileService


class ProfilePresenter:
    def __init__(self, view: ProfileView, room: ProfileRoom, actor: Actor, dialogs: Asking) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._dialogs = dialogs
        self._state = ProfileState()

    def refresh(self) -> None:
        try:
            targets = self._room.profile.targets()
            known = {target.id for target in targets}
            target_id = self._state.target_id
            if target_id not in known:
                target_id = targets[0].id if targets else ""
            members = {member.id: member for member in self._room.profile.members(self._actor)}
            self._state = replace(self._state, targets=targets, members=members)
            self._choose(target_id)
        except KnownError as error:
            self._dialogs.trouble(error)

    def choose_target(self, target_id: str) -> None:
        self._choose(target_id)

    def choose_unit(self, unit: UnitState) -> None:
        trend = self._room.profile.trend(self._actor, self._state.target_id, unit.unit_id)
        self._show(chosen=unit, trend=trend)

    def close(self) -> None:
        self._show(chosen=None, trend=())

    def _choose(self, target_id: str) -> None:
        """Keeps the unit at the right, with its figures for the other target."""
        states = self._room.profile.states(self._actor, target_id) if target_id else ()
        before = self._state.chosen
        self._state = replace(self._state, target_id=target_id, states=states, chosen=None, trend=())
        same = next((one for one in states if before is not None and one.unit_id == before.unit_id), None)
        if same is not None:
            self.choose_unit(same)
        else:
            self._show()

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
