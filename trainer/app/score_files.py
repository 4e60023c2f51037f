"""The score list on paper and as a workbook, each recorded as an export of personal data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.exams.results.values import ScoreList
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonRow
from trainer.store.files import file_hash

if TYPE_CHECKING:
    from trainer.documents.office.model import Document


@dataclass(frozen=True)
class ScoreListFiles:
    services: Services

    def pdf(self, actor: Actor, exam_id: UUID, purpose: str) -> bytes:
        from trainer.documents.office.pdf import write_pdf

        return self._written(actor, exam_id, purpose, lambda book: write_pdf([book]))

    def docx(self, actor: Actor, exam_id: UUID, purpose: str) -> bytes:
        from trainer.documents.office.docx import write_docx

        return self._written(actor, exam_id, purpose, lambda book: write_docx([book]))

    def book(self, actor: Actor, exam_id: UUID) -> Document:
        """The score book for a file that records its own export."""
        return self._book(actor, *self._read(actor, exam_id))

    def write_sheet(self, actor: Actor, exam_id: UUID, path: Path, purpose: str) -> None:
        from trainer.documents.score_list_sheet import write_score_sheet

        scores, people = self._read(actor, exam_id)
        self._record(actor, len(scores.rows), purpose, write_score_sheet(path, scores, people))

    def _written(self, actor: Actor, exam_id: UUID, purpose: str, write: Callable[[Document], bytes]) -> bytes:
        scores, people = self._read(actor, exam_id)
        content = write(self._book(actor, scores, people))
        self._record(actor, len(scores.rows), purpose, file_hash(content))
        return content

    def _book(self, actor: Actor, scores: ScoreList, people: dict[UUID, PersonRow]) -> Document:
        from trainer.documents.office.template import load_template
        from trainer.documents.pdf import Printed
        from trainer.documents.score_book import score_book

        signing = load_template("exam-day", self.services.template_folders).lines("score_book", "signatures")
        printed = Printed(actor.name, self.services.clock.now().astimezone())
        return score_book(scores, people, office_name(self.services), printed, signing)

    def _read(self, actor: Actor, exam_id: UUID) -> tuple[ScoreList, dict[UUID, PersonRow]]:
        scores = self.services.results.results(actor, exam_id)
        return scores, self.services.people.rows(actor, (row.person_id for row in scores.rows))

    def _record(self, actor: Actor, people: int, purpose: str, content_hash: str) -> None:
        self.services.people.record_export(actor, "score_list", people, False, purpose, content_hash)
