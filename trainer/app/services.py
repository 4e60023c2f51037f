"""Every service of the product, built by constructor from one opened store."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher

from trainer.bank.service import BankService
from trainer.certificates.service import CertificateService
from trainer.certificates.values import CertificateSheet
from trainer.courseware.service import CoursewareService
from trainer.exams.marking.service import MarkingService
from trainer.exams.papers.service import PaperService
from trainer.exams.results.service import ResultService
from trainer.exams.service import ExamService
from trainer.exams.sittings.invigilation import InvigilationService
from trainer.exams.sittings.journal import JournalWriter
from trainer.exams.sittings.service import SittingService
from trainer.hours.service import HoursService
from trainer.law.service import LawService
from trainer.people.accounts.service import AccountService
from trainer.people.roster.service import RosterService
from trainer.people.service import PeopleService
from trainer.retakes.service import RetakeService
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.engine import connect_for_work
from trainer.store.ids import Ids
from trainer.store.opening import OpenStore

RULES = Path(__file__).parents[2] / "resources" / "rules"
LAWS = Path(__file__).parents[2] / "resources" / "laws.toml"


@dataclass(frozen=True)
class Services:
    """What screens and commands are made of."""

    store: OpenStore
    clock: Clock
    ids: Ids
    audit: AuditTrail
    people: PeopleService
    accounts: AccountService
    roster: RosterService
    law: LawService
    bank: BankService
    hours: HoursService
    courseware: CoursewareService
    papers: PaperService
    exams: ExamService
    sittings: SittingService
    invigilation: InvigilationService
    marking: MarkingService
    results: ResultService
    retakes: RetakeService
    certificates: CertificateService

    def close(self) -> None:
        """Saves what waits to be saved; comes before the store is closed."""
        self.sittings.close()


def build_services(
    store: OpenStore, clock: Clock, chance: random.Random, hasher: PasswordHasher | None = None
) -> Services:
    """Time and chance come in here and nowhere else."""
    database, ids, audit = store.database, Ids(clock, chance), AuditTrail(clock)
    people = PeopleService(database, ids, clock, audit)
    bank = BankService(database, ids, clock, audit)
    papers = PaperService(database, ids, clock, audit, bank)
    exams = ExamService(database, ids, clock, audit, papers, chance, (RULES, store.workspace.folder / "rules"))
    results = ResultService(database, clock, exams)
    rule_folders = (RULES, store.workspace.folder / "rules")
    journal = JournalWriter(lambda: connect_for_work(store.workspace.store, store.secrets.store))
    sittings = SittingService(database, ids, clock, audit, journal, chance)
    return Services(
        store=store,
        clock=clock,
        ids=ids,
        audit=audit,
        people=people,
        roster=RosterService(database, ids, clock, audit, people),
        accounts=AccountService(database, ids, clock, audit, chance, hasher),
        law=LawService(LAWS),
        bank=bank,
        hours=HoursService(database, ids, clock, audit, RULES, store.workspace.folder / "rules"),
        courseware=CoursewareService(database, ids, clock, audit, store.workspace.files / "courseware"),
        papers=papers,
        exams=exams,
        sittings=sittings,
        invigilation=InvigilationService(database, clock, audit, sittings),
        marking=MarkingService(database, ids, clock, audit),
        results=results,
        retakes=RetakeService(database, ids, clock, audit, people, exams, results, *rule_folders),
        certificates=CertificateService(
            database, ids, clock, audit, people, results, store.secrets.seal, draw_certificate, *rule_folders
        ),
    )


def draw_certificate(sheet: CertificateSheet) -> bytes:
    """Loads what draws PDFs only when the first certificate is drawn, so that the window comes up sooner."""
    from trainer.documents.certificate_pdf import certificate_pdf

    return certificate_pdf(sheet)
