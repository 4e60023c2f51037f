"""The score list on paper and as a workbook, each recorded as an export of personal data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.exams.results.values import ScoreList
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonRow
from trainer.store.files import file_hash


@dataclass(frozen=True)
class ScoreListFiles:
    services: Services

    def pdf(self, actor: Actor, exam_id: UUID, purpose: str) -> bytes:
        from trainer.documents.pdf import Printed
        from trainer.documents.score_list_pdf import score_list_pdf

        scores, people = self._read(actor, exam_id)
        printed = Printed(actor.name, self.services.clock.now().astimezone())
        content = score_list_pdf(scores, people, office_name(self.services), printed)
        self._record(actor, len(scores.rows), purpose, file_hash(content))
        return content

    def write_sheet(self, actor: Actor, exam_id: UUID, path: Path, purpose: str) -> None:
        from trainer.documents.score_list_sheet import write_score_sheet

        scores, people = self._read(actor, exam_id)
        self._record(actor, len(scores.rows), purpose, write_score_sheet(path, scores, people))

    def _read(self, actor: Actor, exam_id: UUID) -> tuple[ScoreList, dict[UUID, PersonRow]]:
        scores = self.services.results.results(actor, exam_id)
        return scores, self.services.people.rows(row.person_id for row in scores.rows)

    def _record(self, actor: Actor, people: int, purpose: str, content_hash: str) -> None:
        self.services.people.record_export(actor, "score_list", people, False, purpose, content_hash)
