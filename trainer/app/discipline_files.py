"""The papers of cases of misconduct, recorded as an export of personal data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.exams.discipline.values import CaseEntry, CaseStep, DisciplineCase
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.files import file_hash
from trainer.ui.texts import name
from trainer.ui.wording import moment
from trainer.words import _

if TYPE_CHECKING:
    from trainer.documents.discipline import CasePaper
    from trainer.documents.office.folder import Bundle


@dataclass(frozen=True)
class DisciplineFiles:
    services: Services

    def write(self, actor: Actor, case: DisciplineCase, folder: Path, purpose: str) -> int:
        """Each paper of the case as PDF and .docx with a list of hashes; gives how many files."""
        from trainer.documents.office.folder import write_folder
        from trainer.documents.pdf import Printed

        require(actor, Permission.RUN_EXAMS)
        printed = Printed(actor.name, self.services.clock.now().astimezone())
        written = write_folder(folder, self.bundles(actor, [case]), _("Papers of a case of misconduct"), printed)
        content_hash = file_hash("".join(one.sha256 for one in written).encode())
        self.services.people.record_export(actor, "discipline", 1, False, purpose, content_hash)
        return len(written)

    def bundles(self, actor: Actor, cases: Iterable[DisciplineCase]) -> tuple[Bundle, ...]:
        """One bundle a case and step."""
        from trainer.documents.discipline import case_papers
        from trainer.documents.office.folder import Bundle
        from trainer.documents.pdf import Printed

        printed = Printed(actor.name, self.services.clock.now().astimezone())
        found = []
        for case in cases:
            for number, paper in enumerate(self._papers(actor, case), 1):
                found.append(Bundle(f"28 {paper.person} {number} {paper.name}", case_papers([paper], printed)))
        return tuple(found)

    def _papers(self, actor: Actor, case: DisciplineCase) -> tuple[CasePaper, ...]:
        from trainer.documents.discipline import CasePaper

        services = self.services
        wanted = {case.person_id} | {one.by for one in case.entries}
        wanted |= {one.witness for one in case.entries if one.witness}
        people, exam = services.people.rows(actor, wanted), services.exams.exam(actor, case.exam_id)
        person = people[case.person_id]

        def named(person_id: UUID | None) -> str:
            return people[person_id].name if person_id is not None else ""

        return tuple(
            CasePaper(
                name=name(entry.step),
                exam=exam.plan.title,
                office=office_name(services),
                person=person.name,
                unit=person.unit,
                number=person.work_number or person.certificate_number,
                kind=name(case.kind),
                at=moment(entry.at),
                by=named(entry.by),
                witness=named(entry.witness),
                words=entry.words,
                closing=closing_words(entry),
                signing=signing_of(entry),
            )
            for entry in case.entries
        )


def closing_words(entry: CaseEntry) -> str:
    """What the paper adds to what was written."""
    match entry.step:
        case CaseStep.NOTIFIED:
            return _("You may state your case and defend yourself; what you say is written down and considered.")
        case CaseStep.DECIDED:
            return _("Decision: {verdict}").format(verdict=name(entry.verdict) if entry.verdict else "")
        case _ if not entry.signed:
            return _("The officer did not sign.")
        case _:
            return ""


def signing_of(entry: CaseEntry) -> tuple[str, ...]:
    """Who signs which paper."""
    match entry.step:
        case CaseStep.RECORDED:
            return (_("Invigilator"), _("Second invigilator"), _("The officer"))
        case CaseStep.DECIDED:
            return (_("Made this decision"), _("Office (seal)"))
        case CaseStep.SERVED:
            return (_("Served by"), _("Witness"), _("Received by"))
        case _:
            return (_("Person in charge"), _("The officer"))
