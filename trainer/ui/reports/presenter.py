"""Reads a year once, shows one person's part of it, and has pages made, opened, printed and taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.documents.yearly.page import canonical
from trainer.documents.yearly.parts import parts_of
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import EVERYBODY, PeopleService
from trainer.people.values import PeopleQuery, PersonStatus
from trainer.store.clock import Clock, local_today
from trainer.store.errors import KnownError
from trainer.store.files import file_hash
from trainer.ui.asking import Asking
from trainer.ui.files import writing
from trainer.ui.printing import Printing
from trainer.ui.reader.state import Reading
from trainer.ui.reports.state import Noting, ReportsState, Side, Which, kept_of, shown
from trainer.ui.reports.wording import version_text
from trainer.ui.working import Handle, Stopped, Working, stopping
from trainer.words import _
from trainer.yearly.service import YearlyService
from trainer.yearly.values import Book, KeptPage, Section

YEARS_BACK = 5
Progress = Callable[[int, int], None]


class ReportsView(Protocol):
    def show_state(self, state: ReportsState) -> None: ...


class Reader(Protocol):
    def open(self, reading: Reading) -> None: ...


class Files(Protocol):
    """Reads a year, keeps pages and takes them out."""

    def read(self, actor: Actor, year: int) -> Book: ...

    def keep(
        self, actor: Actor, book: Book, person_ids: Sequence[UUID], progress: Progress = ...
    ) -> tuple[int, int]: ...

    def write_folder(
        self, actor: Actor, pages: Sequence[KeptPage], folder: Path, purpose: str, progress: Progress
    ) -> int: ...


@dataclass(frozen=True)
class ReportsRoom:
    """Where the page reads from and writes to."""

    people: PeopleService
    yearly: YearlyService
    files: Files
    clock: Clock


class ReportsPresenter:
    def __init__(
        self,
        view: ReportsView,
        room: ReportsRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        reader: Reader,
        printing: Printing,
        changed: Callable[[], None],
        go: Callable[[str, object], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._reader = reader
        self._printing = printing
        self._changed = changed
        self._go = go
        self._book: Book | None = None
        today = local_today(room.clock)
        self._state = ReportsState(
            year=today.year,
            years=tuple(range(today.year, today.year - YEARS_BACK - 1, -1)),
            may_make=may(actor, Permission.EDIT_PEOPLE),
            may_export=may(actor, Permission.EXPORT_PEOPLE),
            actor_id=actor.person_id,
            today=today,
        )

    def refresh(self) -> None:
        """Reads the list again; the year itself is read when somebody is chosen."""
        self._book = None
        room, actor = self._room, self._actor
        statuses = (PersonStatus.ACTIVE, PersonStatus.AWAY)
        rows = [
            row
            for status in statuses
            for row in room.people.people(actor, PeopleQuery(status=status, limit=EVERYBODY)).rows
        ]
        self._show(rows=tuple(rows), units=room.people.units(), pages=room.yearly.pages(actor, self._state.year))
        if self._state.chosen is not None and self._state.side is Side.PERSON:
            self.choose(self._state.chosen)

    def search(self, words: str) -> None:
        self._show(words=words)

    def choose_unit(self, unit_id: UUID | None) -> None:
        self._show(unit_id=unit_id)

    def choose_which(self, which: Which) -> None:
        self._show(which=which)

    def choose_year(self, year: int) -> None:
        self._state = replace(self._state, year=year, side=Side.NOTHING, chosen=None, said="")
        self.refresh()

    def choose(self, person_id: UUID) -> None:
        """Reads the year where it was not read yet, then shows the person's part."""
        opened = self._state.opened if person_id == self._state.chosen else None

        def done(book: Book) -> None:
            self._book = book
            facts = book.facts(person_id)
            versions = self._room.yearly.versions(self._actor, person_id)
            newest = next((page for page in versions if page.year == book.year), None)
            fresh = None if newest is None else newest.facts == file_hash(canonical(facts).encode())
            self._show(
                chosen=person_id,
                side=Side.PERSON,
                parts=parts_of(facts),
                versions=versions,
                fresh=fresh,
                opened=opened,
            )

        self._with_book(done)

    def open_section(self, section: Section | None) -> None:
        self._show(opened=section)

    def open_line(self, target: tuple[str, UUID]) -> None:
        self._go(*target)

    def close(self) -> None:
        if self._state.side is Side.NOTE:
            self._show(side=Side.PERSON)
        else:
            self._show(side=Side.NOTHING, chosen=None)

    def begin_note(self) -> None:
        self._show(side=Side.NOTE)

    def note(self, noting: Noting) -> None:
        person_id, year = self._state.chosen, self._state.year
        if person_id is None:
            return
        self._state = replace(self._state, opened=noting.draft.section)
        self._try(lambda: self._room.yearly.note(self._actor, person_id, year, noting.draft))

    def take_back(self, note_id: UUID) -> None:
        self._dialogs.ask_text(
            _("Take the note back"),
            _("It stays in the history and on versions that were kept. Give the reason."),
            _("Take back"),
            lambda reason: self._try(lambda: self._room.yearly.take_back(self._actor, note_id, reason)),
        )

    def make_one(self) -> None:
        if self._state.chosen is not None:
            self._make((self._state.chosen,))

    def make_all(self) -> None:
        """The pages of everybody in view, with progress and cancel."""
        people = tuple(row.id for row in shown(self._state))
        words = _("A version is kept for each of {count} people; who has the same page already gets no new one.")
        self._dialogs.confirm(
            _("Make pages"), words.format(count=len(people)), _("Make pages"), lambda: self._make(people)
        )

    def open_page(self, page: KeptPage) -> None:
        content = self._content(page)
        if content is not None:
            self._reader.open(Reading(version_text(page), f"{page.year}-{page.version}.pdf", content))

    def print_page(self, page: KeptPage) -> None:
        content = self._content(page)
        if content is not None:
            self._printing.print_pdfs(version_text(page), [content])

    def save_files(self) -> None:
        """The kept pages in view as files; recorded as an export."""
        pages = kept_of(self._state)
        title = _("Save the files")
        words = _("The pages name people, so taking them out is recorded. What is it for, who receives it?")
        self._dialogs.ask_text(
            title,
            words,
            _("Choose a place"),
            lambda purpose: self._dialogs.choose_folder(title, lambda folder: self._save(pages, folder, purpose)),
        )

    def _make(self, people: Sequence[UUID]) -> None:
        files, actor, year = self._room.files, self._actor, self._state.year

        def work(handle: Handle) -> tuple[int, int] | None:
            try:
                return files.keep(actor, self._book or files.read(actor, year), people, stopping(handle))
            except Stopped:
                return None

        def done(found: tuple[int, int] | None) -> None:
            words = _("Stopped; the pages made until then are kept.")
            if found is not None:
                words = _("{new} pages were made, {same} said the same already.").format(new=found[0], same=found[1])
            self._state = replace(self._state, said=words)
            self._changed()

        self._jobs.run(_("Making yearly pages"), work, done, self._dialogs.trouble)

    def _save(self, pages: Sequence[KeptPage], folder: Path, purpose: str) -> None:
        def work(handle: Handle) -> int | None:
            try:
                with writing(folder):
                    return self._room.files.write_folder(self._actor, pages, folder, purpose, stopping(handle))
            except Stopped:
                return None

        def done(count: int | None) -> None:
            words = _("{count} files are in {folder}.").format(count=count, folder=folder)
            self._show(said=_("Stopped.") if count is None else words)

        self._jobs.run(_("Save the files"), work, done, self._dialogs.trouble)

    def _with_book(self, done: Callable[[Book], None]) -> None:
        book, files, actor, year = self._book, self._room.files, self._actor, self._state.year
        if book is not None and book.year == year:
            done(book)
        else:
            self._jobs.run(_("Reading the year"), lambda _handle: files.read(actor, year), done, self._dialogs.trouble)

    def _content(self, page: KeptPage) -> bytes | None:
        try:
            return self._room.yearly.pdf(self._actor, page.id)
        except KnownError as error:
            self._dialogs.trouble(error)
            return None

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._state = replace(self._state, side=Side.PERSON, said="")
        self._changed()

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
