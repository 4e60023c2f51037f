"""A certificate service over exams that end as a test says."""

import pytest

from tests.conftest import Office
from tests.exam_fakes import FakeExams
from trainer.app.services import RESOURCES, Services
from trainer.certificates.service import CertificateService
from trainer.documents.certificate_pdf import certificate_pdf


@pytest.fixture
def exams(services: Services, office: Office) -> FakeExams:
    return FakeExams(services, office)


@pytest.fixture
def certificates(services: Services, office: Office, exams: FakeExams) -> CertificateService:
    made = CertificateService(
        services.store.database,
        services.ids,
        services.clock,
        services.audit,
        services.people,
        exams,
        services.store.secrets.seal,
        certificate_pdf,
        RESOURCES / "rules",
    )
    made.set_unit_code(office.administrator, "临交执")
    return made
