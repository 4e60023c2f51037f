"""Keys and lists of voids travel as files: what is taken in, what is refused, what they change."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from tests.certificates.two_offices import OtherOffice, other_office
from tests.conftest import Office
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.certificates.exchange import fingerprint
from trainer.certificates.keyring import Keyring
from trainer.certificates.service import CertificateService
from trainer.certificates.values import Flaw, Occasion, Verdict
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.store.errors import KnownError, NotAllowed

TRAINING = Occasion("2026年执法业务培训班", date(2026, 11, 10), proof="结业审批表")


@pytest.fixture
def boss(office: Office) -> Actor:
    return office.administrator


@pytest.fixture
def issued(certificates: CertificateService, services: Services, office: Office) -> tuple[UUID, ...]:
    people = [
        services.people.add_person(office.administrator, PersonDraft(name, unit_id=office.unit_id))
        for name in ("李甲", "李乙")
    ]
    return certificates.issue(office.administrator, people, TRAINING).certificate_ids


@pytest.fixture
def keys(services: Services) -> Keyring:
    return services.certificate_keys


@pytest.fixture
def elsewhere(tmp_path: Path, clock: FixedClock, keys: Keyring, boss: Actor) -> Iterator[OtherOffice]:
    with other_office(tmp_path / "elsewhere", clock) as other:
        other.trust(keys.export_key(boss))
        yield other


@pytest.mark.both_engines
def test_a_voided_serial_is_known_elsewhere_once_the_list_has_travelled(
    certificates: CertificateService, keys: Keyring, boss: Actor, issued: tuple[UUID, ...], elsewhere: OtherOffice
) -> None:
    content = certificates.pdf(boss, issued[0])
    certificates.void(boss, issued[0], "姓名有误")
    assert elsewhere.services.certificates.verify(content).verdict is Verdict.GENUINE
    key = elsewhere.services.certificate_keys.take_voids(elsewhere.boss, keys.export_voids(boss))
    assert key.voids == 1
    found = elsewhere.services.certificates.verify(content)
    assert (found.verdict, found.flaw) == (Verdict.VOIDED, Flaw.VOIDED_SERIAL)
    assert found.voids_until == key.voids_until
    assert elsewhere.services.certificates.verify(certificates.pdf(boss, issued[1])).verdict is Verdict.GENUINE


def test_a_list_that_goes_back_is_refused(
    certificates: CertificateService,
    keys: Keyring,
    boss: Actor,
    issued: tuple[UUID, ...],
    elsewhere: OtherOffice,
    clock: FixedClock,
) -> None:
    take = elsewhere.services.certificate_keys.take_voids
    empty = keys.export_voids(boss)
    certificates.void(boss, issued[0], "姓名有误")
    clock.tick(3600)
    full = keys.export_voids(boss)
    take(elsewhere.boss, full)
    assert take(elsewhere.boss, full).voids == 1
    assert refused(lambda: take(elsewhere.boss, empty)) == "certificate.voids_old"


def test_a_changed_list_and_a_foreign_one_are_refused(
    certificates: CertificateService,
    keys: Keyring,
    boss: Actor,
    issued: tuple[UUID, ...],
    elsewhere: OtherOffice,
    tmp_path: Path,
    clock: FixedClock,
) -> None:
    certificates.void(boss, issued[0], "姓名有误")
    content = keys.export_voids(boss)
    assert "李甲" not in content.decode()
    take = elsewhere.services.certificate_keys.take_voids
    changed = content.replace(b"0001", b"0002")
    assert refused(lambda: take(elsewhere.boss, changed)) == "certificate.voids_forged"
    shorter = json.dumps(json.loads(content) | {"voids": []}).encode()
    assert refused(lambda: take(elsewhere.boss, shorter)) == "certificate.voids_forged"
    assert refused(lambda: take(elsewhere.boss, b"{}")) == "certificate.voids_file"
    with other_office(tmp_path / "third", clock, "第三大队") as third:
        strange = third.services.certificate_keys.export_voids(third.boss)
        assert refused(lambda: take(elsewhere.boss, strange)) == "certificate.voids_foreign"


def test_a_changed_key_file_and_the_own_one_are_refused(keys: Keyring, boss: Actor, elsewhere: OtherOffice) -> None:
    content = keys.export_key(boss)
    look = elsewhere.services.certificate_keys.look
    assert look(elsewhere.boss, content).office == "临河县交通运输综合行政执法大队"
    assert (
        refused(lambda: look(elsewhere.boss, content.replace("临河".encode(), "云川".encode())))
        == "certificate.key_file"
    )
    assert refused(lambda: look(elsewhere.boss, b"\x00")) == "certificate.key_file"
    assert refused(lambda: keys.look(boss, content)) == "certificate.key_own"
    assert len(fingerprint(keys.public).split()) == 8


def test_a_withdrawn_key_is_foreign_again(
    certificates: CertificateService, keys: Keyring, boss: Actor, issued: tuple[UUID, ...], elsewhere: OtherOffice
) -> None:
    content, ring = certificates.pdf(boss, issued[0]), elsewhere.services.certificate_keys
    ring.withdraw(elsewhere.boss, keys.key_id, "密钥遗失")
    assert elsewhere.services.certificates.verify(content).flaw is Flaw.FOREIGN_KEY
    assert refused(lambda: ring.withdraw(elsewhere.boss, keys.key_id, "再次")) == "certificate.key_unknown"
    elsewhere.trust(keys.export_key(boss))
    assert elsewhere.services.certificates.verify(content).verdict is Verdict.GENUINE


def test_only_who_may_change_settings_exchanges_keys(keys: Keyring, office: Office) -> None:
    for act in (lambda: keys.export_key(office.trainer), lambda: keys.export_voids(office.trainer)):
        with pytest.raises(NotAllowed):
            act()


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as refusal:
        act()
    return refusal.value.code
