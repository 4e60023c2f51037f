"""Lets people in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from trainer.people.accounts.service import AccountService
from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.sign_in.state import DoorState, Step
from trainer.ui.texts import message
from trainer.words import _


class DoorView(Protocol):
    def show_state(self, state: DoorState) -> None: ...


class DoorPresenter:
    def __init__(self, view: DoorView, accounts: AccountService, office: str, entered: Callable[[Actor], None]) -> None:
        self._view = view
        self._accounts = accounts
        self._entered = entered
        self._state = DoorState(office=office)

    def begin(self) -> None:
        """Shows the closed door."""
        self._show(DoorState(office=self._state.office))

    def begin_new_password(self, actor: Actor) -> None:
        """For someone inside who wants another password."""
        self._show(DoorState(Step.NEW_PASSWORD, self._state.office, actor, needs_old=True))

    def sign_in(self, login: str, password: str) -> None:
        try:
            signed = self._accounts.sign_in(login, password)
        except KnownError as error:
            self._show(replace(self._state, trouble=message(error)))
            return
        state = DoorState(office=self._state.office, actor=signed.actor, notice_after=signed.must_read_notice)
        if signed.must_change_password:
            self._show(replace(state, step=Step.NEW_PASSWORD))
        else:
            self._after_password(state, signed.actor)

    def set_password(self, old: str, new: str, again: str) -> None:
        actor = self._state.actor
        if actor is None:
            return
        if new != again:
            self._show(replace(self._state, trouble=_("The two new passwords differ. Type the new one again.")))
            return
        try:
            self._accounts.change_password(actor, old, new)
        except KnownError as error:
            self._show(replace(self._state, trouble=message(error)))
            return
        self._after_password(self._state, actor)

    def accept_notice(self) -> None:
        if self._state.actor is not None:
            self._accounts.read_notice(self._state.actor)
            self._enter(self._state.actor)

    def _after_password(self, state: DoorState, actor: Actor) -> None:
        if state.notice_after:
            self._show(replace(state, step=Step.NOTICE, trouble=""))
        else:
            self._enter(actor)

    def _enter(self, actor: Actor) -> None:
        self._state = DoorState(office=self._state.office)
        self._entered(actor)

    def _show(self, state: DoorState) -> None:
        self._state = state
        self._view.show_state(state)
