"""Every service of the product, built by constructor from one opened store when it is first asked for.

The door needs people and accounts only; what the screens behind it need is loaded with the first screen that uses it,
so that the window comes up soon on an old PC.
"""

from __future__ import annotations

import random
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.people.accounts.service import AccountService
from trainer.people.service import PeopleService
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.ids import Ids
from trainer.store.opening import OpenStore

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from trainer.activities.attending.service import AttendanceService
    from trainer.activities.classfile.service import ClassFileService
    from trainer.activities.credits.service import ActivityCreditService
    from trainer.activities.lecturers.service import LecturerService
    from trainer.activities.plans.service import PlanService
    from trainer.activities.service import ActivityService
    from trainer.bank.basis.service import BasisService
    from trainer.bank.drills.service import DrillService
    from trainer.bank.estimates.service import EstimateService
    from trainer.bank.imports.service import ImportService
    from trainer.bank.lawchange.service import LawChangeService
    from trainer.bank.service import BankService
    from trainer.bank.similar.service import SimilarService
    from trainer.certificates.keyring import Keyring
    from trainer.certificates.layout import Layout
    from trainer.certificates.service import CertificateService
    from trainer.certificates.values import CertificateSheet
    from trainer.courseware.credits.service import StudyCreditService
    from trainer.courseware.editions.service import EditionService
    from trainer.courseware.minutes.pool import QuestionPool
    from trainer.courseware.minutes.quizzes import QuizService
    from trainer.courseware.minutes.service import StudyService
    from trainer.courseware.pushes.service import PushService
    from trainer.courseware.service import CoursewareService
    from trainer.courseware.shelf import Shelf
    from trainer.exams.analysis_log import AnalysisLog
    from trainer.exams.corrections.service import CorrectionService
    from trainer.exams.credits.service import CreditService
    from trainer.exams.discipline.service import DisciplineService
    from trainer.exams.entrance.service import EntranceService
    from trainer.exams.marking.service import MarkingService
    from trainer.exams.objections.service import ObjectionService
    from trainer.exams.outside.service import OutsideService
    from trainer.exams.papers.service import PaperService
    from trainer.exams.results.service import ResultService
    from trainer.exams.rooms.codes import StartCodes
    from trainer.exams.rooms.postponing import Postponing
    from trainer.exams.rooms.service import RoomService
    from trainer.exams.rooms.tickets import Tickets
    from trainer.exams.service import ExamService
    from trainer.exams.sittings.invigilation import InvigilationService
    from trainer.exams.sittings.service import SittingService
    from trainer.exams.standing.service import StandingService
    from trainer.hours.absences.service import AbsenceService
    from trainer.hours.batches.service import BatchService
    from trainer.hours.editing.service import RuleEditing
    from trainer.hours.imports.service import HoursImportService
    from trainer.hours.service import HoursService
    from trainer.hours.templates.service import HourFormService
    from trainer.law.service import LawService
    from trainer.people.roster.service import RosterService
    from trainer.practice.mocks import MockService
    from trainer.practice.service import PracticeService
    from trainer.privacy.service import PrivacyService
    from trainer.profile.service import ProfileService
    from trainer.profile.values import Member
    from trainer.qualification.service import QualificationService
    from trainer.retakes.causes import CauseService
    from trainer.retakes.deferrals.service import DeferralService
    from trainer.retakes.notices.service import NoticeService
    from trainer.retakes.service import RetakeService
    from trainer.yearly.service import YearlyService

RESOURCES = Path(__file__).parents[2] / "resources"


