"""Lists of retake cases on paper and as a workbook, each recorded as an export of personal data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.retakes.notices.values import Deadline
from trainer.retakes.values import Case, CaseQuery
from trainer.store.clock import local_today
from trainer.store.files import file_hash


@dataclass(frozen=True)
class RetakeListFiles:
    services: Services

    def pdf(self, actor: Actor, cases: Sequence[Case], title: str, purpose: str) -> bytes:
        from trainer.documents.office.pdf import write_pdf
        from trainer.documents.pdf import Printed
        from trainer.documents.retake_list import retake_list

        require(actor, Permission.EXPORT_PEOPLE)
        now = self.services.clock.now().astimezone()
        document = retake_list(cases, title, office_name(self.services), now.date(), Printed(actor.name, now))
        content = write_pdf([document])
        self._record(actor, cases, purpose, file_hash(content))
        return content

    def write_sheet(self, actor: Actor, cases: Sequence[Case], title: str, path: Path, purpose: str) -> None:
        from trainer.documents.retake_list import write_retake_sheet

        require(actor, Permission.EXPORT_PEOPLE)
        today = local_today(self.services.clock)
        content_hash = write_retake_sheet(path, cases, title, office_name(self.services), today)
        self._record(actor, cases, purpose, content_hash)

    def story(self, actor: Actor, person_id: UUID, purpose: str) -> bytes:
        """经过表 of one officer with all cases, for printing."""
        from trainer.documents.notices.story import case_story
        from trainer.documents.office.pdf import write_pdf
        from trainer.documents.pdf import Printed

        require(actor, Permission.EXPORT_PEOPLE)
        cases = self.services.retakes.cases(actor, CaseQuery(person_id=person_id))
        files = self.services.notices.files(actor, [case.id for case in cases])
        exams = {exam.id: exam for exam in self.services.exams.exams(actor)}
        about = {case.id: exams[case.exam_id].plan.title for case in cases if case.exam_id in exams}
        now = self.services.clock.now().astimezone()
        printed = Printed(actor.name, now)
        content = write_pdf([case_story(cases, files, about, office_name(self.services), printed)])
        self._record(actor, cases, purpose, file_hash(content))
        return content

    def days_pdf(self, actor: Actor, lines: Sequence[Deadline], title: str, purpose: str) -> bytes:
        """期限表 for printing."""
        from trainer.documents.deadline_list import deadline_list
        from trainer.documents.office.pdf import write_pdf
        from trainer.documents.pdf import Printed

        require(actor, Permission.EXPORT_PEOPLE)
        now = self.services.clock.now().astimezone()
        document = deadline_list(lines, title, office_name(self.services), now.date(), Printed(actor.name, now))
        content = write_pdf([document])
        self._record(actor, lines, purpose, file_hash(content))
        return content

    def write_days(self, actor: Actor, lines: Sequence[Deadline], title: str, path: Path, purpose: str) -> None:
        """期限表 as a workbook."""
        from trainer.documents.deadline_list import write_deadline_sheet

        require(actor, Permission.EXPORT_PEOPLE)
        today = local_today(self.services.clock)
        content_hash = write_deadline_sheet(path, lines, title, office_name(self.services), today)
        self._record(actor, lines, purpose, content_hash)

    def _record(self, actor: Actor, lines: Sequence[Case | Deadline], purpose: str, content_hash: str) -> None:
        people = len({line.person_id for line in lines})
        self.services.people.record_export(actor, "retake_list", people, False, purpose, content_hash)
