"""Plan, classes, attendance, credit and lecturers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from trainer.app.assembly.hours import HourServices

if TYPE_CHECKING:
    from trainer.activities.attending.service import AttendanceService
    from trainer.activities.classfile.service import ClassFileService
    from trainer.activities.credits.service import ActivityCreditService
    from trainer.activities.evaluation.service import EvaluationService
    from trainer.activities.lecturers.service import LecturerService
    from trainer.activities.plans.service import PlanService
    from trainer.activities.service import ActivityService


class ActivityServices(HourServices):
    @cached_property
    def plans(self) -> PlanService:
        from trainer.activities.plans.service import PlanService

        return PlanService(*self.common)

    @cached_property
    def activities(self) -> ActivityService:
        from trainer.activities.service import ActivityService

        return ActivityService(
            *self.common, self.people, lambda key: self.activity_credits.credited(key), *self.rule_folders
        )

    @cached_property
    def attendance(self) -> AttendanceService:
        from trainer.activities.attending.service import AttendanceService

        rule, credited = self.activities.rule, self.activity_credits.credited
        return AttendanceService(*self.common, self.people, rule, credited)

    @cached_property
    def activity_credits(self) -> ActivityCreditService:
        from trainer.activities.credits.service import ActivityCreditService

        return ActivityCreditService(*self.common, self.hours, self.people, self.activities.rule)

    @cached_property
    def class_files(self) -> ClassFileService:
        from trainer.activities.classfile.service import ClassFileService

        return ClassFileService(*self.common, self.activities.rule)

    @cached_property
    def evaluation(self) -> EvaluationService:
        from trainer.activities.evaluation.service import EvaluationService

        return EvaluationService(*self.common, self.people, self.activities.rule)

    @cached_property
    def lecturers(self) -> LecturerService:
        from trainer.activities.lecturers.service import LecturerService

        return LecturerService(self.store.database, self.clock, self.audit, self.people, self.activities.rule)
