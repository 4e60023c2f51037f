"""Reads accounts, hands states to the view, turns what the user wants into use cases."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.documents.slip_pdf import Slip, slip_pdf
from trainer.people.accounts.rules import SLIP_VALID
from trainer.people.accounts.service import AccountService
from trainer.people.accounts.values import Actor, Role
from trainer.people.rules import usual_pinyin
from trainer.people.service import PeopleService
from trainer.people.values import PersonRow
from trainer.store.clock import Clock
from trainer.store.errors import KnownError
from trainer.store.files import file_hash
from trainer.ui.asking import Asking, tell_saved
from trainer.ui.files import write_bytes
from trainer.ui.printing import Printing
from trainer.ui.settings.accounts.state import AccountsState, NewSlip, Side, suggest_login
from trainer.words import _


class AccountsView(Protocol):
    def show_state(self, state: AccountsState) -> None: ...


@dataclass(frozen=True)
class AccountsRoom:
    """Where the tab reads from and writes to."""

    accounts: AccountService
    people: PeopleService
    clock: Clock


class AccountsPresenter:
    def __init__(
        self,
        view: AccountsView,
        room: AccountsRoom,
        actor: Actor,
        dialogs: Asking,
        printing: Printing,
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._dialogs = dialogs
        self._printing = printing
        self._changed = changed
        self._state = AccountsState(actor_account=actor.account_id)

    def refresh(self) -> None:
        rows = self._room.accounts.accounts(self._actor)
        self._show(rows=rows, people=self._room.people.rows(self._actor, (row.person_id for row in rows)))

    def search(self, words: str) -> None:
        self._show(words=words)

    def choose(self, account_id: UUID) -> None:
        self._show(side=Side.ACCOUNT, chosen=account_id, slips=())

    def begin_new(self) -> None:
        self._show(side=Side.NEW, chosen=None, form=self._state.form + 1, slips=())

    def close_side(self) -> None:
        """Leaves the panel; codes of slips are forgotten with it."""
        self._show(side=Side.NOTHING, chosen=None, slips=())

    def suggest(self, people: Sequence[PersonRow]) -> tuple[str, ...]:
        """A sign-in name for each person."""
        taken = [row.login for row in self._state.rows]
        found: list[str] = []
        for person in people:
            found.append(suggest_login(person.work_number, usual_pinyin(person.name), taken + found))
        return tuple(found)

    def create(self, people: Sequence[PersonRow], logins: Sequence[str], roles: Collection[Role]) -> None:
        """An account for each person; shows the slips for their first sign-in."""
        slips: list[NewSlip] = []
        try:
            for person, login in zip(people, logins, strict=True):
                code = self._room.accounts.create(self._actor, person.id, login, roles)
                slips.append(self._slip(person.name, login, code))
        except KnownError as error:
            self._dialogs.trouble(error)
        if slips:
            self._state = replace(self._state, side=Side.SLIPS, slips=tuple(slips))
            self._changed()

    def new_slip(self) -> None:
        """一次性登录单 for a forgotten password."""
        account = self._state.account
        if account is None:
            return
        self._dialogs.confirm(
            _("One-time slip for {name}").format(name=account.name),
            _("Whoever holds the slip can sign in once as this person. Hand it over in person."),
            _("Make the slip"),
            lambda: self._try(lambda: self._make_slip(account.id, account.name, account.login)),
        )

    def save_roles(self, roles: Collection[Role]) -> None:
        account = self._state.account
        if account is not None:
            self._set(account.id, roles, account.enabled)

    def switch(self) -> None:
        """停用 or 启用."""
        account = self._state.account
        if account is None:
            return
        if not account.enabled:
            self._set(account.id, account.roles, True)
            return
        self._dialogs.confirm(
            _("Switch off the account of {name}").format(name=account.name),
            _("{name} can no longer sign in. What was done stays, and the account can be switched on again.").format(
                name=account.name
            ),
            _("Switch off"),
            lambda: self._set(account.id, account.roles, False),
        )

    def print_slips(self) -> None:
        self._try(lambda: self._printing.print_pdfs(_("One-time sign-in slips"), [self._slips_pdf()]))

    def save_slips(self) -> None:
        name = _("One-time sign-in slips") + ".pdf"
        self._dialogs.save_file(_("Save the slips"), name, "PDF (*.pdf)", self._write_slips)

    def _write_slips(self, path: Path) -> None:
        def write() -> None:
            write_bytes(path, self._slips_pdf())
            tell_saved(self._dialogs, path)

        self._try(write)

    def _slips_pdf(self) -> bytes:
        unit = self._room.people.units()[0].name
        slips = [
            Slip(unit, slip.name, slip.login, slip.code, slip.valid_until.astimezone()) for slip in self._state.slips
        ]
        content = slip_pdf(slips)
        purpose = _("One-time sign-in slips")
        self._room.people.record_export(self._actor, "account_slips", len(slips), False, purpose, file_hash(content))
        return content

    def _make_slip(self, account_id: UUID, name: str, login: str) -> None:
        code = self._room.accounts.print_slip(self._actor, account_id)
        self._state = replace(self._state, side=Side.SLIPS, slips=(self._slip(name, login, code),))
        self._changed()

    def _slip(self, name: str, login: str, code: str) -> NewSlip:
        return NewSlip(name, login, code, self._room.clock.now() + SLIP_VALID)

    def _set(self, account_id: UUID, roles: Collection[Role], enabled: bool) -> None:
        def act() -> None:
            self._room.accounts.set_roles(self._actor, account_id, roles, enabled)
            self._changed()

        self._try(act)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
