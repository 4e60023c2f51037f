"""Importing sheets of hours and taking batches back, for the presenter of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from trainer.hours.batches.values import Undone
from trainer.hours.imports.reading import HoursFile
from trainer.hours.imports.values import Defaults, HoursPreview
from trainer.people.accounts.values import Actor
from trainer.ui.asking import Asking
from trainer.ui.files import read_bytes
from trainer.ui.hours.room import HoursRoom
from trainer.ui.working import Handle, Stopped, Working, stopping
from trainer.words import _

Show = Callable[[HoursPreview | None], None]


class Importing:
    """Keeps the file that is looked at; `show` puts its preview on the page, `done` says what was done."""

    def __init__(
        self, room: HoursRoom, actor: Actor, jobs: Working, dialogs: Asking, show: Show, done: Callable[[str], None]
    ) -> None:
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._show = show
        self._done = done
        self._file: HoursFile | None = None
        self._content = b""
        self._preview: HoursPreview | None = None

    def choose(self) -> None:
        patterns = _("Sheets of hours (*.xlsx *.xls *.ods *.csv)")
        self._dialogs.open_file(_("Choose a sheet of hours"), patterns, self.load)

    def load(self, path: Path) -> None:
        """Reads a file and shows what it would bring; nothing is kept yet."""

        def work(_handle: Handle) -> HoursPreview:
            self._content = read_bytes(path)
            self._file = self._room.imports.read(self._actor, self._content, path.name)
            defaults = self._room.imports.defaults(self._file)
            return self._room.imports.preview(self._actor, self._file, defaults)

        self._jobs.run(_("Reading {name}").format(name=path.name), work, self._read, self._dialogs.trouble)

    def look_again(self, defaults: Defaults) -> None:
        """The same file with other answers for rows that leave something out."""
        file, preview = self._file, self._preview
        if file is None or preview is None:
            return
        wanted = replace(defaults, topic=preview.defaults.topic)
        self._jobs.run(
            _("Reading {name}").format(name=file.name),
            lambda _handle: self._room.imports.preview(self._actor, file, wanted),
            self._read,
            self._dialogs.trouble,
        )

    def take_in(self, again: bool) -> None:
        preview = self._preview
        if preview is None:
            return

        def work(handle: Handle) -> int | None:
            try:
                imports = self._room.imports
                return len(imports.apply(self._actor, preview, self._content, again, stopping(handle)))
            except Stopped:
                return None

        def done(count: int | None) -> None:
            words = _("{count} entries taken in from {name}. They count once someone else has approved them.")
            stopped = _("The import was stopped; nothing of it was kept.")
            self._done(stopped if count is None else words.format(count=count, name=preview.name))

        self._jobs.run(_("Taking in {name}").format(name=preview.name), work, done, self._dialogs.trouble)

    def undo(self, batch_id: UUID) -> None:
        """Takes a batch back, with a reason."""
        self._dialogs.ask_text(
            _("Take the batch back"),
            _("What waits is withdrawn, what counts is reversed by new entries. Give the reason."),
            _("Take the batch back"),
            lambda reason: self._undo(batch_id, reason),
        )

    def _undo(self, batch_id: UUID, reason: str) -> None:
        def work(handle: Handle) -> Undone | None:
            try:
                return self._room.batches.undo(self._actor, batch_id, reason, stopping(handle))
            except Stopped:
                return None

        def done(undone: Undone | None) -> None:
            if undone is None:
                self._done(_("Stopped. Take the batch back again for the rest."))
                return
            words = _("{withdrawn} entries withdrawn, {reversed} reversed.")
            self._done(words.format(withdrawn=undone.withdrawn, reversed=undone.reversed))

        self._jobs.run(_("Taking the batch back"), work, done, self._dialogs.trouble)

    def _read(self, preview: HoursPreview) -> None:
        self._preview = preview
        self._show(preview)
