"""From a passed exam to a paper that can be checked."""

import io
import json
import re
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PIL import Image
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.conftest import Office
from tests.exam_fakes import FakeExams
from trainer.app.services import Services
from trainer.certificates.service import CertificateService
from trainer.certificates.values import Occasion, RegisterQuery, SkipReason, Verdict, about_class
from trainer.exams.results.values import OutcomeReason
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.store.audit import read_trail
from trainer.store.errors import BadInput, NotAllowed, Refused

TRAINING = Occasion("2026年执法业务培训班", date(2026, 11, 10), date(2026, 11, 20), "共24学时", proof="结业审批表")


@pytest.fixture
def boss(office: Office) -> Actor:
    return office.administrator


@pytest.fixture
def people(services: Services, office: Office) -> list[UUID]:
    return [
        services.people.add_person(office.administrator, PersonDraft(f"李{number}", unit_id=office.unit_id))
        for number in "甲乙丙丁戊己庚辛壬癸子丑"
    ]


@pytest.mark.both_engines
def test_numbers_follow_each_other_without_gaps_over_batches(
    certificates: CertificateService, boss: Actor, people: list[UUID]
) -> None:
    done = []
    certificates.issue(boss, people[:3], TRAINING)
    certificates.issue(boss, people, TRAINING, progress=lambda some, total: done.append((some, total)))
    rows = certificates.register(boss).rows
    assert [row.serial for row in reversed(rows)] == [f"临交执-2026-培-{number:04}" for number in range(1, 13)]
    assert (done[0], done[-1]) == ((2, 9), (9, 9))


@pytest.mark.both_engines
def test_units_with_a_code_count_by_themselves_without_gaps_and_nothing_given_changes(
    certificates: CertificateService, services: Services, office: Office, boss: Actor, people: list[UUID]
) -> None:
    squad = services.people.add_unit(boss, "一中队", office.unit_id)
    team = services.people.add_unit(boss, "一班", squad)
    certificates.issue(boss, people[:1], TRAINING)
    services.people.set_unit_code(boss, squad, "临交一")
    for person, unit in ((people[1], squad), (people[3], team)):
        draft = services.people.person(boss, person).draft
        services.people.change_person(boss, person, replace(draft, unit_id=unit))
    certificates.issue(boss, people[:4], TRAINING)
    given = {row.person_id: row.serial for row in certificates.register(boss).rows}
    assert [given[one] for one in people[:4]] == [
        "临交执-2026-培-0001",
        "临交一-2026-培-0001",
        "临交执-2026-培-0002",
        "临交一-2026-培-0002",
    ]
    assert certificates.next_serial(unit_code="临交一") == "临交一-2026-培-0003"
    services.people.set_unit_code(boss, squad, "新代字")
    assert {row.person_id: row.serial for row in certificates.register(boss).rows} == given
    (old,) = (row.id for row in certificates.register(boss).rows if row.person_id == people[3])
    new = certificates.correct(boss, old, TRAINING, "姓名有误")
    assert certificates.certificate(boss, new).serial == "新代字-2026-培-0001"
    services.people.set_unit_code(boss, squad, "")
    given = {row.id: row.serial for row in certificates.register(boss).rows}
    last = certificates.correct(boss, new, TRAINING, "姓名仍有误")
    assert certificates.certificate(boss, last).serial == "临交执-2026-培-0003"
    assert {row.id: row.serial for row in certificates.register(boss).rows if row.id != last} == given
    with pytest.raises(BadInput) as refusal:
        services.people.set_unit_code(boss, squad, "a/b")
    assert refusal.value.code == "unit.code"


@pytest.mark.both_engines
def test_only_those_who_passed_get_one_and_only_once(
    certificates: CertificateService, exams: FakeExams, boss: Actor, people: list[UUID]
) -> None:
    exam_id = exams.add()
    exams.end(
        exam_id,
        {people[0]: OutcomeReason.PASSED, people[1]: OutcomeReason.FAILED, boss.person_id: OutcomeReason.PASSED},
    )
    occasion = Occasion("2026年度考试", date(2026, 11, 20), exam_id=exam_id)
    first = certificates.issue(boss, [*people[:3], boss.person_id], occasion)
    assert len(first.certificate_ids) == 1
    assert {skipped.person_id: skipped.reason for skipped in first.skipped} == {
        people[1]: SkipReason.NOT_PASSED,
        people[2]: SkipReason.NOT_PASSED,
        boss.person_id: SkipReason.OWN_MATTER,
    }
    again = certificates.issue(boss, people[:1], occasion)
    assert again.skipped[0].reason is SkipReason.ALREADY_HOLDS


