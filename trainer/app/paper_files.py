"""Sealed papers on paper: previewed, or written into a folder; each time recorded, for the keys leave the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.exams.papers.values import PaperSheet
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.errors import Refused
from trainer.words import _

if TYPE_CHECKING:
    from trainer.documents.office.model import Document
    from trainer.documents.papers.data_sheet import SheetTexts
    from trainer.documents.papers.sections import PrintedPaper


@dataclass(frozen=True)
class PaperFiles:
    services: Services

    def pdf(self, actor: Actor, paper_id: UUID, sheet: PaperSheet) -> bytes:
        """One sheet of a paper for the print preview."""
        from trainer.documents.office.pdf import write_pdf

        paper = self._read(actor, paper_id)
        content = write_pdf([_makers()[sheet](paper)])
        self.services.papers.record_print(actor, paper_id, (sheet,))
        return content

    def data_sheet(self, actor: Actor, texts: SheetTexts) -> bytes:
        """The data sheet of a paper for the print preview."""
        from trainer.documents.office.pdf import write_pdf
        from trainer.documents.papers.data_sheet import data_sheet
        from trainer.documents.pdf import Printed

        require(actor, Permission.PREPARE_EXAMS)
        printed = Printed(actor.name, self.services.clock.now().astimezone())
        return write_pdf([data_sheet(texts, printed)])

    def write(
        self, actor: Actor, paper_id: UUID, folder: Path, progress: Callable[[int, int], None] = lambda done, of: None
    ) -> int:
        """Paper, answer sheet and key as PDF and .docx, with a list; gives how many files. Raises OSError."""
        from trainer.documents.office.folder import Bundle, write_folder

        paper = self._read(actor, paper_id)
        bundles = [Bundle(document.title, (document,)) for document in (make(paper) for make in _makers().values())]
        heading = _("Files of the paper {name}").format(name=paper.name)
        written = write_folder(folder, bundles, heading, paper.printed, progress)
        self.services.papers.record_print(actor, paper_id, tuple(PaperSheet))
        return len(written)

    def _read(self, actor: Actor, paper_id: UUID) -> PrintedPaper:
        from trainer.documents.office.template import load_template
        from trainer.documents.papers.sections import PrintedPaper
        from trainer.documents.pdf import Printed

        services = self.services
        paper, belongs = services.papers.paper(actor, paper_id), services.papers.set_of(paper_id)
        letters = {} if belongs is None else {form.paper_id: form.letter for form in belongs.forms}
        questions = [item.question for item in paper.items]
        if services.bank.lost_pictures(questions):
            raise Refused("document.picture_lost", name=paper.name)
        notes = load_template("paper", services.template_folders).lines("notes")
        return PrintedPaper(
            title=paper.name if belongs is None else belongs.name,
            unit=office_name(services),
            items=paper.items,
            seal=paper.hash,
            printed=Printed(actor.name, services.clock.now().astimezone()),
            form=letters.get(paper_id, ""),
            minutes=services.exams.minutes_of(paper_id),
            notes=notes,
            practice=paper.practice,
            pictures=services.bank.pictures_of(questions),
        )


def _makers() -> dict[PaperSheet, Callable[[PrintedPaper], Document]]:
    from trainer.documents.papers.answer_sheet import answer_sheet
    from trainer.documents.papers.key import paper_key
    from trainer.documents.papers.paper import exam_paper

    return {PaperSheet.PAPER: exam_paper, PaperSheet.ANSWERS: answer_sheet, PaperSheet.KEY: paper_key}
