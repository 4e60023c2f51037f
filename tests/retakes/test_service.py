"""Cases from the exam to the named decision."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.conftest import Office
from tests.exam_fakes import FakeExams
from trainer.app.services import Services
from trainer.exams.results.values import OutcomeReason
from trainer.people.accounts.values import Actor, Role
from trainer.retakes.service import RetakeService
from trainer.retakes.values import Case, CaseQuery, Decision
from trainer.store.audit import broken_link, read_trail
from trainer.store.errors import BadInput, NotAllowed, Refused

PASSED, FAILED, ABSENT = OutcomeReason.PASSED, OutcomeReason.FAILED, OutcomeReason.ABSENT
DEFERRED, EXEMPT = OutcomeReason.DEFERRED, OutcomeReason.EXEMPT


@pytest.fixture
def first(exams: FakeExams, officers: list[UUID]) -> UUID:
    exam_id = exams.add()
    exams.end(exam_id, dict(zip(officers, (FAILED, PASSED, DEFERRED), strict=True)))
    return exam_id


@pytest.fixture
def case(retakes: RetakeService, boss: Actor, first: UUID) -> Case:
    retakes.propose(boss, first)
    return retakes.cases(boss)[0]


def schedule(retakes: RetakeService, boss: Actor, services: Services, case_id: UUID) -> UUID:
    opens = services.clock.now() + timedelta(days=7)
    return retakes.schedule(boss, [case_id], opens, opens + timedelta(hours=3))[0].exam_id


def test_only_who_failed_gets_a_case(retakes: RetakeService, boss: Actor, case: Case, officers: list[UUID]) -> None:
    assert case.person_id == officers[0]
    assert (case.name, case.step.name, case.state) == ("张三", "补考", Decision.PROPOSED)
    assert case.source.number == "未载明"
    assert case.due_on is None
    assert len(retakes.cases(boss)) == 1


@pytest.mark.both_engines
def test_the_same_exam_twice_changes_nothing(
    retakes: RetakeService, boss: Actor, first: UUID, case: Case, services: Services
) -> None:
    with services.store.database.read() as session:
        before = len(read_trail(session))
    changes = retakes.propose(boss, first)
    assert not changes.proposed
    assert not changes.closed
    assert retakes.cases(boss) == (case,)
    with services.store.database.read() as session:
        assert len(read_trail(session)) == before


def test_without_a_ladder_nothing_is_proposed(retakes: RetakeService, boss: Actor, first: UUID) -> None:
    retakes.choose_ladder(boss, "none")
    assert not retakes.propose(boss, first).proposed


def test_an_unknown_ladder_is_refused(retakes: RetakeService, boss: Actor) -> None:
    with pytest.raises(BadInput, match=r"ladder\.unknown"):
        retakes.choose_ladder(boss, "elsewhere")


def test_nothing_is_applied_that_was_not_confirmed(retakes: RetakeService, boss: Actor, case: Case) -> None:
    with pytest.raises(Refused) as refusal:
        retakes.decide(boss, case.id, Decision.APPLIED, "按程序")
    assert refusal.value.code == "retake.not_now"


def test_a_decision_needs_a_reason_and_the_right(
    retakes: RetakeService, boss: Actor, office: Office, case: Case
) -> None:
    with pytest.raises(BadInput):
        retakes.decide(boss, case.id, Decision.CONFIRMED, "  ")
    with pytest.raises(NotAllowed):
        retakes.decide(office.trainer, case.id, Decision.CONFIRMED, "同意")


def test_nobody_decides_about_themselves(retakes: RetakeService, exams: FakeExams, boss: Actor) -> None:
    exam_id = exams.add()
    exams.end(exam_id, {boss.person_id: FAILED})
    retakes.propose(boss, exam_id)
    own = retakes.cases(boss)[0]
    with pytest.raises(NotAllowed, match=r"account\.own_matter"):
        retakes.decide(boss, own.id, Decision.DISMISSED, "本人")


def test_one_action_schedules_and_names_the_approver(
    retakes: RetakeService, exams: FakeExams, boss: Actor, services: Services, case: Case
) -> None:
    retake = schedule(retakes, boss, services, case.id)
    after = retakes.cases(boss)[0]
    assert exams.rosters[retake] == {case.person_id}
    assert (after.state, after.retake_exam_id) == (Decision.APPLIED, retake)
    assert after.history[-1].by == boss.person_id
    with pytest.raises(Refused):
        schedule(retakes, boss, services, case.id)


def test_a_passed_retake_closes_the_case(
    retakes: RetakeService, exams: FakeExams, boss: Actor, services: Services, case: Case
) -> None:
    retake = schedule(retakes, boss, services, case.id)
    exams.end(retake, {case.person_id: PASSED})
    assert retakes.settle(boss, retake).closed == (case.id,)
    assert retakes.cases(boss)[0].state is Decision.CLOSED
    assert not retakes.settle(boss, retake).closed


@pytest.mark.both_engines
def test_a_failed_retake_proposes_the_next_step_and_applies_nothing(
    retakes: RetakeService, exams: FakeExams, boss: Actor, services: Services, case: Case
) -> None:
    retake = schedule(retakes, boss, services, case.id)
    exams.end(retake, {case.person_id: FAILED})
    changes = retakes.settle(boss, retake)
    next_case = retakes.cases(boss, CaseQuery(exam_id=retake))[0]
    assert changes.proposed == (next_case.id,)
    assert (next_case.step.key, next_case.state) == ("no_award", Decision.PROPOSED)
    retakes.decide(boss, next_case.id, Decision.CONFIRMED, "经班子会议研究")
    applied = retakes.decide(boss, next_case.id, Decision.APPLIED, "已通知本人")
    assert [entry.decision for entry in applied.history] == [Decision.PROPOSED, Decision.CONFIRMED, Decision.APPLIED]


def test_a_deferred_retake_leaves_the_case_as_it_is(
    retakes: RetakeService, exams: FakeExams, boss: Actor, services: Services, case: Case
) -> None:
    retake = schedule(retakes, boss, services, case.id)
    exams.end(retake, {case.person_id: DEFERRED})
    changes = retakes.settle(boss, retake)
    assert not changes.proposed
    assert not changes.closed
    assert retakes.cases(boss)[0].state is Decision.APPLIED


def test_a_corrected_result_closes_a_case_nobody_applied(
    retakes: RetakeService, exams: FakeExams, boss: Actor, first: UUID, case: Case
) -> None:
    exams.end(first, {case.person_id: PASSED})
    assert retakes.propose(boss, first).closed == (case.id,)


@pytest.mark.parametrize("since", [OutcomeReason.DEFERRED, OutcomeReason.EXEMPT, OutcomeReason.PASSED])
def test_nothing_is_decided_against_who_was_deferred_exempted_or_passed_since(
    retakes: RetakeService, exams: FakeExams, boss: Actor, case: Case, first: UUID, since: OutcomeReason
) -> None:
    exams.end(first, {case.person_id: since})
    with pytest.raises(Refused, match=r"retake\.no_ground"):
        retakes.decide(boss, case.id, Decision.CONFIRMED, "经研究")
    with pytest.raises(Refused, match=r"retake\.no_ground"):
        retakes.schedule(boss, [case.id], case.opened, case.opened + timedelta(hours=2))
    assert retakes.propose(boss, first).closed == (case.id,)


def test_an_officer_sees_only_their_own_cases(retakes: RetakeService, case: Case, office: Office) -> None:
    officer = Actor(case.id, case.person_id, "张三", frozenset({Role.OFFICER}))
    assert len(retakes.cases(officer, CaseQuery(person_id=case.person_id))) == 1
    with pytest.raises(NotAllowed):
        retakes.cases(officer)


@pytest.mark.both_engines
@pytest.mark.parametrize("table", ["retake_case", "retake_decision"])
def test_history_cannot_be_rewritten(services: Services, case: Case, table: str) -> None:
    with pytest.raises(DatabaseError, match="append only"), services.store.database.write() as session:
        session.execute(text(f"DELETE FROM {table}"))


def test_every_step_stands_in_the_trail(retakes: RetakeService, boss: Actor, services: Services, case: Case) -> None:
    retakes.decide(boss, case.id, Decision.DISMISSED, "成绩复核后合格")
    with services.store.database.read() as session:
        actions = [record.action for record in read_trail(session, case.person_id)]
        assert broken_link(session) is None
    assert actions[:2] == ["retakes.dismissed", "retakes.proposed"]
