"""A retake service over exams that end as a test says."""

import pytest

from tests.conftest import Office
from tests.exam_fakes import FakeExams
from trainer.app.services import RESOURCES, Services
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.retakes.service import RetakeService


@pytest.fixture
def exams(services: Services, office: Office) -> FakeExams:
    return FakeExams(services, office)


@pytest.fixture
def retakes(services: Services, office: Office, exams: FakeExams) -> RetakeService:
    parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
    made = RetakeService(*parts, exams, exams, RESOURCES / "rules")
    made.choose_ladder(office.administrator, "dezhou")
    return made


@pytest.fixture
def officers(services: Services, office: Office) -> list:
    names = ("张三", "李四光", "欧阳建国")
    return [
        services.people.add_person(office.administrator, PersonDraft(name, unit_id=office.unit_id)) for name in names
    ]


@pytest.fixture
def boss(office: Office) -> Actor:
    return office.administrator
