"""Failures and what follows them."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from trainer.app.assembly.exams import ExamServices

if TYPE_CHECKING:
    from trainer.retakes.causes import CauseService
    from trainer.retakes.deferrals.service import DeferralService
    from trainer.retakes.joining import RetakeJoining
    from trainer.retakes.notices.service import NoticeService
    from trainer.retakes.service import RetakeService


class RetakeServices(ExamServices):
    @cached_property
    def retakes(self) -> RetakeService:
        from trainer.retakes.service import RetakeService

        return RetakeService(*self.common, self.people, self.exams, self.results, *self.rule_folders)

    @cached_property
    def retake_joining(self) -> RetakeJoining:
        from trainer.retakes.joining import RetakeJoining

        return RetakeJoining(self.store.database, self.audit, self.people, self.results, self.exams)

    @cached_property
    def deferrals(self) -> DeferralService:
        from trainer.retakes.deferrals.service import DeferralService

        return DeferralService(*self.common, self.people, self.exams, self.retakes.ladder)

    @cached_property
    def causes(self) -> CauseService:
        from trainer.app.short_hours import short_hours
        from trainer.retakes.causes import CauseService

        return CauseService(*self.common, self.people, self.retakes.ladder, partial(short_hours, self))

    @cached_property
    def notices(self) -> NoticeService:
        from trainer.app.notice_files import draw_notice
        from trainer.retakes.notices.service import NoticeService

        draw = partial(draw_notice, self.template_folders)
        return NoticeService(*self.common, self.people, self.exams, draw, *self.rule_folders)
