"""Papers of the year and the superior's forms, for the presenter of the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from trainer.hours.templates.values import FormSheet, FormTemplate
from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.files import read_bytes, writing
from trainer.ui.hours.room import HoursRoom, Progress
from trainer.ui.hours.state import HoursState
from trainer.ui.working import Handle, Stopped, Working, stopping
from trainer.words import _

Write = Callable[[Path, str, Progress], int]
"""Place, purpose; gives how many people are in it."""


class Papering:
    """`show` puts a form that was read on the page, `done` says what was done."""

    def __init__(
        self,
        room: HoursRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        state: Callable[[], HoursState],
        show: Callable[[str, FormSheet], None],
        done: Callable[[str], None],
    ) -> None:
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._state = state
        self._show = show
        self._done = done
        self._content = b""

    def table(self) -> None:
        """年度培训学时汇总表."""
        year, unit_id = self._state().year, self._state().unit_id
        self._folder(
            _("Yearly summary (PDF, .docx, .xlsx)"),
            lambda path, purpose, progress: self._room.papers.write_table(
                self._actor, year, unit_id, path, purpose, progress
            ),
        )

    def short(self) -> None:
        """未达标人员名单."""
        year, unit_id = self._state().year, self._state().unit_id
        self._folder(
            _("Who is short of hours, by unit (PDF, .docx, .xlsx)"),
            lambda path, purpose, progress: self._room.papers.write_short(
                self._actor, year, unit_id, path, purpose, progress
            ),
        )

    def records(self, person_id: UUID | None = None) -> None:
        """学时登记表 of everybody shown, or of one person."""
        year, unit_id = self._state().year, self._state().unit_id
        self._folder(
            _("Records of study hours (PDF, .docx, .xlsx)"),
            lambda path, purpose, progress: self._room.papers.write_records(
                self._actor, year, unit_id, person_id, path, purpose, progress
            ),
        )

    def load(self) -> None:
        self._dialogs.open_file(_("Choose the superior's form"), _("Excel workbook (*.xlsx)"), self._read)

    def keep(self, name: str, sheet: FormSheet) -> None:
        """Keeps the form that is looked at with what each column takes."""
        try:
            self._room.forms.keep(self._actor, name, self._content, sheet)
        except KnownError as error:
            self._dialogs.trouble(error)
        else:
            self._done(_("The form {name} is kept. Fill it under papers and forms.").format(name=name))

    def fill(self, name: str) -> None:
        """Asks what for and where to, then fills a kept form for the year and unit shown."""
        form = next(form for form in self._state().forms if form.name == name)

        def place(purpose: str) -> None:
            self._dialogs.save_file(
                _("Fill {name}").format(name=name),
                f"{name} {self._state().year}.xlsx",
                _("Excel workbook (*.xlsx)"),
                lambda path: self._fill(form, path, purpose),
            )

        self._ask_purpose(_("Fill {name}").format(name=name), place)

    def _fill(self, form: FormTemplate, path: Path, purpose: str) -> None:
        year, unit_id = self._state().year, self._state().unit_id

        def write(place: Path, why: str, progress: Progress) -> int:
            with writing(place):
                return self._room.papers.fill_form(self._actor, form, year, unit_id, place, why, progress)

        self._write(_("Filling the form"), write, path, purpose)

    def _read(self, path: Path) -> None:
        try:
            self._content = read_bytes(path)
            sheet = self._room.papers.read_form(self._content)[0]
        except KnownError as error:
            self._dialogs.trouble(error)
        else:
            self._show(path.stem, sheet)

    def _folder(self, title: str, write: Write) -> None:
        self._ask_purpose(
            title,
            lambda purpose: self._dialogs.choose_folder(title, lambda path: self._write(title, write, path, purpose)),
        )

    def _ask_purpose(self, title: str, then: Callable[[str], None]) -> None:
        words = _("The file names people, so this export is recorded. What is it for, who receives it?")
        self._dialogs.ask_text(title, words, _("Choose a place"), then)

    def _write(self, title: str, write: Write, path: Path, purpose: str) -> None:
        def work(handle: Handle) -> int | None:
            try:
                return write(path, purpose, stopping(handle))
            except Stopped:
                return None

        def done(people: int | None) -> None:
            words = _("Exported {count} people to {path}.").format(count=people, path=path)
            self._done(_("The export was cancelled; no file was written.") if people is None else words)

        self._jobs.run(title, work, done, self._dialogs.trouble)
