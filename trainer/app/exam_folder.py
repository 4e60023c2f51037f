"""一考一档: everything of one exam in one folder with a list of hashes, recorded as an export of personal data."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from trainer.app.discipline_files import DisciplineFiles
from trainer.app.exam_day_files import ExamDayFiles
from trainer.app.exam_records import correction_parts, incident_part, objection_parts, reissue_part, standing_part
from trainer.app.score_files import ScoreListFiles
from trainer.app.services import Services
from trainer.app.slip_files import all_slips
from trainer.exams.outside.values import OutsideEntry
from trainer.exams.values import ExamState
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.errors import Refused
from trainer.store.files import file_hash
from trainer.words import _

if TYPE_CHECKING:
    from trainer.documents.office.folder import Bundle, Loose


@dataclass(frozen=True)
class ExamFolder:
    services: Services

    def write(
        self,
        actor: Actor,
        exam_id: UUID,
        folder: Path,
        purpose: str,
        progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> int:
        """All or nothing; gives how many files. Raises Refused("exam.file_open") before the exam is closed."""
        from trainer.documents.office.folder import write_folder
        from trainer.documents.pdf import Printed

        require(actor, Permission.PREPARE_EXAMS)
        require(actor, Permission.READ_KEYS)
        exam = self.services.exams.exam(actor, exam_id)
        if exam.state is not ExamState.CLOSED:
            raise Refused("exam.file_open")
        outside = next((one for one in self.services.outside.entries(actor) if one.exam_id == exam_id), None)
        printed = Printed(actor.name, self.services.clock.now().astimezone())
        bundles = self._bundles(actor, exam_id, exam.plan.title, outside is None)
        loose = (self._results(actor, exam_id, purpose), *self._more(actor, exam_id, outside))
        heading = _("File of the exam: {title}").format(title=exam.plan.title)
        written = write_folder(folder, bundles, heading, printed, progress, loose)
        content_hash = file_hash("".join(one.sha256 for one in written).encode())
        self.services.people.record_export(actor, "exam_file", exam.candidates, False, purpose, content_hash)
        return len(written)

    def _bundles(self, actor: Actor, exam_id: UUID, title: str, held_here: bool) -> list[Bundle]:
        from trainer.documents.exam_day.every import exam_day_bundles
        from trainer.documents.exam_file import record
        from trainer.documents.office.folder import Bundle
        from trainer.documents.pdf import Printed

        services = self.services
        printed = Printed(actor.name, services.clock.now().astimezone())
        bundles: list[Bundle] = []
        if held_here:
            bundles += exam_day_bundles(ExamDayFiles(services).day(actor, exam_id))
        bundles.append(Bundle(_("20 Score book"), (ScoreListFiles(services).book(actor, exam_id),)))
        slips = all_slips(services, actor, exam_id)
        bundles += [Bundle(_("21 Score slips"), slips)] if slips else []
        if held_here:
            for name, parts in (
                (_("22 Incidents"), (incident_part(services, actor, exam_id),)),
                (_("23 Review and publication"), (standing_part(services, actor, exam_id),)),
                (_("24 Corrected keys"), correction_parts(services, actor, exam_id)),
                (_("25 Objections and rechecks"), objection_parts(services, actor, exam_id)),
                (_("28 Papers to be issued anew"), (reissue_part(services, actor, exam_id),)),
            ):
                bundles.append(Bundle(name, (record(title, name.partition(" ")[2], parts, printed),)))
            cases = services.discipline.cases(actor, exam_id)
            bundles += DisciplineFiles(services).bundles(actor, cases)
        return bundles

    def _results(self, actor: Actor, exam_id: UUID, purpose: str) -> Loose:
        def workbook() -> bytes:
            with tempfile.TemporaryDirectory() as place:
                path = Path(place) / "results.xlsx"
                ScoreListFiles(self.services).write_sheet(actor, exam_id, path, purpose)
                return path.read_bytes()

        from trainer.documents.office.folder import Loose

        return Loose(_("26 Results") + ".xlsx", workbook)

    def _more(self, actor: Actor, exam_id: UUID, outside: OutsideEntry | None) -> tuple[Loose, ...]:
        """The analysis of an exam held here, the proof of one held elsewhere."""
        from trainer.documents.office.folder import Loose

        services = self.services
        if outside is not None:
            name = _("27 Proof") + Path(outside.proof_name).suffix
            return (Loose(name, lambda: services.outside.proof(actor, outside.id)),)

        def report() -> bytes:
            from trainer.app.analyses import Analyses

            analyses = Analyses(services)
            with tempfile.TemporaryDirectory() as place:
                path = Path(place) / "analysis.pdf"
                analyses.write_report(actor, analyses.read(actor, exam_id), path)
                return path.read_bytes()

        return (Loose(_("27 Analysis") + ".pdf", report),)
