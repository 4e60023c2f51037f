"""What follows an exam: standing results, corrections, objections, discipline, scores from outside."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from trainer.app.assembly.exams import ExamServices

if TYPE_CHECKING:
    from trainer.exams.corrections.service import CorrectionService
    from trainer.exams.discipline.service import DisciplineService
    from trainer.exams.leftovers import Leftovers
    from trainer.exams.objections.service import ObjectionService
    from trainer.exams.outside.service import OutsideService
    from trainer.exams.reissues.service import ReissueService
    from trainer.exams.standing.service import StandingService


class AfterExamServices(ExamServices):
    @cached_property
    def standing(self) -> StandingService:
        from trainer.exams.standing.service import StandingService

        return StandingService(*self.common, self.workdays)

    @cached_property
    def corrections(self) -> CorrectionService:
        from trainer.exams.corrections.service import CorrectionService

        return CorrectionService(*self.common, self.bank)

    @cached_property
    def reissues(self) -> ReissueService:
        from trainer.exams.reissues.service import ReissueService

        return ReissueService(*self.common)

    @cached_property
    def objections(self) -> ObjectionService:
        from trainer.exams.objections.service import ObjectionService

        return ObjectionService(*self.common, self.workdays)

    @cached_property
    def outside(self) -> OutsideService:
        from trainer.exams.outside.service import OutsideService

        return OutsideService(*self.common, self.people)

    @cached_property
    def exam_leftovers(self) -> Leftovers:
        from trainer.exams.leftovers import Leftovers

        return Leftovers(self.store.database, self.clock)

    @cached_property
    def discipline(self) -> DisciplineService:
        from trainer.exams.discipline.service import DisciplineService

        return DisciplineService(*self.common)
