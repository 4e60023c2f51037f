"""Reads a file, shows what it holds, keeps what is sound, and undoes earlier imports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from question_bank.formats.batch import Batch
from question_bank.formats.registry import format_of, readable_suffixes
from question_bank.formats.sheet import template_workbook
from trainer.bank.imports.values import ItemState
from trainer.bank.values import ImportOutcome, ImportPreview
from trainer.store.errors import BadInput, KnownError
from trainer.store.files import file_hash
from trainer.ui.bank.import_state import BatchLine, ImportState, ProblemLine, problem_lines
from trainer.ui.bank.presenter import BankDesk
from trainer.ui.bank.wording import import_patterns
from trainer.ui.files import read_bytes, write_bytes
from trainer.ui.working import Handle
from trainer.words import _


class ImportView(Protocol):
    def show_state(self, state: ImportState) -> None: ...


@dataclass(frozen=True)
class ReadFile:
    """A file as read, with what importing it would do."""

    batch: Batch
    hash: str
    preview: ImportPreview
    lines: tuple[ProblemLine, ...]


class ImportPresenter:
    """`leave` goes back to the list; `told` says there what was done."""

    def __init__(
        self, view: ImportView, desk: BankDesk, leave: Callable[[], None], told: Callable[[str], None]
    ) -> None:
        self._view = view
        self._desk = desk
        self._leave = leave
        self._told = told
        self._file: ReadFile | None = None
        self._state = ImportState()

    def begin(self) -> None:
        """The page without a file."""
        self._file = None
        self._state = ImportState()
        self.refresh()

    def refresh(self) -> None:
        rows = self._desk.imports.imports()
        people = self._desk.people.rows(row.by for row in rows)
        names = {person_id: person.name for person_id, person in people.items()}
        self._show(
            batches=tuple(
                BatchLine(
                    row.id,
                    self._file_words(row.name),
                    row.at,
                    names.get(row.by, ""),
                    row.counts[ItemState.TAKEN],
                    row.undone,
                )
                for row in rows
            )
        )

    def choose_file(self) -> None:
        self._desk.dialogs.open_file(_("Choose a question bank"), import_patterns(), self.load)

    def load(self, path: Path) -> None:
        """Reads a file and shows what it holds; nothing is kept yet."""

        def work(handle: Handle) -> ReadFile:
            content = read_bytes(path)
            known = format_of(path.name, content)
            if known is None:
                raise BadInput("file.kind", name=path.name, known="、".join(readable_suffixes()))
            batch = known.read(content, path.name)
            return ReadFile(batch, file_hash(content), self._desk.bank.preview(batch), problem_lines(batch))

        self._show(busy=True)
        self._desk.jobs.run(_("Reading {name}").format(name=path.name), work, self._read, self._failed)

    def keep(self) -> None:
        """Keeps the questions that are sound and new."""
        file = self._file
        if file is None or not file.preview.added:
            return

        def work(handle: Handle) -> ImportOutcome:
            return self._desk.bank.import_batch(
                self._desk.actor, file.batch, handle.progress, handle.cancelled, file.hash
            )

        self._show(busy=True)
        title = _("Importing {name}").format(name=file.batch.file)
        self._desk.jobs.run(title, work, self._kept, self._failed)

    def undo(self, batch_id: UUID) -> None:
        """撤销: a reason, then the name typed, then every question of the import goes out of use."""
        line = next(line for line in self._state.batches if line.id == batch_id)
        self._desk.dialogs.ask_text(
            _("Undo the import of {name}").format(name=line.file),
            _("Its {count} questions go out of use, those changed or approved since too. Say why.").format(
                count=line.added
            ),
            _("Go on"),
            lambda reason: self._confirm_undo(line, reason),
        )

    def save_template(self) -> None:
        """The workbook to fill in."""
        self._desk.dialogs.save_file(
            _("Save the import template"),
            _("Question template.xlsx"),
            _("Excel workbook (*.xlsx)"),
            self._save_template,
        )

    def back(self) -> None:
        self._leave()

    def _confirm_undo(self, line: BatchLine, reason: str) -> None:
        self._desk.dialogs.type_to_confirm(
            _("Undo the import of {name}").format(name=line.file),
            _("This cannot be taken back: questions out of use stay out of use. Papers of the past keep them."),
            line.file,
            _("Undo the import"),
            lambda: self._undo(line, reason),
        )

    def _undo(self, line: BatchLine, reason: str) -> None:
        self._show(busy=True)
        self._desk.jobs.run(
            _("Undoing the import of {name}").format(name=line.file),
            lambda handle: self._desk.imports.undo(self._desk.actor, line.id, reason),
            lambda _nothing: self._undone(line),
            self._failed,
        )

    def _undone(self, line: BatchLine) -> None:
        self._state = replace(self._state, busy=False, outcome=None, preview=None, lines=())
        self._told(_("The import of {name} is undone; its questions are out of use.").format(name=line.file))
        self._desk.changed()

    def _save_template(self, path: Path) -> None:
        try:
            write_bytes(path, template_workbook())
        except KnownError as error:
            self._desk.dialogs.trouble(error)

    def _read(self, file: ReadFile) -> None:
        self._file = file
        self._show(preview=file.preview, lines=file.lines, outcome=None, busy=False)

    def _kept(self, outcome: ImportOutcome) -> None:
        self._state = replace(self._state, outcome=None if outcome.cancelled else outcome, busy=False)
        self._desk.changed()

    def _failed(self, error: KnownError) -> None:
        self._show(busy=False)
        self._desk.dialogs.trouble(error)

    def _file_words(self, file: str) -> str:
        return _("Starter bank") if file == "starter" else file

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
