"""考务全套 in one go: what it is for, where to, then every paper as Word and PDF."""

from __future__ import annotations

from pathlib import Path

from trainer.exams.values import Exam
from trainer.people.accounts.values import Actor
from trainer.ui.asking import Asking
from trainer.ui.exams.room import DayFiles
from trainer.ui.files import writing
from trainer.ui.working import Handle, Stopped, Working, stopping
from trainer.words import _


class DayPapers:
    def __init__(self, files: DayFiles, actor: Actor, jobs: Working, dialogs: Asking) -> None:
        self._files = files
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs

    def save(self, exam: Exam) -> None:
        """Asks what the papers are for and for a folder."""

        def ask_folder(purpose: str) -> None:
            self._dialogs.choose_folder(
                _("Folder for the papers of the exam day"), lambda folder: self._write(exam, folder, purpose)
            )

        self._dialogs.ask_text(
            _("All papers of the exam day"),
            _("The papers name people, so taking them out is recorded. What are they for, who receives them?"),
            _("Choose a folder"),
            ask_folder,
        )

    def _write(self, exam: Exam, folder: Path, purpose: str) -> None:
        def work(handle: Handle) -> int:
            try:
                with writing(folder):
                    return self._files.write(self._actor, exam.id, folder, purpose, stopping(handle))
            except Stopped:
                return 0

        def said(count: int) -> None:
            words = _("{count} files are in {folder}, each paper as Word and PDF, with a list of their hashes.")
            stopped = _("Stopped. Nothing was written.")
            title = _("Papers of the exam day")
            self._dialogs.inform(title, words.format(count=count, folder=folder) if count else stopped)

        self._jobs.run(_("Writing the papers of the exam day"), work, said, self._dialogs.trouble)
