"""A closed exam whose key turned out wrong, with two officers of the office who may say so."""

from dataclasses import dataclass, field
from uuid import UUID

import pytest

from question_bank.question import Question
from tests.conftest import Office
from tests.exams.conftest import Crew, crew, hall
from tests.exams.hall import Hall
from trainer.app.services import Services
from trainer.bank.values import BulkOutcome
from trainer.exams.corrections.service import CorrectionService
from trainer.people.accounts.values import Actor
from trainer.store.errors import Refused

__all__ = ["crew", "hall"]


@dataclass
class KeyBank:
    """Remembers what it was told about doubted questions."""

    hall: Hall
    parked: list[UUID] = field(default_factory=list)
    changed: dict[UUID, Question] = field(default_factory=dict)

    def park(self, actor: Actor, question_ids: list[UUID], reason: str) -> BulkOutcome:
        if question_ids[0] in self.parked:
            raise Refused("bank.already_there")
        self.parked += question_ids
        return BulkOutcome(1, {})

    def version(self, actor: Actor, version_id: UUID) -> Question:
        held = self.hall.bank.versions_for(actor, self.hall.bank.questions)
        return next(question for version, question in held.values() if version == version_id)

    def change(self, actor: Actor, question_id: UUID, question: Question, reason: str, began: UUID) -> UUID:
        self.changed[question_id] = question
        return question_id


@pytest.fixture
def key_bank(hall: Hall) -> KeyBank:
    return KeyBank(hall)


@pytest.fixture
def corrections(services: Services, hall: Hall, key_bank: KeyBank) -> CorrectionService:
    store = services.store.database
    return CorrectionService(store, services.ids, services.clock, services.audit, key_bank)


@pytest.fixture
def closed(hall: Hall, crew: Crew, office: Office) -> UUID:
    """王强 has everything right, 赵静 five points of ten, 孙磊 nothing; the pass mark is six."""
    exam = hall.exam(crew.wang, crew.zhao, crew.sun)
    hall.sit(crew.wang, exam)
    hall.sit(crew.zhao, exam, right=5)
    hall.sit(crew.sun, exam, right=0)
    hall.invigilation.close_exam(office.trainer, exam)
    return exam