def test_a_cancelled_batch_keeps_what_it_issued(
    certificates: CertificateService, boss: Actor, people: list[UUID]
) -> None:
    seen: list[int] = []
    issued = certificates.issue(
        boss, people, TRAINING, lambda done, total: seen.append(done), cancelled=lambda: bool(seen)
    )
    assert issued.cancelled
    assert certificates.register(boss).total == len(issued.certificate_ids) == 2


def test_without_a_unit_code_the_refusal_says_what_to_do(
    certificates: CertificateService, services: Services, boss: Actor, people: list[UUID]
) -> None:
    certificates.set_unit_code(boss, "")
    with pytest.raises(BadInput) as refusal:
        certificates.issue(boss, people, TRAINING)
    assert refusal.value.code == "certificate.no_unit_code"


def test_a_kept_file_is_genuine_and_the_reprint_is_the_same(
    certificates: CertificateService, services: Services, boss: Actor, people: list[UUID]
) -> None:
    issued = certificates.issue(boss, people[:1], TRAINING).certificate_ids[0]
    content = certificates.pdf(boss, issued)
    assert certificates.reprint(boss, issued) == content
    found = certificates.verify(content)
    assert found.verdict is Verdict.GENUINE
    assert found.certificate is not None
    assert found.certificate.name == "李甲"
    with services.store.database.read() as session:
        actions = [record.action for record in read_trail(session, people[0])]
    assert actions[:2] == ["certificates.reprinted", "certificates.issued"]


@pytest.mark.both_engines
def test_changed_unknown_and_voided_are_told_apart(
    certificates: CertificateService, boss: Actor, people: list[UUID]
) -> None:
    issued = certificates.issue(boss, people[:1], TRAINING).certificate_ids[0]
    content = certificates.pdf(boss, issued)
    (code,) = re.findall("CERT3-[A-Z2-7]+", content.decode("latin-1"))
    assert certificates.verify(content + b"\n").verdict is Verdict.CHANGED
    assert certificates.verify(b"%PDF-1.4 something else").verdict is Verdict.UNKNOWN
    assert certificates.verify_code(code).verdict is Verdict.GENUINE
    assert (
        certificates.verify_code(code[:60] + ("A" if code[60] != "A" else "B") + code[61:]).verdict is Verdict.CHANGED
    )
    assert certificates.verify_code("https://example.org").verdict is Verdict.UNKNOWN
    certificates.void(boss, issued, "姓名有误")
    assert certificates.verify(content).verdict is Verdict.VOIDED
    assert certificates.verify_code(code).verdict is Verdict.VOIDED
    with pytest.raises(Refused):
        certificates.void(boss, issued, "姓名有误")


def test_after_voiding_a_new_one_gets_a_new_number(
    certificates: CertificateService, boss: Actor, people: list[UUID]
) -> None:
    issued = certificates.issue(boss, people[:1], TRAINING).certificate_ids[0]
    certificates.void(boss, issued, "姓名有误")
    certificates.issue(boss, people[:1], TRAINING)
    assert [row.serial[-4:] for row in certificates.register(boss).rows] == ["0002", "0001"]


@pytest.mark.both_engines
def test_a_correction_is_a_new_one_that_names_the_old(
    certificates: CertificateService, services: Services, boss: Actor, people: list[UUID]
) -> None:
    old = certificates.issue(boss, people[:1], TRAINING).certificate_ids[0]
    before = certificates.pdf(boss, old)
    new = certificates.correct(boss, old, replace(TRAINING, facts="共32学时"), "学时有误")
    first, second = certificates.certificate(boss, old), certificates.certificate(boss, new)
    assert first.voided is not None
    assert (second.serial[-4:], second.corrects, second.voided) == ("0002", first.serial, None)
    assert certificates.pdf(boss, old) == before
    found = certificates.verify(certificates.pdf(boss, new))
    assert found.verdict is Verdict.GENUINE
    entries = own_voids(services, boss)
    assert entries == [[first.serial, "2026-11-20", second.serial]]
    with pytest.raises(Refused, match=r"certificate\.already_voided"):
        certificates.correct(boss, old, TRAINING, "再次")
    assert [row.serial[-4:] for row in certificates.register(boss).rows] == ["0002", "0001"]


