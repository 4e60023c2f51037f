"""Makes and lists backups, has the data checked, renews and tries the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from trainer.people.accounts.values import Actor
from trainer.store.backup import Backup
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.files import write_bytes
from trainer.ui.settings.backups.state import BackupsState, RecoveryState
from trainer.ui.texts import message
from trainer.ui.working import Working
from trainer.words import _


class BackupsView(Protocol):
    def show_state(self, state: BackupsState) -> None: ...


class RecoveryView(Protocol):
    def show_state(self, state: RecoveryState) -> None: ...


@dataclass(frozen=True)
class KeepingRoom:
    """What the program lends: `renew` gives the new sheet as PDF, `try_sheet` refuses digits of another sheet."""

    workspace: Path
    folder: Path
    rule: str
    backups: Callable[[], tuple[Backup, ...]]
    make: Callable[[Actor], Backup]
    check: Callable[[], list[str]]
    sheet_number: Callable[[], str]
    renew: Callable[[Actor], bytes]
    try_sheet: Callable[[str], None]


class BackupsPresenter:
    def __init__(
        self,
        view: BackupsView,
        room: KeepingRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._changed = changed
        self._state = BackupsState(folder=str(room.folder), workspace=str(room.workspace), rule=room.rule)

    def refresh(self) -> None:
        self._show(backups=self._room.backups())

    def make(self) -> None:
        self._show(busy=True, said="")
        self._jobs.run(
            _("Backing up"), lambda _handle: self._room.make(self._actor), lambda made: self._made(made), self._failed
        )

    def check(self) -> None:
        """Reads everything once and lists what is wrong."""
        self._show(busy=True, said="", findings=None)
        self._jobs.run(_("Checking the data"), lambda _handle: self._room.check(), self._checked, self._failed)

    def _made(self, made: Backup) -> None:
        self._state = replace(
            self._state, busy=False, said=_("Backed up and verified: {name}").format(name=made.path.name)
        )
        self._changed()

    def _checked(self, findings: list[str]) -> None:
        self._show(busy=False, findings=tuple(findings))

    def _failed(self, error: KnownError) -> None:
        self._show(busy=False)
        self._dialogs.trouble(error)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)


class RecoveryPresenter:
    """A sheet that could not be written is kept until it is: by then the one before is void already."""

    def __init__(self, view: RecoveryView, room: KeepingRoom, actor: Actor, jobs: Working, dialogs: Asking) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._state = RecoveryState()
        self._unwritten = b""

    def refresh(self) -> None:
        self._show(number=self._room.sheet_number())

    def renew(self) -> None:
        """Asks where the sheet goes before the old one becomes void."""
        if self._unwritten:
            self._ask_path(self._write)
            return
        self._dialogs.confirm(
            _("Make a new recovery sheet"),
            _("Sheets printed before no longer open the data. Destroy them after the new one is printed twice."),
            _("Make a new sheet"),
            lambda: self._ask_path(self._renew),
        )

    def try_sheet(self, typed: str) -> None:
        """Whether the digits of a printed sheet open this data."""
        self._show(busy=True, said="", wrong="")
        self._jobs.run(
            _("Trying the sheet"), lambda _handle: self._room.try_sheet(typed), lambda _none: self._fits(), self._wrong
        )

    def _ask_path(self, then: Callable[[Path], None]) -> None:
        self._dialogs.save_file(_("Save the recovery sheet"), _("Recovery sheet") + ".pdf", "PDF (*.pdf)", then)

    def _renew(self, path: Path) -> None:
        def renewed(content: bytes) -> None:
            self._unwritten = content
            self._show(busy=False, number=self._room.sheet_number())
            self._write(path)

        self._show(busy=True, said="", wrong="")
        self._jobs.run(
            _("Making a new recovery sheet"), lambda _handle: self._room.renew(self._actor), renewed, self._failed
        )

    def _write(self, path: Path) -> None:
        try:
            write_bytes(path, self._unwritten)
        except KnownError as error:
            self._dialogs.trouble(error)
            self._show(wrong=_("The new sheet is not saved yet. Save it now: the old one is void already."))
            return
        self._unwritten = b""
        said = _("Saved as {name}. Print it twice, try it once below, then delete the file.").format(name=path.name)
        self._show(said=said, wrong="")

    def _fits(self) -> None:
        self._show(busy=False, said=_("This sheet opens the data of this program. Keep it sealed."))

    def _wrong(self, error: KnownError) -> None:
        self._show(busy=False, wrong=message(error))

    def _failed(self, error: KnownError) -> None:
        self._show(busy=False)
        self._dialogs.trouble(error)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
