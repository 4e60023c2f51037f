"""Reads a roster, shows what it would do, takes it in; gives rosters out with their purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from trainer.documents.roster_workbook import roster_workbook, template_workbook
from trainer.people.accounts.values import Actor, Witness
from trainer.people.roster.service import RosterService
from trainer.people.roster.values import RosterPreview, RosterResult, RowAction
from trainer.people.values import PeopleQuery
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking, tell_saved
from trainer.ui.files import read_bytes, write_bytes
from trainer.ui.people.roster_state import RosterRowLine, RosterState, row_lines
from trainer.ui.vouching import Second, Vouch
from trainer.ui.working import Handle, Working
from trainer.words import _


class RosterView(Protocol):
    def show_state(self, state: RosterState) -> None: ...


@dataclass(frozen=True)
class RosterDesk:
    """What the presenter works with; `query` is what the list of people shows now, `follow` proposes what the leaving
    of people means for their certificates and says how many proposals were made."""

    roster: RosterService
    actor: Actor
    jobs: Working
    dialogs: Asking
    changed: Callable[[], None]
    query: Callable[[], PeopleQuery]
    vouch: Vouch
    follow: Callable[[Actor], int]


class RosterPresenter:
    def __init__(self, view: RosterView, desk: RosterDesk) -> None:
        self._view = view
        self._desk = desk
        self._state = RosterState()

    def begin(self) -> None:
        """The page without a file."""
        self._state = RosterState()
        self._show()

    def choose_file(self) -> None:
        patterns = _("Rosters (*.xlsx *.xls *.ods *.csv)")
        self._desk.dialogs.open_file(_("Choose a roster"), patterns, self.load)

    def load(self, path: Path) -> None:
        """Reads a file and shows line by line what it would do; nothing is kept yet."""

        def work(_handle: Handle) -> tuple[RosterPreview, tuple[RosterRowLine, ...]]:
            preview = self._desk.roster.preview(self._desk.actor, read_bytes(path), path.name)
            return preview, row_lines(preview)

        self._show(busy=True)
        self._desk.jobs.run(_("Reading {name}").format(name=path.name), work, self._read, self._failed)

    def take_in(self) -> None:
        """Takes in the new and changed lines; those with problems stay out."""
        preview = self._state.preview
        if preview is None or not self._state.usable:
            return
        desk = self._desk

        def work(handle: Handle) -> tuple[RosterResult, int]:
            result = desk.roster.apply(desk.actor, preview, handle.progress, handle.cancelled)
            return result, desk.follow(desk.actor) if result.left else 0

        self._show(busy=True)
        desk.jobs.run(
            _("Taking in {name}").format(name=preview.file),
            work,
            self._taken_in,
            self._failed,
        )

    def save_template(self) -> None:
        """The workbook to fill in."""
        name = _("Roster template") + ".xlsx"
        self._ask_workbook(
            _("Save the roster template"), name, lambda path: self._try(lambda: self._write_template(path))
        )

    def _write_template(self, path: Path) -> None:
        write_bytes(path, template_workbook())
        tell_saved(self._desk.dialogs, path)

    def export(self, full: bool) -> None:
        """The people shown in the list as a workbook, after the purpose was asked for."""
        title = _("Export the roster")
        text = _("ID numbers are written in full.") if full else _("ID numbers are masked.")

        def purposed(purpose: str) -> None:
            if full:
                self._ask_second(title, purpose)
            else:
                self._ask_place(title, lambda path: self._export(path, purpose))

        self._desk.dialogs.ask_text(
            title, text + _(" Say what for and who receives it; the export is recorded."), _("Go on"), purposed
        )

    def _ask_second(self, title: str, purpose: str) -> None:
        def vouched(receiver: str, witness: Witness) -> None:
            self._ask_place(title, lambda path: self._export(path, purpose, receiver, witness))

        Second(self._desk.dialogs, self._desk.vouch, self._desk.actor).ask(title, vouched)

    def _ask_place(self, title: str, then: Callable[[Path], None]) -> None:
        self._ask_workbook(title, _("Roster") + ".xlsx", then)

    def _ask_workbook(self, title: str, name: str, then: Callable[[Path], None]) -> None:
        self._desk.dialogs.save_file(title, name, _("Excel workbook (*.xlsx)"), then)

    def _export(self, path: Path, purpose: str, receiver: str = "", witness: Witness | None = None) -> None:
        query, full = self._desk.query(), witness is not None

        def work(_handle: Handle) -> None:
            content = self._desk.roster.export(
                self._desk.actor, query, full, purpose, roster_workbook, receiver, witness
            )
            write_bytes(path, content)

        self._desk.jobs.run(
            _("Writing {name}").format(name=path.name),
            work,
            lambda _none: tell_saved(self._desk.dialogs, path),
            self._desk.dialogs.trouble,
        )

    def _read(self, found: tuple[RosterPreview, tuple[RosterRowLine, ...]]) -> None:
        preview, lines = found
        self._show(preview=preview, lines=lines, result=None, busy=False)

    def _taken_in(self, found: tuple[RosterResult, int]) -> None:
        result, proposals = found
        preview = self._state.preview
        left_out = preview.count(RowAction.PROBLEM) if preview else 0
        self._show(preview=None, lines=(), result=result, left_out=left_out, proposals=proposals, busy=False)
        self._desk.changed()

    def _failed(self, error: KnownError) -> None:
        self._show(busy=False)
        self._desk.dialogs.trouble(error)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except KnownError as error:
            self._desk.dialogs.trouble(error)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
