"""The end of personal data."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from trainer.app.assembly.people import PeopleServices

if TYPE_CHECKING:
    from trainer.privacy.service import PrivacyService


class PrivacyServices(PeopleServices):
    @cached_property
    def privacy(self) -> PrivacyService:
        from trainer.app.destroying import means
        from trainer.privacy.service import PrivacyService

        return PrivacyService(*self.common, self.people, means(self), *self.rule_folders)
