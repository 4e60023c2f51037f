"""Reads files, shows what was understood, carries out repairs, takes in what is sound, undoes imports."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from question_bank.formats.sheet import template_workbook
from question_bank.formats.source import SourceLine
from question_bank.formats.spans import Span
from question_bank.question import Question
from trainer.bank.imports.process import Read, read_file, source_lines
from trainer.bank.imports.values import (
    ImportRow,
    ItemState,
    Repair,
    RepairKind,
    SourceFile,
    UndoOutcome,
)
from trainer.bank.values import ImportOutcome
from trainer.store.errors import KnownError
from trainer.ui.bank.imports.state import ImportLine, ImportState, Work, alike, narrowed, next_item, troubles
from trainer.ui.bank.imports.wording import kept_words, pasted_name, repair_words, taken_words, undone_words
from trainer.ui.bank.presenter import BankDesk
from trainer.ui.bank.wording import import_patterns
from trainer.ui.files import read_bytes, write_bytes
from trainer.ui.working import Handle
from trainer.words import _

Opened = tuple[UUID, Sequence[SourceLine], Mapping[int, tuple[Span, ...]]]


class ImportView(Protocol):
    def show_state(self, state: ImportState) -> None: ...


class ImportPresenter:
    """`leave` goes back to the bank; `told` says there what was done; `read` reads a file, cancellable."""

    def __init__(
        self,
        view: ImportView,
        desk: BankDesk,
        leave: Callable[[], None],
        told: Callable[[str], None],
        read: Read = read_file,
    ) -> None:
        self._view = view
        self._desk = desk
        self._imports = desk.imports
        self._leave = leave
        self._told = told
        self._read = read
        self._state = ImportState()

    # the list of imports

    def begin(self) -> None:
        """The page without a file."""
        self._state = ImportState()
        self.refresh()

    def refresh(self) -> None:
        rows = self._imports.imports()
        people = self._desk.people.rows(row.by for row in rows)
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
        """Reads files and keeps each with all its items; the first one is then opened."""

        def work(handle: Handle) -> Opened | None:
            first: UUID | None = None
            for path in paths:
                kept = self._keep(SourceFile(path.name, read_bytes(path)), None, handle)
                first = first or kept
            return None if first is None else self._opened(first)

        self._run(_("Reading {name}").format(name="、".join(path.name for path in paths)), work, self._kept)

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

    # one file

    def show(self, shown: str) -> None:
        """Narrows the list of items."""
        work = self._work()
        first = next(iter(narrowed(work.file.items, shown)), None)
        self._put(replace(work, shown=shown))
        if first is not None:
            self.choose(first.ordinal)

    def choose(self, ordinal: int) -> None:
        """Takes an item in hand."""
        work = self._work()
        if work.item is None or work.item.head.ordinal != ordinal:
            self._take(work, ordinal)

    def choose_line(self, line: int) -> None:
        """The item that stands at a line of the source."""
        above = [item for item in self._work().file.items if item.line is not None and item.line <= line]
        if above:
            self.choose(max(above, key=lambda item: (item.line or 0, item.ordinal)).ordinal)

    def step(self, by: int) -> None:
        """The next or the previous item of the list."""
        work = self._work()
        ordinal = work.item.head.ordinal if work.item else None
        found = next_item(narrowed(work.file.items, work.shown), ordinal, by)
        if found is not None:
            self.choose(found.ordinal)

    def repair(self, repair: Repair) -> None:
        """One repair of the item in hand."""
        item = self._work().item
        if item is None:
            return
        if repair.what is RepairKind.MERGE:
            self._repaired(lambda: self._imports.merge(self._desk.actor, self._file_id, item.head.ordinal))
        elif repair.what is RepairKind.LEAVE_OUT:
            self._ask_reason(1, lambda reason: self._do([item.head.ordinal], replace(repair, text=reason)))
        else:
            self._do([item.head.ordinal], repair)

    def repair_alike(self, repair: Repair, code: str) -> None:
        """The same repair of every item with the same problem, after a question."""
        ordinals = alike(code, self._work().file.items)
        if repair.what is RepairKind.LEAVE_OUT:
            self._ask_reason(len(ordinals), lambda reason: self._do(ordinals, replace(repair, text=reason)))
            return
        title = _("{repair}: {count} items").format(repair=repair_words(repair), count=len(ordinals))
        text = _("It is done to all items with this problem at once. You can undo it afterwards.")
        self._desk.dialogs.confirm(title, text, _("Do it to all"), lambda: self._do(ordinals, repair))

    def edit(self, question: Question) -> None:
        """The question as it was written in the fields."""
        item = self._work().item
        if item is not None and question != item.question:
            self._do([item.head.ordinal], Repair(RepairKind.EDIT, question=question))

    def split(self, text: str) -> None:
        """The item in hand, read anew from its text."""
        item = self._work().item
        if item is not None:
            self._repaired(lambda: self._imports.split(self._desk.actor, self._file_id, item.head.ordinal, text))

    def undo_repair(self) -> None:
        self._repaired(lambda: self._imports.undo_repair(self._desk.actor, self._file_id))

    def take_in(self) -> None:
        """Takes what is ready into the bank."""
        file_id = self._file_id
        self._run(
            _("Importing {name}").format(name=self._work().file.row.name),
            lambda handle: self._imports.take_in(self._desk.actor, file_id, handle.progress, handle.cancelled),
            self._taken,
        )

    def choose_key(self) -> None:
        """A second file with the answers."""

        def join(path: Path) -> None:
            try:
                self._join(SourceFile(path.name, read_bytes(path)))
            except KnownError as error:
                self._desk.dialogs.trouble(error)

        self._desk.dialogs.open_file(_("Choose the file with the answers"), import_patterns(), join)

    def paste_key(self) -> None:
        """Answers that are typed or pasted: 1-5 DCABA."""
        self._desk.dialogs.ask_text(
            _("Join the answers"),
            _("Paste the answers with their numbers, for example 1-5 DCABA 6-10 ABCDA; a title of each kind above."),
            _("Join the answers"),
            lambda text: self._join(SourceFile(_("Pasted answers.txt"), text.encode())),
            long=True,
        )

    def close_notice(self) -> None:
        self._state = replace(self._state, notice="", stayed=())
        self._show()

    # inside

    def _save_template(self, path: Path) -> None:
        self._tried(lambda: write_bytes(path, template_workbook()))

    @property
    def _file_id(self) -> UUID:
        return self._work().file.row.id

    def _work(self) -> Work:
        assert self._state.work is not None
        return self._state.work

    def _keep(self, source: SourceFile, key: SourceFile | None, handle: Handle) -> UUID | None:
        read = self._read(source, key, handle.cancelled)
        if read is None:
            return None
        return self._imports.keep(self._desk.actor, read, handle.progress, handle.cancelled)

    def _opened(self, file_id: UUID) -> Opened:
        source, _key = self._imports.source(file_id)
        return file_id, source_lines(source), self._imports.spans(file_id)

    def _kept(self, opened: Opened | None) -> None:
        if opened is None:
            self._show(busy=False)
            return
        self._show_file(opened)
        self._show(notice=kept_words(self._work().file))

    def _show_file(self, opened: Opened) -> None:
        file_id, lines, spans = opened
        file = self._imports.file(file_id)
        shown = ItemState.REPAIR if file.row.counts.get(ItemState.REPAIR) else ItemState.READY
        self._state = replace(self._state, busy=False, notice="", stayed=(), work=Work(file, lines, spans, shown.value))
        self._renew(self._work())

    def _renew(self, work: Work) -> None:
        """The file as it is now; the item in hand stays where the list still has it, else the next one is taken."""
        file = self._imports.file(work.file.row.id)
        work = replace(work, file=file)
        shown = narrowed(file.items, work.shown)
        ordinal = work.item.head.ordinal if work.item else None
        kept = next((item for item in shown if item.ordinal == ordinal), None) or next_item(shown, ordinal, 1)
        if kept is None and ordinal is not None:
            kept = next((item for item in file.items if item.ordinal == ordinal), None)
        if kept is None:
            self._put(replace(work, item=None, troubles=()))
        else:
            self._take(work, kept.ordinal)

    def _take(self, work: Work, ordinal: int) -> None:
        item = self._imports.item(work.file.row.id, ordinal)
        self._put(replace(work, item=item, troubles=troubles(item, work.file.items), form=work.form + 1))

    def _do(self, ordinals: Sequence[int], repair: Repair) -> None:
        file_id = self._file_id
        if len(ordinals) == 1:
            self._repaired(lambda: self._imports.repair(self._desk.actor, file_id, ordinals, repair))
            return
        self._run(
            repair_words(repair),
            lambda handle: self._imports.repair(self._desk.actor, file_id, ordinals, repair),
            lambda outcome: self._refreshed(),
        )

    def _ask_reason(self, count: int, then: Callable[[str], None]) -> None:
        self._desk.dialogs.ask_text(
            _("Leave out {count} items").format(count=count),
            _("They stay in this file and can be put back. Say why they are left out."),
            _("Leave out"),
            then,
        )

    def _repaired(self, act: Callable[[], object]) -> None:
        if self._tried(act):
            self._refreshed()

    def _refreshed(self) -> None:
        self._state = replace(self._state, busy=False, notice="", stayed=())
        self._renew(self._work())

    def _join(self, key: SourceFile) -> None:
        file_id = self._file_id

        def work(handle: Handle) -> int | None:
            source, _old = self._imports.source(file_id)
            read = self._read(source, key, handle.cancelled)
            return None if read is None else self._imports.join_key(self._desk.actor, file_id, read)

        def joined(_count: int | None) -> None:
            self._refreshed()
            ready = self._work().ready
            self._show(notice=_("The answers are joined; {count} items are ready now.").format(count=ready))

        self._run(_("Joining the answers of {name}").format(name=key.name), work, joined)

    def _taken(self, outcome: ImportOutcome) -> None:
        self._state = replace(self._state, busy=False, notice=taken_words(outcome))
        self._desk.changed()

    def _undone(self, name: str) -> Callable[[UndoOutcome], None]:
        def told(outcome: UndoOutcome) -> None:
            self._state = replace(self._state, busy=False, notice=undone_words(name, outcome), stayed=outcome.stayed)
            self._told(undone_words(name, outcome))
            self._desk.changed()

        return told

    def _run(self, title: str, work: Callable[[Handle], object], done: Callable[..., None]) -> None:
        self._show(busy=True)
        self._desk.jobs.run(title, work, done, self._failed)

    def _tried(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except KnownError as error:
            self._desk.dialogs.trouble(error)
            return False
        return True

    def _failed(self, error: KnownError) -> None:
        self._show(busy=False)
        self._desk.dialogs.trouble(error)
        self.refresh()

    def _put(self, work: Work) -> None:
        self._show(work=work)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)


def _line(row: ImportRow, by: str) -> ImportLine:
    counts = row.counts
    left = counts.get(ItemState.REPAIR, 0) + counts.get(ItemState.READY, 0)
    name = _("Starter bank") if row.name == "starter" else row.name
    taken = counts.get(ItemState.TAKEN, 0)
    return ImportLine(row.id, name, row.at, by, taken, left, row.open, row.undone, row.has_file)
