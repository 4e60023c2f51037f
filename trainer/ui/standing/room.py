"""Where the page of what follows an exam reads from and writes to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from question_bank.question import Question
from trainer.exams.corrections.service import CorrectionService
from trainer.exams.discipline.service import DisciplineService
from trainer.exams.objections.service import ObjectionService
from trainer.exams.reissues.service import ReissueService
from trainer.exams.service import ExamService
from trainer.exams.standing.service import StandingService
from trainer.law.values import ArticleHit
from trainer.people.accounts.values import Actor
from trainer.people.service import PeopleService
from trainer.reports.consequences import Hanging
from trainer.reports.reissues import Reissues
from trainer.retakes.values import Proposal
from trainer.ui.standing.filing import CaseFiles, ExamFiles, ReissueFiles
from trainer.ui.widgets.figures import Pictures


@dataclass(frozen=True)
class StandingRoom:
    """`hanging` says what hangs on a result, `foresee` what the ladder would propose had somebody failed."""

    exams: ExamService
    people: PeopleService
    corrections: CorrectionService
    standing: StandingService
    objections: ObjectionService
    hanging: Callable[[Actor, UUID, Collection[UUID]], Mapping[UUID, Hanging]]
    foresee: Callable[[Actor, UUID, Collection[UUID]], Mapping[UUID, Proposal]]
    articles: Callable[[Question], tuple[ArticleHit, ...]]
    pictures: Pictures
    files: ExamFiles
    discipline: DisciplineService
    case_files: CaseFiles
    reissues: ReissueService
    reissues_of: Callable[[Actor, UUID], Reissues]
    reissue_files: ReissueFiles