class Services:
    """What screens and commands are made of. Time and chance come in here and nowhere else."""

    def __init__(
        self, store: OpenStore, clock: Clock, chance: random.Random, hasher: PasswordHasher | None = None
    ) -> None:
        self.store = store
        self.clock = clock
        self.ids = Ids(clock, chance)
        self.audit = AuditTrail(clock)
        self.chance = chance
        self._common = (store.database, self.ids, clock, self.audit)
        self._rule_folders = (RESOURCES / "rules", store.workspace.folder / "rules")
        self.people = PeopleService(*self._common)
        self.accounts = AccountService(*self._common, chance, hasher)

    def close(self) -> None:
        """Saves what waits to be saved, removes copies that were open; comes before the store is closed."""
        if "sittings" in vars(self):
            self.sittings.close()
        if "courseware" in vars(self):
            self.courseware.close()

    @cached_property
    def roster(self) -> RosterService:
        from trainer.people.roster.service import RosterService

        return RosterService(*self._common, self.people)

    @cached_property
    def law(self) -> LawService:
        from trainer.law.service import LawService

        return LawService(*self._common, RESOURCES / "laws.toml")

    @cached_property
    def bank(self) -> BankService:
        from trainer.bank.service import BankService

        return BankService(*self._common, self.law)

    @cached_property
    def basis(self) -> BasisService:
        from trainer.bank.basis.service import BasisService

        return BasisService(self.store.database, self.bank, self.law)

    @cached_property
    def law_changes(self) -> LawChangeService:
        from trainer.bank.lawchange.service import LawChangeService

        return LawChangeService(*self._common, self.law, self.bank)

    @cached_property
    def similar(self) -> SimilarService:
        from trainer.bank.similar.service import SimilarService

        return SimilarService(*self._common)

    @cached_property
    def estimates(self) -> EstimateService:
        from trainer.bank.estimates.service import EstimateService

        return EstimateService(*self._common)

    @cached_property
    def imports(self) -> ImportService:
        from trainer.bank.imports.service import ImportService
        from trainer.reports.papers import in_sealed_papers

        return ImportService(*self._common, self.law, lambda ids: in_sealed_papers(self.store.database, ids))

    @cached_property
    def hours(self) -> HoursService:
        from trainer.hours.service import HoursService

        return HoursService(*self._common, self.people, *self._rule_folders)

    @cached_property
    def rule_editing(self) -> RuleEditing:
        from trainer.hours.editing.service import RuleEditing

        return RuleEditing(self.store.database, self.clock, self.audit, *self._rule_folders)

    @cached_property
    def hour_batches(self) -> BatchService:
        from trainer.hours.batches.service import BatchService

        return BatchService(*self._common)

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

        return AbsenceService(*self._common)

    @cached_property
    def qualification(self) -> QualificationService:
        from trainer.qualification.service import QualificationService

        return QualificationService(*self._common, self.people, *self._rule_folders)

    @cached_property
    def courseware(self) -> CoursewareService:
        from trainer.courseware.service import CoursewareService

        return CoursewareService(*self._common, self._shelf)

    @cached_property
    def editions(self) -> EditionService:
        from trainer.courseware.editions.service import EditionService

        return EditionService(*self._common, self._shelf)

    @cached_property
    def _shelf(self) -> Shelf:
        from trainer.courseware.shelf import Shelf

        return Shelf(self.store.workspace.courseware, self.store.secrets.store)

    @cached_property
    def pushes(self) -> PushService:
        from trainer.courseware.pushes.service import PushService

        return PushService(*self._common, self.people)

    @cached_property
    def study(self) -> StudyService:
        from trainer.courseware.minutes.service import StudyService
        from trainer.courseware.minutes.terms import load_terms

        terms = load_terms(RESOURCES / "study.toml")
        return StudyService(self.store.database, self.ids, self.clock, self._question_pool, terms)

    @cached_property
    def study_quizzes(self) -> QuizService:
        from trainer.courseware.minutes.quizzes import QuizService

        pool, terms = self._question_pool, self.study.terms
        return QuizService(self.store.database, self.ids, self.clock, pool, self.drills, terms)

    @cached_property
    def _question_pool(self) -> QuestionPool:
        from trainer.courseware.minutes.pool import QuestionPool

        return QuestionPool(self.drills, lambda: self.practice.held_back(), self.chance)

    @cached_property
    def study_credits(self) -> StudyCreditService:
        from trainer.courseware.credits.service import StudyCreditService

        return StudyCreditService(self.store.database, self.hours)

    @cached_property
    def drills(self) -> DrillService:
        from trainer.bank.drills.service import DrillService

        return DrillService(self.store.database)

    @cached_property
    def practice(self) -> PracticeService:
        from trainer.practice.service import PracticeService
        from trainer.reports.practice import held_back, next_exam_at

        database = self.store.database
        return PracticeService(
            *self._common,
            self.drills,
            partial(held_back, database),
            partial(next_exam_at, database),
            self.chance,
            RESOURCES / "practice.toml",
        )

    @cached_property
    def mocks(self) -> MockService:
        from trainer.practice.mocks import MockService

        return MockService(
            self.store.database,
            self.ids,
            self.clock,
            self.drills,
            self.practice,
            partial(self.chance.getrandbits, 32),
        )

    @cached_property
    def plans(self) -> PlanService:
        from trainer.activities.plans.service import PlanService

        return PlanService(*self._common)

    @cached_property
    def activities(self) -> ActivityService:
        from trainer.activities.service import ActivityService

        return ActivityService(*self._common, self.people, *self._rule_folders)

    @cached_property
    def attendance(self) -> AttendanceService:
        from trainer.activities.attending.service import AttendanceService

        rule, credited = self.activities.rule, self.activity_credits.credited
        return AttendanceService(*self._common, self.people, rule, credited)

    @cached_property
    def activity_credits(self) -> ActivityCreditService:
        from trainer.activities.credits.service import ActivityCreditService

        return ActivityCreditService(*self._common, self.hours, self.people, self.activities.rule)

    @cached_property
    def class_files(self) -> ClassFileService:
        from trainer.activities.classfile.service import ClassFileService

        return ClassFileService(*self._common, self.activities.rule)

    @cached_property
    def lecturers(self) -> LecturerService:
        from trainer.activities.lecturers.service import LecturerService

        return LecturerService(self.store.database, self.clock, self.audit, self.people)

    @cached_property
    def papers(self) -> PaperService:
        from trainer.exams.papers.service import PaperService

        return PaperService(*self._common, self.bank, self._rule_folders)

    @cached_property
    def exams(self) -> ExamService:
        from trainer.exams.service import ExamService

        return ExamService(*self._common, self.papers, self.chance, self._rule_folders)

    @cached_property
    def rooms(self) -> RoomService:
        from trainer.exams.rooms.service import RoomService

        return RoomService(*self._common, self.people, self.chance)

    @cached_property
    def start_codes(self) -> StartCodes:
        from trainer.exams.rooms.codes import StartCodes

        return StartCodes(*self._common)

    @cached_property
    def postponing(self) -> Postponing:
        from trainer.exams.rooms.postponing import Postponing

        return Postponing(*self._common)

    @cached_property
    def tickets(self) -> Tickets:
        from trainer.exams.rooms.tickets import Tickets

        return Tickets(self.store.database, self.clock, self.audit)

    @cached_property
    def entrance(self) -> EntranceService:
        from trainer.exams.entrance.service import EntranceService
        from trainer.people.identity.service import IdentityService

        return EntranceService(*self._common, self.people, IdentityService(self.store.database))

    @cached_property
    def sittings(self) -> SittingService:
        from trainer.exams.sittings.journal import JournalWriter
        from trainer.exams.sittings.service import SittingService

        return SittingService(*self._common, JournalWriter(self.store.connect), self.chance)

    @cached_property
    def invigilation(self) -> InvigilationService:
        from trainer.exams.sittings.invigilation import InvigilationService

        return InvigilationService(*self._common, self.sittings)

    @cached_property
    def marking(self) -> MarkingService:
        from trainer.exams.marking.service import MarkingService

        return MarkingService(*self._common)

    @cached_property
    def results(self) -> ResultService:
        from trainer.exams.results.service import ResultService

        return ResultService(self.store.database, self.clock, self.exams)

    @cached_property
    def corrections(self) -> CorrectionService:
        from trainer.exams.corrections.service import CorrectionService

        return CorrectionService(*self._common, self.bank)

    @cached_property
    def objections(self) -> ObjectionService:
        from trainer.exams.objections.service import ObjectionService

        return ObjectionService(*self._common)

    @cached_property
    def outside(self) -> OutsideService:
        from trainer.exams.outside.service import OutsideService

        return OutsideService(*self._common, self.people)

    @cached_property
    def discipline(self) -> DisciplineService:
        from trainer.exams.discipline.service import DisciplineService

        return DisciplineService(*self._common)

    @cached_property
    def standing(self) -> StandingService:
        from trainer.exams.standing.service import StandingService

        return StandingService(*self._common, self._rule_folders)

    @cached_property
    def analysis_log(self) -> AnalysisLog:
        from trainer.exams.analysis_log import AnalysisLog

        return AnalysisLog(self.store.database, self.audit)

    @cached_property
    def credits(self) -> CreditService:
        from trainer.exams.credits.service import CreditService

        return CreditService(self.store.database, self.exams, self.results, self.hours)

    @cached_property
    def retakes(self) -> RetakeService:
        from trainer.retakes.service import RetakeService

        return RetakeService(*self._common, self.people, self.exams, self.results, *self._rule_folders)

    @cached_property
    def deferrals(self) -> DeferralService:
        from trainer.retakes.deferrals.service import DeferralService

        return DeferralService(*self._common, self.people, self.exams)

    @cached_property
    def causes(self) -> CauseService:
        from trainer.app.short_hours import short_hours
        from trainer.retakes.causes import CauseService

        return CauseService(*self._common, self.people, self.retakes.ladder, partial(short_hours, self))

    @cached_property
    def notices(self) -> NoticeService:
        from trainer.app.notice_files import draw_notice
        from trainer.retakes.notices.service import NoticeService

        return NoticeService(*self._common, self.people, self.exams, partial(draw_notice, self))

    @cached_property
    def certificates(self) -> CertificateService:
        from trainer.certificates.service import CertificateService

        seal = self.store.secrets.seal
        return CertificateService(*self._common, self.people, self.results, seal, draw_certificate, *self._rule_folders)

    @cached_property
    def privacy(self) -> PrivacyService:
        from trainer.app.destroying import means
        from trainer.privacy.service import PrivacyService

        return PrivacyService(*self._common, self.people, means(self), *self._rule_folders)

    @cached_property
    def profile(self) -> ProfileService:
        from trainer.profile.loading import load_targets
        from trainer.profile.service import ProfileService
        from trainer.reports.profile import staff

        def read() -> tuple[Member, ...]:
            words = {word for target in load_targets(*self._rule_folders) for word in target.training}
            return staff(self.store.database, tuple(sorted(words)))

        return ProfileService(self.store.database, self.ids, self.clock, self.people, read, *self._rule_folders)

    @cached_property
    def yearly(self) -> YearlyService:
        from trainer.yearly.service import YearlyService

        return YearlyService(*self._common)

    @cached_property
    def certificate_keys(self) -> Keyring:
        from trainer.certificates.keyring import Keyring

        return Keyring(self.store.database, self.clock, self.audit, self.people, self.store.secrets.seal)


def draw_certificate(sheet: CertificateSheet, layout: Layout) -> bytes:
    """Loads what draws PDFs only when the first certificate is drawn."""
    from trainer.documents.certificate_pdf import certificate_pdf

    return certificate_pdf(sheet, layout)
