"""Sealed papers on paper: the print preview of one sheet, or all sheets into a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.documents.papers.data_sheet import SheetTexts
from trainer.exams.papers.values import PaperSheet
from trainer.people.accounts.values import Actor
from trainer.ui.asking import Asking
from trainer.ui.files import writing
from trainer.ui.printing import Printing
from trainer.ui.working import Handle, Stopped, Working, stopping
from trainer.words import _


class PaperOut(Protocol):
    """Where the sheets of a paper come from."""

    def pdf(self, actor: Actor, paper_id: UUID, sheet: PaperSheet) -> bytes: ...

    def data_sheet(self, actor: Actor, texts: SheetTexts) -> bytes: ...

    def write(
        self, actor: Actor, paper_id: UUID, folder: Path, progress: Callable[[int, int], None] = ..., /
    ) -> int: ...


class PaperPrints:
    def __init__(self, files: PaperOut, actor: Actor, jobs: Working, dialogs: Asking, printing: Printing) -> None:
        self._files = files
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._printing = printing

    def preview(self, paper_id: UUID, sheet: PaperSheet) -> None:
        """Opens the pages of one sheet; how many there are stands in the preview."""
        self._jobs.run(
            _("Drawing the paper"),
            lambda _handle: self._files.pdf(self._actor, paper_id, sheet),
            lambda content: self._printing.print_pdfs(sheet_names()[sheet], [content]),
            self._dialogs.trouble,
        )

    def preview_data(self, texts: SheetTexts) -> None:
        """Opens the pages of a data sheet."""
        self._jobs.run(
            _("Drawing the data sheet"),
            lambda _handle: self._files.data_sheet(self._actor, texts),
            lambda content: self._printing.print_pdfs(_("Data sheet"), [content]),
            self._dialogs.trouble,
        )

    def save(self, paper_id: UUID) -> None:
        """Asks for a folder and writes paper, answer sheet and key, to be edited and to be filed."""
        self._dialogs.choose_folder(_("Folder for the files of the paper"), lambda path: self._write(paper_id, path))

    def _write(self, paper_id: UUID, folder: Path) -> None:
        def work(handle: Handle) -> int:
            try:
                with writing(folder):
                    return self._files.write(self._actor, paper_id, folder, stopping(handle))
            except Stopped:
                return 0

        def said(count: int) -> None:
            words = _("{count} files are in {folder}: paper, answer sheet, key and list, as Word and PDF.")
            stopped = _("Stopped. Nothing was written.")
            self._dialogs.inform(_("Paper saved"), words.format(count=count, folder=folder) if count else stopped)

        self._jobs.run(_("Writing the paper"), work, said, self._dialogs.trouble)


def sheet_names() -> dict[PaperSheet, str]:
    """What is printed, in words."""
    return {
        PaperSheet.PAPER: _("Exam paper"),
        PaperSheet.ANSWERS: _("Answer sheet"),
        PaperSheet.KEY: _("Key and marking standard"),
    }
