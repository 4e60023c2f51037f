"""What is done about the file of a class: papers in and out, sign-in sheets printed, the whole file to a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from trainer.activities.classfile.values import ClassPaper
from trainer.ui.activities.class_acts import ClassActs, ClassDesk
from trainer.ui.files import read_bytes, writing
from trainer.ui.reader.state import Opening, Reading
from trainer.ui.working import Handle, Stopped, stopping
from trainer.words import _


class FileActs(ClassActs):
    """`did` says what was done and has the class read again."""

    def __init__(self, desk: ClassDesk, reader: Opening) -> None:
        super().__init__(desk)
        self._reader = reader

    def put(self, slot: str) -> None:
        """Files a person chooses, all into one place."""
        activity_id = self._state().activity.id

        def take(paths: Sequence[Path]) -> None:
            def work(_handle: Handle) -> int:
                for path in paths:
                    self._room.files.put(self._actor, activity_id, slot, path.name, read_bytes(path))
                return len(paths)

            words = _("{count} files put in.")
            self._jobs.run(
                _("Putting files in"),
                work,
                lambda count: self._did(words.format(count=count)),
                self._dialogs.trouble,
            )

        self._dialogs.open_files(_("Choose the files"), _("All files (*)"), take)

    def not_needed(self, slot: str, words: str) -> None:
        activity_id = self._state().activity.id

        def state(reason: str) -> None:
            self._try(lambda: self._room.files.not_needed(self._actor, activity_id, slot, reason), _("Saved."))

        question = _("Why does this class need no paper for “{name}”?").format(name=words)
        self._dialogs.ask_text(_("Not needed"), question, _("Save"), state)

    def take_out(self, paper: ClassPaper) -> None:
        self._try(lambda: self._room.files.take_out(self._actor, paper.id), _("Taken out; the file itself is kept."))

    def open(self, paper: ClassPaper) -> None:
        if paper.hash is None:
            return
        self._jobs.run(
            _("Opening the paper"),
            lambda _handle: self._room.files.content(self._actor, paper),
            lambda content: self._reader.open(Reading(paper.name, paper.name, content)),
            self._dialogs.trouble,
        )

    def print_sheets(self, session_ids: Sequence[UUID]) -> None:
        """Sign-in sheets of the half-days chosen, or of all."""
        activity = self._state().activity
        title = _("Sign-in sheets {title}").format(title=activity.draft.title)
        drawing = _("Drawing the sign-in sheets")
        self._print(drawing, title, lambda: self._room.papers.sign_in(self._actor, activity.id, session_ids))

    def write(self) -> None:
        """The whole file into a folder, recorded as an export."""
        activity = self._state().activity

        def begin(folder: Path, purpose: str) -> None:
            def work(handle: Handle) -> int | None:
                try:
                    with writing(folder):
                        return self._room.papers.write(self._actor, activity.id, folder, purpose, stopping(handle))
                except Stopped:
                    return None

            self._jobs.run(
                _("Writing the file of the class"), work, lambda count: told(folder, count), self._dialogs.trouble
            )

        def told(folder: Path, count: int | None) -> None:
            words = _("{count} files written to {folder}.").format(count=count, folder=folder)
            self._did(words if count is not None else _("Stopped; nothing was written."))

        def ask(purpose: str) -> None:
            self._dialogs.choose_folder(_("Choose an empty folder"), lambda folder: begin(folder, purpose))

        words = _("The file names people, so taking it out is recorded. What is it for, who receives it?")
        self._dialogs.ask_text(_("Write the whole file to a folder"), words, _("Choose a folder"), ask)
