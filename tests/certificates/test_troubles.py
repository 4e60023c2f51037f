"""Two people issuing at once, and a photograph that cannot be drawn."""

from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import Office
from tests.exam_fakes import FakeExams
from trainer.app.services import RESOURCES, Services
from trainer.certificates.layout import Layout
from trainer.certificates.service import CertificateService
from trainer.certificates.values import CertificateSheet, Occasion, SkipReason
from trainer.people.values import PersonDraft
from trainer.store.errors import BadInput
from trainer.store.files import keep_file

TRAINING = Occasion("2026年执法业务培训班", date(2026, 11, 10), date(2026, 11, 20), proof="结业审批表")


@pytest.mark.both_engines
@pytest.mark.parametrize("class_code", ["", "J02"])
def test_two_who_issue_at_once_give_one_certificate(
    certificates: CertificateService, services: Services, office: Office, exams: FakeExams, class_code: str
) -> None:
    """Also where the other one counts in a run of numbers of its own."""
    boss = office.administrator
    person = services.people.add_person(boss, PersonDraft("李甲", unit_id=office.unit_id))
    parts = (services.store.database, services.ids, services.clock, services.audit, services.people)

    def meanwhile(_sheet: CertificateSheet, _layout: Layout) -> bytes:
        if not certificates.register(boss).total:
            certificates.issue(boss, [person], replace(TRAINING, class_code=class_code))
        return b"%PDF"

    slow = CertificateService(*parts, exams, services.store.secrets.seal, meanwhile, RESOURCES / "rules")
    issued = slow.issue(boss, [person], TRAINING)
    assert (issued.certificate_ids, [one.reason for one in issued.skipped]) == ((), [SkipReason.ALREADY_HOLDS])
    assert certificates.register(boss).total == 1


def test_a_damaged_photograph_names_whose_it_is(
    certificates: CertificateService, services: Services, office: Office
) -> None:
    boss, broken = office.administrator, b"\xff\xd8\xff" + bytes(200)
    person = services.people.add_person(boss, PersonDraft("李甲", unit_id=office.unit_id))
    with pytest.raises(BadInput, match=r"photo\.not_picture"):
        services.people.set_photo(boss, person, "photo.jpg", broken)
    with services.store.database.write() as session:
        from trainer.people.tables import PersonTable

        kept = keep_file(session, "photo.jpg", broken, services.clock.now())
        session.get_one(PersonTable, person).photo = kept
    with pytest.raises(BadInput, match=r"certificate\.photo") as refusal:
        certificates.issue(boss, [person], TRAINING)
    assert refusal.value.params["name"] == "李甲"
