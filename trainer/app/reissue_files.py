"""Papers issued anew after a correction, and the worklist itself, each recorded as an export of personal data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from trainer.app.score_files import ScoreListFiles
from trainer.app.services import Services
from trainer.app.slip_files import slips_of
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.files import file_hash
from trainer.words import _

if TYPE_CHECKING:
    from trainer.documents.exam_file import Part


def worklist(below: str, rows: Sequence[tuple[str, ...]]) -> Part:
    """Which paper, for whom, why, and how it stands."""
    from trainer.documents.exam_file import Part

    titles = (_("Which paper"), _("Concerned"), _("Why"), _("State"))
    return Part("", (below,), titles, (28, 18, 84, 44), tuple(rows), left=(2,))


@dataclass(frozen=True)
class ReissueFiles:
    services: Services

    def pages(self, actor: Actor, exam_id: UUID, book: bool, people: Sequence[UUID], purpose: str) -> tuple[bytes, ...]:
        """The score book, and the slips of those named, as results are now."""
        from trainer.documents.office.pdf import write_pdf

        require(actor, Permission.PREPARE_EXAMS)
        made = [ScoreListFiles(self.services).pdf(actor, exam_id, purpose)] if book else []
        slips = [paper for person, paper in slips_of(self.services, actor, exam_id) if person in set(people)]
        if slips:
            content = write_pdf(slips)
            self.services.people.record_export(actor, "score_slips", len(slips), False, purpose, file_hash(content))
            made.append(content)
        return tuple(made)

    def listed(self, actor: Actor, exam_id: UUID, below: str, rows: Sequence[tuple[str, ...]], purpose: str) -> bytes:
        """The worklist on A4."""
        from trainer.documents.exam_file import record
        from trainer.documents.office.pdf import write_pdf
        from trainer.documents.pdf import Printed

        require(actor, Permission.SEE_RESULTS)
        part = worklist(below, rows)
        printed = Printed(actor.name, self.services.clock.now().astimezone())
        title = self.services.exams.exam(actor, exam_id).plan.title
        content = write_pdf([record(title, _("Papers to be issued anew"), [part], printed)])
        self.services.people.record_export(actor, "reissue_list", len(rows), False, purpose, file_hash(content))
        return content
