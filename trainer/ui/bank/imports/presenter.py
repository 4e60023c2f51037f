"""The list of imports: files are read and kept, opened again, put away and undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from question_bank.formats.sheet import template_workbook
from trainer.bank.imports.process import Read, source_lines
from trainer.bank.imports.values import ImportRow, ItemState, SourceFile, UndoOutcome
from trainer.store.errors import KnownError
from trainer.ui.bank.imports.state import ImportLine, ImportState, Source
from trainer.ui.bank.imports.wording import kept_words, pasted_name, undone_words
from trainer.ui.bank.imports.work_presenter import ImportView, Look, Opened, WorkPresenter
from trainer.ui.bank.presenter import BankDesk
from trainer.ui.bank.wording import import_patterns
from trainer.ui.files import read_bytes, write_bytes
from trainer.ui.working import Handle
from trainer.words import _

MOST_NAMED = 5
"""How many files are named, and refusals shown, one by one."""


class ImportPresenter(WorkPresenter):
    """`leave` goes back to the bank; `told` says there what was done."""

    def __init__(
        self,
        view: ImportView,
        desk: BankDesk,
        leave: Callable[[], None],
        told: Callable[[str], None],
        read: Read,
        look: Look,
    ) -> None:
        super().__init__(view, desk, read, look)
        self._leave = leave
        self._told = told

    def begin(self) -> None:
        """The page without a file."""
        self._state = ImportState()
        self.refresh()

    def refresh(self) -> None:
        rows = self._imports.imports()
        people = self._desk.people.rows(self._desk.actor, (row.by for row in rows))
        lines = tuple(_line(row, people[row.by].name if row.by in people else "") for row in rows)
        self._state = replace(self._state, imports=lines)
        if self._state.work is not None:
            self._renew(self._state.work)
        else:
            self._show()

    def choose_file(self) -> None:
        self._desk.dialogs.open_files(_("Choose a question bank"), import_patterns(), self.load_all)

    def load(self, path: Path) -> None:
        """One file that was dropped."""
        self.load_all([path])

    def load_all(self, paths: Sequence[Path]) -> None:
        """Reads files and keeps each with all its items; the first one is then opened, refused ones are named."""

        def work(handle: Handle) -> tuple[Opened | None, list[KnownError]]:
            kept: list[UUID] = []
            refused: list[KnownError] = []
            for path in paths:
                try:
                    own = self._keep(SourceFile(path.name, read_bytes(path)), None, handle)
                except KnownError as error:
                    refused.append(error)
                else:
                    kept += [] if own is None else [own]
            return (self._opened(kept[0]) if kept else None), refused

        names = "、".join(path.name for path in paths[:MOST_NAMED]) + ("…" if len(paths) > MOST_NAMED else "")
        self._run(_("Reading {name}").format(name=names), work, lambda read: self._kept(*read))

    def paste(self, text: str) -> None:
        """Text from the clipboard or typed, as a file of its own."""
        source = SourceFile(pasted_name(self._desk.clock.now()), text.encode())

        def work(handle: Handle) -> Opened | None:
            kept = self._keep(source, None, handle)
            return None if kept is None else self._opened(kept)

        self._run(_("Reading {name}").format(name=source.name), work, self._kept)

    def open(self, file_id: UUID) -> None:
        """A file that was begun some time ago."""
        self._run(_("Opening the import"), lambda handle: self._opened(file_id), self._show_file)

    def undo(self, import_id: UUID) -> None:
        """撤销: a reason, then the name typed, then the questions of the import go out of use."""
        line = next(line for line in self._state.imports if line.id == import_id)
        title = _("Undo the import of {name}").format(name=line.name)
        text = _(
            "Its {count} questions go out of use. Those changed since and those in sealed papers stay and are named. "
            "Say why."
        ).format(count=line.taken)

        def confirm(reason: str) -> None:
            self._desk.dialogs.type_to_confirm(
                title,
                _("This cannot be taken back: questions out of use stay out of use. Papers of the past keep them."),
                line.name,
                _("Undo the import"),
                lambda: self._run(
                    title, lambda handle: self._imports.undo(self._desk.actor, line.id, reason), self._undone(line.name)
                ),
            )

        self._desk.dialogs.ask_text(title, text, _("Go on"), confirm)

    def close_file(self, file_id: UUID) -> None:
        """收起: what is left in a file stays out for good."""
        line = next(line for line in self._state.imports if line.id == file_id)
        title = _("Put away {name}").format(name=line.name)
        text = _("The {count} items still in it stay out of the bank. What is in the bank stays. Say why.")

        def close(reason: str) -> None:
            if self._tried(lambda: self._imports.close(self._desk.actor, file_id, reason)):
                self._desk.changed()

        self._desk.dialogs.ask_text(title, text.format(count=line.left), _("Put away"), close)

    def save_template(self) -> None:
        """The workbook to fill in."""
        self._desk.dialogs.save_file(
            _("Save the import template"),
            _("Question template.xlsx"),
            _("Excel workbook (*.xlsx)"),
            self._save_template,
        )

    def back(self) -> None:
        """From a file to the list of imports, from there to the bank."""
        if self._state.work is None:
            self._leave()
        else:
            self.begin()

    def _save_template(self, path: Path) -> None:
        self._tried(lambda: write_bytes(path, template_workbook()))

    def _keep(self, source: SourceFile, key: SourceFile | None, handle: Handle) -> UUID | None:
        read = self._read(source, key, handle.cancelled)
        if read is None:
            return None
        return self._imports.keep(self._desk.actor, read, handle.progress, handle.cancelled)

    def _opened(self, file_id: UUID) -> Opened:
        source, _key = self._imports.source(file_id)
        lines = source_lines(source)
        return file_id, Source(lines, self._imports.places(file_id, lines))

    def _kept(self, opened: Opened | None, refused: Sequence[KnownError] = ()) -> None:
        if opened is None:
            self._show(busy=False)
            self.refresh()
        else:
            self._show_file(opened)
            self._show(notice=kept_words(self._work().file))
        for error in refused[:MOST_NAMED]:
            self._desk.dialogs.trouble(error)

    def _undone(self, name: str) -> Callable[[UndoOutcome], None]:
        def told(outcome: UndoOutcome) -> None:
            self._state = replace(self._state, busy=False, notice=undone_words(name, outcome), stayed=outcome.stayed)
            self._told(undone_words(name, outcome))
            self._desk.changed()

        return told


def _line(row: ImportRow, by: str) -> ImportLine:
    counts = row.counts
    left = counts.get(ItemState.REPAIR, 0) + counts.get(ItemState.READY, 0)
    name = _("Starter bank") if row.name == "starter" else row.name
    taken = counts.get(ItemState.TAKEN, 0)
    return ImportLine(row.id, name, row.at, by, taken, left, row.open, row.undone, row.has_file)
