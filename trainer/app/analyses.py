"""The analysis of an exam, read and taken out: who saw the keys, and who took them out, stays on record."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from trainer.app.office import office_name
from trainer.app.paths import RESOURCES
from trainer.app.services import Services
from trainer.bank.estimates.values import DifficultyEstimate, EstimateDraft
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.files import file_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from trainer.reports.analysis.values import AnalysisRule, ExamAnalysis, NeighbourReport, QuestionLine


@dataclass(frozen=True)
class Analyses:
    services: Services

    def read(self, actor: Actor, exam_id: UUID) -> ExamAnalysis:
        """The analysis of a closed exam; whoever sees it has read its papers."""
        from trainer.reports.analysis.exam import exam_analysis

        found = exam_analysis(self.services.store.database, self._rule(), actor, exam_id)
        self.services.papers.note_read(actor, found.papers)
        return found

    def estimates(self, analysis: ExamAnalysis) -> Mapping[UUID, DifficultyEstimate]:
        """The newest accepted estimate of each question that has one, by version."""
        return self.services.estimates.newest(line.version_id for line in analysis.questions)

    def accept(self, actor: Actor, analysis: ExamAnalysis, lines: Iterable[QuestionLine]) -> int:
        """Takes the difficulty of questions into the bank; those with too few answers or another key have none."""
        drafts = [draft for line in lines if (draft := _draft(analysis, line)) is not None]
        return self.services.estimates.accept(actor, analysis.exam_id, analysis.title, drafts)

    def neighbours(self, actor: Actor, exam_id: UUID, report: Callable[[int, int], None]) -> NeighbourReport:
        """Which neighbours answered more alike than in honest rooms; that somebody asked is kept."""
        from trainer.reports.analysis.neighbours import neighbour_hints

        found = neighbour_hints(self.services.store.database, self._rule(), actor, exam_id, report)
        self.services.analysis_log.compared(actor, exam_id, found.pairs, len(found.hints or ()))
        return found

    def names(self, people: Iterable[UUID]) -> Mapping[UUID, str]:
        """What people are called."""
        return {key: one.name for key, one in self.services.people.known(people).items()}

    def _rule(self) -> AnalysisRule:
        from trainer.reports.analysis.rule import load_analysis_rule

        return load_analysis_rule(RESOURCES, self.services.rule_folders[1])

    def write_sheet(self, actor: Actor, analysis: ExamAnalysis, path: Path) -> None:
        from trainer.documents.analysis_sheet import write_analysis_sheet

        require(actor, Permission.SEE_RESULTS)
        content_hash = write_analysis_sheet(path, analysis)
        self.services.analysis_log.exported(actor, analysis.exam_id, content_hash)

    def write_report(self, actor: Actor, analysis: ExamAnalysis, path: Path) -> None:
        from trainer.documents.analysis_report import analysis_report
        from trainer.documents.office.pdf import write_pdf
        from trainer.documents.office.template import load_template
        from trainer.documents.pdf import Printed

        require(actor, Permission.SEE_RESULTS)
        signing = load_template("analysis", self.services.template_folders).lines("report", "signatures")
        printed = Printed(actor.name, self.services.clock.now().astimezone())
        content = write_pdf([analysis_report(analysis, office_name(self.services), printed, signing)])
        path.write_bytes(content)
        self.services.analysis_log.exported(actor, analysis.exam_id, file_hash(content))


def _draft(analysis: ExamAnalysis, line: QuestionLine) -> EstimateDraft | None:
    found = line.figures.facility
    if found is None or line.corrected:
        return None
    share, low, high = (Decimal(str(round(value, 6))) for value in (found.value, found.low, found.high))
    level = analysis.rule.level(found.value)
    return EstimateDraft(line.question_id, line.version_id, found.n, share, low, high, level)
