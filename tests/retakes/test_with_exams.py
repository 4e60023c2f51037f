"""The whole way through real exams: fail, retake, fail again; the one who passes gets the certificate."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.conftest import Office
from tests.exams.hall import Hall, build_hall, officer
from tests.fakes import FixedClock
from trainer.app.services import RESOURCES, Services
from trainer.certificates.service import CertificateService
from trainer.certificates.values import Occasion, SkipReason
from trainer.documents.certificate_pdf import certificate_pdf
from trainer.exams.values import Attendance, ResultTerms
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.retakes.joining import Joined, RetakeJoining
from trainer.retakes.service import RetakeService
from trainer.retakes.values import CaseQuery, Decision
from trainer.store.errors import Refused
from trainer.store.opening import OpenStore


@pytest.fixture
def hall(store: OpenStore, clock: FixedClock, chance: random.Random, office: Office) -> Iterator[Hall]:
    built = build_hall(store, clock, chance, office.administrator)
    yield built
    built.sittings.close()


@pytest.fixture
def crew(services: Services, office: Office) -> list[Actor]:
    names = ("王强", "赵静", "孙磊")
    drafts = [PersonDraft(name, unit_id=office.unit_id) for name in names]
    return [officer(services.people.add_person(office.administrator, one), one.name) for one in drafts]


def test_from_the_first_exam_to_the_next_step(
    hall: Hall, services: Services, office: Office, crew: list[Actor], clock: FixedClock
) -> None:
    boss, (wang, zhao, sun) = office.administrator, crew
    parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
    retakes = RetakeService(*parts, hall.exams, hall.results, RESOURCES / "rules")
    retakes.choose_ladder(boss, "dezhou")
    exam = hall.exam(*crew)
    hall.sit(wang, exam, right=0)
    hall.sit(zhao, exam)
    hall.exams.set_attendance(boss, exam, [sun.person_id], Attendance.DEFERRED, "住院")
    (case_id,) = retakes.propose(boss, exam).proposed
    opens = clock.now() + timedelta(days=10)
    (retake,) = retakes.schedule(boss, [case_id], opens, opens + timedelta(hours=4))
    clock.tick(timedelta(days=10, minutes=5).total_seconds())
    hall.sit(wang, retake.exam_id, right=0)
    changes = retakes.settle(boss, retake.exam_id)
    (case,) = retakes.cases(boss, CaseQuery(exam_id=retake.exam_id))
    assert (len(changes.proposed), changes.closed) == (1, (case_id,))
    assert (case.person_id, case.step.key, case.state) == (wang.person_id, "no_award", Decision.PROPOSED)

    certificates = CertificateService(*parts, hall.results, bytes(32), certificate_pdf, RESOURCES / "rules")
    certificates.set_unit_code(boss, "临交执")
    occasion = Occasion("2026年春季考核", date(2026, 11, 20), exam_id=exam)
    issued = certificates.issue(boss, [one.person_id for one in crew], occasion)
    (line,) = certificates.register(boss).rows
    assert line.person_id == zhao.person_id
    assert {one.reason for one in issued.skipped} == {SkipReason.NOT_PASSED}


def test_people_of_the_retake_list_in_an_exam_of_its_own_are_moved_on_by_its_result(
    hall: Hall, services: Services, office: Office, crew: list[Actor], clock: FixedClock
) -> None:
    boss, (wang, zhao, sun) = office.administrator, crew
    parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
    retakes = RetakeService(*parts, hall.exams, hall.results, RESOURCES / "rules")
    joining = RetakeJoining(services.store.database, services.audit, services.people, hall.results, hall.exams)
    retakes.choose_ladder(boss, "dezhou")
    exam = hall.exam(*crew)
    for one in crew:
        hall.sit(one, exam, right=0)
    hall.invigilation.close_exam(boss, exam)
    assert len(retakes.propose(boss, exam).proposed) == 3
    clock.tick(24 * 3600)
    other = hall.exam(wang, zhao, sun, title="第二批集中考试")
    joined = joining.join(office.trainer, other, [wang.person_id, zhao.person_id])
    assert joined == Joined(linked=2)
    assert joining.join(office.trainer, other, [wang.person_id]) == Joined()
    hall.sit(wang, other)
    hall.sit(zhao, other, right=0)
    hall.sit(sun, other, right=0)
    hall.invigilation.close_exam(boss, other)
    changes = retakes.settle(boss, other)
    states = {case.person_id: case.state for case in retakes.cases(boss, CaseQuery(exam_id=exam))}
    assert states == {
        wang.person_id: Decision.CLOSED,
        zhao.person_id: Decision.CLOSED,
        sun.person_id: Decision.PROPOSED,
    }
    assert len(changes.proposed) == 2
    again = {case.person_id: case for case in retakes.cases(boss, CaseQuery(exam_id=other))}
    assert (again[zhao.person_id].failures, again[zhao.person_id].step.key) == (2, "no_award")
    assert again[sun.person_id].failures == 1


def test_who_has_several_cases_is_told_and_nobody_joins_their_own(
    hall: Hall, services: Services, office: Office, crew: list[Actor]
) -> None:
    boss, trainer, wang = office.administrator, office.trainer, crew[0]
    parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
    retakes = RetakeService(*parts, hall.exams, hall.results, RESOURCES / "rules")
    joining = RetakeJoining(services.store.database, services.audit, services.people, hall.results, hall.exams)
    retakes.choose_ladder(boss, "dezhou")
    for _time in range(2):
        exam = hall.exam(wang, trainer)
        hall.sit(wang, exam, right=0)
        hall.sit(trainer, exam, right=0)
        hall.invigilation.close_exam(boss, exam)
        retakes.propose(boss, exam)
    other = hall.exam(wang, trainer)
    people = [wang.person_id, trainer.person_id]
    assert joining.join(trainer, other, people) == Joined(several=(wang.person_id,))


def test_an_exam_from_the_retake_list_is_made_with_its_links_or_not_at_all(
    hall: Hall, services: Services, office: Office, crew: list[Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    boss, trainer, wang, zhao = office.administrator, office.trainer, crew[0], crew[1]
    parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
    retakes = RetakeService(*parts, hall.exams, hall.results, RESOURCES / "rules")
    joining = RetakeJoining(services.store.database, services.audit, services.people, hall.results, hall.exams)
    retakes.choose_ladder(boss, "dezhou")
    exam = hall.exam(wang, zhao)
    for one in (wang, zhao):
        hall.sit(one, exam, right=0)
    hall.invigilation.close_exam(boss, exam)
    retakes.propose(boss, exam)
    plan = replace(hall.exams.exam(boss, exam).plan, title="第二批集中考试")

    def breaks(*_all: object) -> None:
        raise Refused("retake.already_set", name="王强")

    with monkeypatch.context() as broken:
        broken.setattr("trainer.retakes.joining.add_links", breaks)
        with pytest.raises(Refused, match="already_set"):
            joining.make_exam(trainer, plan, [wang.person_id], [wang.person_id])
    assert [one.id for one in hall.exams.exams(boss)] == [exam]
    made, joined = joining.make_exam(trainer, plan, [wang.person_id], [wang.person_id])
    assert joined == Joined(linked=1)
    with monkeypatch.context() as broken:
        broken.setattr("trainer.retakes.joining.add_links", breaks)
        with pytest.raises(Refused, match="already_set"):
            joining.add_candidates(trainer, made, [zhao.person_id], "", [zhao.person_id])
    assert len(hall.exams.roster(boss, made)) == 1
    assert joining.add_candidates(trainer, made, [zhao.person_id], "", [zhao.person_id]) == (1, Joined(linked=1))
    assert {case.retake_exam_id for case in retakes.cases(boss, CaseQuery(exam_id=exam))} == {made}


@pytest.mark.both_engines
def test_a_case_whose_ground_came_back_is_proposed_again(
    hall: Hall, services: Services, office: Office, crew: list[Actor]
) -> None:
    """公差 was entered for the wrong person: who stayed away without leave does not go free for it."""
    boss, sun = office.administrator, crew[2]
    parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
    retakes = RetakeService(*parts, hall.exams, hall.results, RESOURCES / "rules")
    retakes.choose_ladder(boss, "dezhou")
    exam = hall.exam(*crew)
    hall.exams.set_attendance(boss, exam, [sun.person_id], Attendance.ABSENT, "无故未到")
    (first,) = retakes.propose(boss, exam).proposed
    hall.exams.set_attendance(boss, exam, [sun.person_id], Attendance.EXEMPT, "公差")
    assert retakes.propose(boss, exam).closed == (first,)
    assert not retakes.propose(boss, exam).proposed
    hall.exams.set_attendance(boss, exam, [sun.person_id], Attendance.ABSENT, "公差另有其人")
    assert retakes.propose(boss, exam).proposed == (first,)
    assert not retakes.propose(boss, exam).proposed
    (case,) = retakes.cases(boss)
    assert [one.decision for one in case.history] == [Decision.PROPOSED, Decision.CLOSED, Decision.PROPOSED]


def test_a_result_that_is_not_in_force_closes_no_case(
    hall: Hall, services: Services, office: Office, crew: list[Actor], clock: FixedClock
) -> None:
    boss, trainer, (wang, zhao, _sun) = office.administrator, office.trainer, crew
    parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
    retakes = RetakeService(*parts, hall.exams, hall.results, RESOURCES / "rules")
    joining = RetakeJoining(services.store.database, services.audit, services.people, hall.results, hall.exams)
    retakes.choose_ladder(boss, "dezhou")
    exam = hall.exam(wang, zhao)
    for one in (wang, zhao):
        hall.sit(one, exam, right=0)
    hall.invigilation.close_exam(boss, exam)
    retakes.propose(boss, exam)
    other = hall.exam(wang, zhao, terms=ResultTerms(publication=5, recheck=15, objection=10, panel=2))
    joining.join(trainer, other, [wang.person_id, zhao.person_id])
    hall.sit(wang, other)
    hall.sit(zhao, other, right=0)
    hall.invigilation.close_exam(boss, other)
    changes = retakes.settle(boss, other)
    assert (len(changes.proposed), changes.closed) == (1, ())
    services.standing.review(boss, other)
    services.standing.publish(trainer, other)
    clock.tick(30 * 24 * 3600)
    services.standing.bring_into_force(boss, other)
    changes = retakes.settle(boss, other)
    assert (changes.proposed, len(changes.closed)) == ((), 2)