def own_voids(services: Services, boss: Actor) -> list[list[str]]:
    voids: list[list[str]] = json.loads(services.certificate_keys.export_voids(boss))["voids"]
    return voids


def test_a_photograph_is_printed(
    certificates: CertificateService, services: Services, boss: Actor, people: list[UUID]
) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (295, 413), (90, 130, 190)).save(picture, "JPEG")
    services.people.set_photo(boss, people[0], "李甲.jpg", picture.getvalue())
    issued = certificates.issue(boss, people[:1], TRAINING).certificate_ids[0]
    assert b"/Subtype /Image" in certificates.pdf(boss, issued)


@pytest.mark.both_engines
def test_the_register_finds_names_pinyin_serials_and_years(
    certificates: CertificateService, boss: Actor, people: list[UUID]
) -> None:
    certificates.issue(boss, people, TRAINING)
    for words in ("李甲", "lij", "0001"):
        assert people[0] in {row.person_id for row in certificates.register(boss, RegisterQuery(words)).rows}
    assert certificates.register(boss, RegisterQuery(year=2025)).total == 0


def test_an_officer_reads_only_their_own(certificates: CertificateService, boss: Actor, people: list[UUID]) -> None:
    own, other = certificates.issue(boss, people[:2], TRAINING).certificate_ids
    officer = Actor(own, people[0], "李甲", frozenset({Role.OFFICER}))
    assert certificates.pdf(officer, own)
    assert certificates.register(officer, RegisterQuery(person_id=people[0])).total == 1
    for refused in (lambda: certificates.pdf(officer, other), lambda: certificates.register(officer)):
        with pytest.raises(NotAllowed):
            refused()


@pytest.mark.both_engines
def test_the_register_cannot_be_rewritten(
    certificates: CertificateService, services: Services, boss: Actor, people: list[UUID]
) -> None:
    certificates.issue(boss, people[:1], TRAINING)
    with pytest.raises(DatabaseError, match="append only"), services.store.database.write() as session:
        session.execute(text("UPDATE certificate SET serial = 'x'"))


@pytest.mark.both_engines
def test_a_class_has_its_own_run_of_numbers_and_words_of_each_person(
    certificates: CertificateService, boss: Actor, people: list[UUID], services: Services
) -> None:
    about = about_class(services.ids.new())
    training = replace(TRAINING, about=about, class_code="03", proof="〔2026〕12号结业名单")
    hours = {people[0]: "共24学时", people[1]: "共20学时"}
    made = certificates.issue(boss, people[:2], training, facts=hours).certificate_ids
    certificates.issue(boss, people[2:3], TRAINING)
    lines = [certificates.certificate(boss, one) for one in made]
    assert [line.serial for line in lines] == ["临交执-2026-培03-0001", "临交执-2026-培03-0002"]
    assert {line.proof for line in lines} == {"〔2026〕12号结业名单"}
    said = [certificates.stated(boss, one) for one in made]
    assert [one and one.facts for one in said] == ["共24学时", "共20学时"]
    assert certificates.register(boss).rows[0].serial == "临交执-2026-培03-0002"
    again = certificates.issue(boss, people[:3], replace(training, title="另一名称"))
    assert [one.reason for one in again.skipped] == [SkipReason.ALREADY_HOLDS] * 2
    assert len(again.certificate_ids) == 1
    corrected = certificates.correct(boss, made[0], training, "学时有误")
    assert certificates.certificate(boss, corrected).proof == "〔2026〕12号结业名单"
    assert certificates.holders(boss, training) == frozenset(people[:3])


def test_what_no_exam_shows_needs_a_document(certificates: CertificateService, boss: Actor, people: list[UUID]) -> None:
    with pytest.raises(BadInput, match=r"certificate\.no_proof"):
        certificates.issue(boss, people[:1], replace(TRAINING, proof=" "))
    with pytest.raises(BadInput, match=r"certificate\.class_code"):
        certificates.issue(boss, people[:1], replace(TRAINING, class_code="03-a"))


@pytest.mark.both_engines
def test_the_register_tells_valid_from_voided(
    certificates: CertificateService, boss: Actor, people: list[UUID]
) -> None:
    first, _second = certificates.issue(boss, people[:2], TRAINING).certificate_ids
    certificates.void(boss, first, "姓名有误")
    assert [row.id for row in certificates.register(boss, RegisterQuery(voided=True)).rows] == [first]
    assert certificates.register(boss, RegisterQuery(voided=False)).total == 1
