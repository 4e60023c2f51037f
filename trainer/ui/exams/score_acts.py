"""What is done with scores: paper, file, hours, retakes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from trainer.hours.values import HourCategory
from trainer.people.accounts.values import Actor
from trainer.ui.asking import Asking
from trainer.ui.exams.acting import Acts
from trainer.ui.exams.desk_state import DeskState
from trainer.ui.exams.room import ExamsRoom
from trainer.ui.files import writing
from trainer.ui.printing import Printing
from trainer.ui.shell.context import OfExam
from trainer.ui.working import Handle, Working
from trainer.words import _


class ScoreActs(Acts):
    def __init__(
        self,
        room: ExamsRoom,
        actor: Actor,
        dialogs: Asking,
        state: Callable[[], DeskState],
        done: Callable[[str], None],
        jobs: Working,
        printing: Printing,
        go: Callable[[str, object], None],
    ) -> None:
        super().__init__(room, actor, dialogs, state, done)
        self._jobs = jobs
        self._printing = printing
        self._go = go

    def print_list(self) -> None:
        """Opens the pages in the print preview."""
        exam_id, title = self._exam_id, self._title()
        purpose = _("Printed for the file of the exam")
        self._jobs.run(
            _("Drawing the score list"),
            lambda _handle: self._room.files.pdf(self._actor, exam_id, purpose),
            lambda content: self._printing.print_pdfs(title, [content]),
            self._dialogs.trouble,
        )

    def save_pdf(self) -> None:
        self._save(".pdf", _("PDF document (*.pdf)"), self._write_pdf)

    def save_docx(self) -> None:
        self._save(".docx", _("Word document (*.docx)"), self._write_docx)

    def save_sheet(self) -> None:
        self._save(".xlsx", _("Excel workbook (*.xlsx)"), self._write_sheet)

    def credit(self, hours: Decimal, category: HourCategory) -> None:
        """Enters the hours of everybody who passed; they wait for another person's approval."""
        exam_id = self._exam_id

        def said(count: int) -> None:
            words = _("Hours entered for {count} people. They count once someone else has approved them.")
            self._done(words.format(count=count) if count else _("Everybody who passed has these hours already."))

        self._jobs.run(
            _("Entering hours"),
            lambda _handle: self._room.credits.credit_exam(self._actor, exam_id, hours, category),
            said,
            self._dialogs.trouble,
        )

    def retakes(self) -> None:
        """To the page where retakes are decided and set, at this exam."""
        self._go("retakes", OfExam(self._exam_id))

    def standing(self) -> None:
        """To the page of what follows the exam."""
        self._go("standing", OfExam(self._exam_id))

    def marking(self) -> None:
        self._go("marking", None)

    def analysis(self) -> None:
        self._go("analysis", self._exam_id)

    def _save(self, suffix: str, patterns: str, write: Callable[[Path, str], None]) -> None:
        def ask_place(purpose: str) -> None:
            self._dialogs.save_file(
                _("Save the score list"), self._title() + suffix, patterns, lambda path: self._run(write, path, purpose)
            )

        self._dialogs.ask_text(
            _("Save the score list"),
            _("The list names people, so taking it out is recorded. What is it for, who receives it?"),
            _("Choose a place"),
            ask_place,
        )

    def _run(self, write: Callable[[Path, str], None], path: Path, purpose: str) -> None:
        def work(_handle: Handle) -> None:
            with writing(path):
                write(path, purpose)

        said = _("Saved as {path}.").format(path=path)
        self._jobs.run(_("Writing the score list"), work, lambda _none: self._done(said), self._dialogs.trouble)

    def _write_pdf(self, path: Path, purpose: str) -> None:
        path.write_bytes(self._room.files.pdf(self._actor, self._exam_id, purpose))

    def _write_docx(self, path: Path, purpose: str) -> None:
        path.write_bytes(self._room.files.docx(self._actor, self._exam_id, purpose))

    def _write_sheet(self, path: Path, purpose: str) -> None:
        self._room.files.write_sheet(self._actor, self._exam_id, path, purpose)

    def _title(self) -> str:
        return _("Score list: {title}").format(title=self._state().exam.plan.title).replace("：", " ")
