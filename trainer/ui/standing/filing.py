"""All of one exam into one folder: what it is for, where to, then every file with a list of hashes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.exams.discipline.values import DisciplineCase
from trainer.people.accounts.values import Actor
from trainer.ui.asking import Asking
from trainer.ui.files import writing
from trainer.ui.working import Handle, Stopped, Working, stopping
from trainer.words import _


class ExamFiles(Protocol):
    """Writes the folder; recorded as an export."""

    def write(
        self, actor: Actor, exam_id: UUID, folder: Path, purpose: str, progress: Callable[[int, int], None], /
    ) -> int: ...


class CaseFiles(Protocol):
    """Writes the papers of a case of misconduct; recorded as an export."""

    def write(self, actor: Actor, case: DisciplineCase, folder: Path, purpose: str, /) -> int: ...


class ReissueFiles(Protocol):
    """Draws score slips, the score book and the list itself; each is recorded as an export."""

    def pages(
        self, actor: Actor, exam_id: UUID, book: bool, people: Sequence[UUID], purpose: str, /
    ) -> tuple[bytes, ...]: ...

    def listed(
        self, actor: Actor, exam_id: UUID, below: str, rows: Sequence[tuple[str, ...]], purpose: str, /
    ) -> bytes: ...


class Filing:
    def __init__(self, files: ExamFiles, actor: Actor, jobs: Working, dialogs: Asking) -> None:
        self._files = files
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs

    def save(self, exam_id: UUID) -> None:
        """Asks what the file is for and for a folder."""

        def ask_folder(purpose: str) -> None:
            title = _("Folder for the file of the exam")
            self._dialogs.choose_folder(title, lambda folder: self._write(exam_id, folder, purpose))

        self._dialogs.ask_text(
            _("File this exam"),
            _("The files name people, so taking them out is recorded. What are they for, who receives them?"),
            _("Choose a folder"),
            ask_folder,
        )

    def _write(self, exam_id: UUID, folder: Path, purpose: str) -> None:
        def work(handle: Handle) -> int:
            try:
                with writing(folder):
                    return self._files.write(self._actor, exam_id, folder, purpose, stopping(handle))
            except Stopped:
                return 0

        def said(count: int) -> None:
            words = _("{count} files are in {folder}, with a list of their hashes.")
            stopped = _("Stopped. Nothing was written.")
            self._dialogs.inform(_("File this exam"), words.format(count=count, folder=folder) if count else stopped)

        self._jobs.run(_("Writing the file of the exam"), work, said, self._dialogs.trouble)
