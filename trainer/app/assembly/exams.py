"""An exam from its papers to its results."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from trainer.app.assembly.bank import BankServices
from trainer.app.assembly.hours import HourServices
from trainer.store.base import SERVER

if TYPE_CHECKING:
    from trainer.exams.analysis_log import AnalysisLog
    from trainer.exams.credits.service import CreditService
    from trainer.exams.entrance.service import EntranceService
    from trainer.exams.marking.service import MarkingService
    from trainer.exams.papers.service import PaperService
    from trainer.exams.results.service import ResultService
    from trainer.exams.rooms.codes import StartCodes
    from trainer.exams.rooms.postponing import Postponing
    from trainer.exams.rooms.service import RoomService
    from trainer.exams.rooms.tickets import Tickets
    from trainer.exams.service import ExamService
    from trainer.exams.settings import ExamSettings
    from trainer.exams.sittings.invigilation import InvigilationService
    from trainer.exams.sittings.service import SittingService


class ExamServices(BankServices, HourServices):
    @cached_property
    def papers(self) -> PaperService:
        from trainer.exams.papers.service import PaperService

        return PaperService(*self.common, self.bank, self.rule_folders)

    @cached_property
    def exams(self) -> ExamService:
        from trainer.exams.service import ExamService

        return ExamService(*self.common, self.papers, self.chance, self.rule_folders)

    @cached_property
    def exam_settings(self) -> ExamSettings:
        from trainer.exams.settings import ExamSettings

        return ExamSettings(self.store.database, self.audit)

    @cached_property
    def rooms(self) -> RoomService:
        from trainer.exams.rooms.service import RoomService

        return RoomService(*self.common, self.people, self.chance)

    @cached_property
    def start_codes(self) -> StartCodes:
        from trainer.exams.rooms.codes import StartCodes

        return StartCodes(*self.common)

    @cached_property
    def postponing(self) -> Postponing:
        from trainer.exams.rooms.postponing import Postponing

        return Postponing(*self.common)

    @cached_property
    def tickets(self) -> Tickets:
        from trainer.exams.rooms.tickets import Tickets

        return Tickets(self.store.database, self.clock, self.audit)

    @cached_property
    def entrance(self) -> EntranceService:
        from trainer.exams.entrance.service import EntranceService
        from trainer.people.identity.service import IdentityService

        return EntranceService(*self.common, self.people, IdentityService(self.store.database))

    @cached_property
    def sittings(self) -> SittingService:
        from trainer.exams.sittings.journal import JournalWriter
        from trainer.exams.sittings.service import SittingService

        return SittingService(*self.common, JournalWriter(self.store.connect), self.chance)

    @cached_property
    def invigilation(self) -> InvigilationService:
        from trainer.exams.sittings.invigilation import InvigilationService

        database = self.store.database
        return InvigilationService(*self.common, self.sittings, several=database.kind == SERVER)

    @cached_property
    def marking(self) -> MarkingService:
        from trainer.exams.marking.service import MarkingService

        return MarkingService(*self.common)

    @cached_property
    def results(self) -> ResultService:
        from trainer.exams.results.service import ResultService

        return ResultService(self.store.database, self.clock, self.exams)

    @cached_property
    def analysis_log(self) -> AnalysisLog:
        from trainer.exams.analysis_log import AnalysisLog

        return AnalysisLog(self.store.database, self.audit)

    @cached_property
    def credits(self) -> CreditService:
        from trainer.exams.credits.service import CreditService

        return CreditService(self.store.database, self.exams, self.results, self.hours)
