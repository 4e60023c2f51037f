"""Leads through the first run; nothing is written before the last question is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from trainer.people.accounts.rules import check_password
from trainer.people.accounts.values import Actor
from trainer.store.errors import BadInput, KnownError
from trainer.store.recovery import printed_groups, read_groups
from trainer.ui.asking import Asking
from trainer.ui.first_run.state import FirstRunState, Page, RuleChoice, Wishes
from trainer.ui.texts import message
from trainer.ui.working import Handle, Working
from trainer.words import _


class FirstRunView(Protocol):
    def show_state(self, state: FirstRunState) -> None: ...


class FirstRunPresenter:
    """`set_up` makes the office from the wishes; `write_sheet` writes the recovery sheet as PDF."""

    def __init__(
        self,
        view: FirstRunView,
        digits: str,
        sheet: str,
        rules: tuple[RuleChoice, ...],
        set_up: Callable[[Wishes, Handle], Actor],
        write_sheet: Callable[[Path, str], None],
        working: Working,
        dialogs: Asking,
        finished: Callable[[Actor], None],
    ) -> None:
        self._view = view
        self._digits = digits
        self._set_up = set_up
        self._write_sheet = write_sheet
        self._working = working
        self._dialogs = dialogs
        self._finished = finished
        self._state = FirstRunState(rules=rules, groups=printed_groups(digits), sheet=sheet)

    def begin(self) -> None:
        self._view.show_state(self._state)

    def next(self, wishes: Wishes) -> None:
        """Checks the page that is left and goes on."""
        self._state = replace(self._state, wishes=wishes)
        try:
            _check(self._state.page, wishes)
        except BadInput as error:
            self._show(trouble=message(error))
            return
        self._show(page=Page(self._state.page + 1), trouble="")

    def back(self, wishes: Wishes) -> None:
        self._show(wishes=wishes, page=Page(max(0, self._state.page - 1)), trouble="")

    def print_sheet(self) -> None:
        self._dialogs.save_file(
            _("Save the recovery sheet"), _("recovery-sheet.pdf"), _("PDF document (*.pdf)"), self._save_sheet
        )

    def finish(self, typed: str) -> None:
        """The sheet is typed back once; then the office is made."""
        try:
            if read_groups(typed) != self._digits:
                raise BadInput("recovery.wrong_sheet")
        except BadInput as error:
            self._show(trouble=message(error))
            return
        self._show(working=True, trouble="")
        self._working.run(_("Setting up the office"), self._make, self._finished, self._failed)

    def _make(self, handle: Handle) -> Actor:
        return self._set_up(self._state.wishes, handle)

    def _failed(self, error: KnownError) -> None:
        self._show(working=False, trouble=message(error))

    def _save_sheet(self, path: Path) -> None:
        try:
            self._write_sheet(path, self._state.wishes.unit)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._dialogs.inform(
            _("The recovery sheet is saved"),
            _("Print it twice, keep both copies sealed in different places, and delete the file {path}.").format(
                path=path
            ),
        )

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)


def _check(page: Page, wishes: Wishes) -> None:
    if page is Page.OFFICE and not wishes.unit.strip():
        raise BadInput("unit.no_name")
    if page is Page.ADMINISTRATOR:
        if not wishes.name.strip():
            raise BadInput("person.no_name")
        if not wishes.login.strip():
            raise BadInput("account.no_login")
        check_password(wishes.password, wishes.login)
        if wishes.password != wishes.again:
            raise BadInput("password.differs")
