"""The ledger of hours, its rule sets, lists, forms and absences; the working days of the office."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from trainer.app.assembly.people import PeopleServices

if TYPE_CHECKING:
    from trainer.hours.absences.service import AbsenceService
    from trainer.hours.batches.service import BatchService
    from trainer.hours.editing.service import RuleEditing
    from trainer.hours.imports.service import HoursImportService
    from trainer.hours.service import HoursService
    from trainer.hours.templates.service import HourFormService
    from trainer.workdays.service import WorkdayService


class HourServices(PeopleServices):
    @cached_property
    def hours(self) -> HoursService:
        from trainer.hours.service import HoursService

        return HoursService(*self.common, self.people, *self.rule_folders)

    @cached_property
    def rule_editing(self) -> RuleEditing:
        from trainer.hours.editing.service import RuleEditing

        return RuleEditing(*self.common, *self.rule_folders)

    @cached_property
    def hour_batches(self) -> BatchService:
        from trainer.hours.batches.service import BatchService

        return BatchService(*self.common)

    @cached_property
    def hour_imports(self) -> HoursImportService:
        from trainer.hours.imports.service import HoursImportService

        return HoursImportService(self.hours, self.people, self.clock)

    @cached_property
    def hour_forms(self) -> HourFormService:
        from trainer.hours.templates.service import HourFormService

        return HourFormService(self.store.database, self.clock, self.audit)

    @cached_property
    def absences(self) -> AbsenceService:
        from trainer.hours.absences.service import AbsenceService

        return AbsenceService(*self.common)

    @cached_property
    def workdays(self) -> WorkdayService:
        from trainer.workdays.service import WorkdayService

        return WorkdayService(*self.common, self.rule_folders)
