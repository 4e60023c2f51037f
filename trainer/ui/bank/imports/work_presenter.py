"""One file in hand: its items are chosen, repaired, joined with answers and taken in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from question_bank.question import Question
from trainer.bank.imports.process import Read
from trainer.bank.imports.values import ItemState, Repair, RepairKind, SourceFile
from trainer.bank.similar.values import IncomingFinding
from trainer.bank.values import ImportOutcome
from trainer.store.errors import KnownError
from trainer.ui.bank.imports.state import ImportState, Source, Work, alike, narrowed, next_item, still_shown, troubles
from trainer.ui.bank.imports.wording import repair_words, taken_words
from trainer.ui.bank.presenter import BankDesk
from trainer.ui.bank.wording import import_patterns
from trainer.ui.files import read_bytes
from trainer.ui.working import Handle
from trainer.words import _

Opened = tuple[UUID, Source]
Findings = Mapping[int, tuple[IncomingFinding, ...]]
Look = Callable[[UUID, Callable[[int, int], None], Callable[[], bool]], Findings | None]
"""Compares the ready items of a file with the bank and among themselves; None where it was cancelled."""


class ImportView(Protocol):
    def show_state(self, state: ImportState) -> None: ...


class WorkPresenter:
    """`read` reads a file, `look` finds what its items are like; both can be cancelled."""

    def __init__(self, view: ImportView, desk: BankDesk, read: Read, look: Look) -> None:
        self._view = view
        self._desk = desk
        self._imports = desk.imports
        self._read = read
        self._look = look
        self._state = ImportState()

    def show(self, shown: str) -> None:
        """Narrows the list of items."""
        work = self._work()
        first = next(iter(narrowed(work.file.items, shown, work.findings)), None)
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
        work = self._work()
        places = [
            (begin, item.ordinal) for item in work.file.items if (begin := work.source.line(item.ordinal)) is not None
        ]
        above = [place for place in places if place[0] <= line]
        if above:
            self.choose(max(above)[1])

    def step(self, by: int) -> None:
        """The next or the previous item of the list."""
        work = self._work()
        ordinal = work.item.head.ordinal if work.item else None
        found = next_item(narrowed(work.file.items, work.shown, work.findings), ordinal, by)
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

    @property
    def _file_id(self) -> UUID:
        return self._work().file.row.id

    def _work(self) -> Work:
        assert self._state.work is not None
        return self._state.work

    def _show_file(self, opened: Opened) -> None:
        file_id, source = opened
        file = self._imports.file(file_id)
        shown = ItemState.REPAIR if file.row.counts.get(ItemState.REPAIR) else ItemState.READY
        self._state = replace(self._state, busy=False, notice="", stayed=(), work=Work(file, source, shown.value))
        self._renew(self._work())
        if self._work().ready:
            self._compare()

    def _renew(self, work: Work) -> None:
        """The file as it is now; the item in hand stays where the list still has it, else the next one is taken."""
        file = self._imports.file(work.file.row.id)
        work = replace(work, file=file)
        shown = narrowed(file.items, work.shown, work.findings)
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

    def _compare(self) -> None:
        """Looks for what the bank has already, while the first repairs are made."""
        file_id = self._file_id

        def done(findings: Findings | None) -> None:
            work = self._state.work
            if findings and work is not None and work.file.row.id == file_id:
                self._compared(replace(work, file=self._imports.file(file_id), findings=findings))

        title = _("Looking for duplicates in {name}").format(name=self._work().file.row.name)
        self._desk.jobs.run(
            title,
            lambda handle: self._look(file_id, handle.progress, handle.cancelled),
            done,
            self._desk.dialogs.trouble,
        )

    def _compared(self, work: Work) -> None:
        """What is being typed stays, unless the item in hand turned out to be in the bank already."""
        if work.item is not None and work.item.head in work.file.items:
            self._put(work)
        else:
            self._renew(work)

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
        work = self._work()
        shown = still_shown(self._imports.file(self._file_id).items, work.shown, work.findings)
        self._state = replace(self._state, busy=False, notice=taken_words(outcome), work=replace(work, shown=shown))
        self._desk.changed()

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

    def refresh(self) -> None:
        """The file in hand as it is now."""
        if self._state.work is not None:
            self._renew(self._state.work)

    def _put(self, work: Work) -> None:
        self._show(work=work)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
