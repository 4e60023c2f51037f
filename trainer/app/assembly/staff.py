"""What is kept of the staff as a whole, enforcement certificates, profile, yearly pages; the office's own files."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from trainer.app.assembly.people import PeopleServices

if TYPE_CHECKING:
    from trainer.profile.service import ProfileService
    from trainer.profile.values import Member
    from trainer.qualification.service import QualificationService
    from trainer.reports.own_files import OwnFiles
    from trainer.yearly.service import YearlyService


class StaffServices(PeopleServices):
    @cached_property
    def own_files(self) -> OwnFiles:
        from trainer.reports.own_files import OwnFiles

        return OwnFiles(*self.common, self.template_folders[0])

    @cached_property
    def qualification(self) -> QualificationService:
        from trainer.qualification.service import QualificationService

        return QualificationService(*self.common, self.people, *self.rule_folders)

    @cached_property
    def profile(self) -> ProfileService:
        from trainer.profile.loading import load_targets
        from trainer.profile.service import ProfileService
        from trainer.reports.profile import staff

        def read() -> tuple[Member, ...]:
            words = {word for target in load_targets(*self.rule_folders) for word in target.training}
            return staff(self.store.database, tuple(sorted(words)))

        return ProfileService(self.store.database, self.ids, self.clock, self.people, read, *self.rule_folders)

    @cached_property
    def yearly(self) -> YearlyService:
        from trainer.yearly.service import YearlyService

        return YearlyService(*self.common)
