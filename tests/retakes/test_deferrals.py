"""缓考 from the request to the new exam: never a failure, decided by somebody else, sat as a first attempt."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from tests.conftest import Office
from tests.exams.hall import Hall, build_hall, officer
from tests.fakes import FixedClock
from trainer.app.services import RESOURCES, Services
from trainer.exams.results.values import OutcomeReason
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.retakes.deferrals.service import DeferralService
from trainer.retakes.deferrals.values import DeferralDraft, DeferralOutcome, Ground, Proof
from trainer.retakes.notices.values import Due
from trainer.retakes.service import RetakeService
from trainer.store.audit import read_trail
from trainer.store.clock import local_day, local_today
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.opening import OpenStore

GRANTED, REFUSED = DeferralOutcome.GRANTED, DeferralOutcome.REFUSED


@pytest.fixture
def hall(store: OpenStore, clock: FixedClock, chance: random.Random, office: Office) -> Iterator[Hall]:
    built = build_hall(store, clock, chance, office.administrator)
    yield built
    built.sittings.close()


@pytest.fixture
def wang(services: Services, office: Office) -> Actor:
    return officer(
        services.people.add_person(office.administrator, PersonDraft("王强", unit_id=office.unit_id)), "王强"
    )


@pytest.fixture
def deferrals(services: Services, hall: Hall) -> DeferralService:
    parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
    return DeferralService(*parts, hall.exams, services.retakes.ladder)


@pytest.fixture
def draft(hall: Hall, wang: Actor, clock: FixedClock) -> DeferralDraft:
    today = local_today(clock)
    return DeferralDraft(wang.person_id, hall.exam(wang), Ground.ILLNESS, today, "住院治疗", "住院证明原件，周敏查看")


@pytest.fixture
def asked(deferrals: DeferralService, office: Office, draft: DeferralDraft) -> UUID:
    return deferrals.ask(office.trainer, draft)


@pytest.mark.both_engines
def test_who_is_deferred_sits_a_first_attempt(
    deferrals: DeferralService,
    services: Services,
    hall: Hall,
    office: Office,
    wang: Actor,
    draft: DeferralDraft,
    asked: UUID,
    clock: FixedClock,
) -> None:
    boss, opens = office.administrator, clock.now() + timedelta(days=20)
    assert [line.due for line in deferrals.deadlines(boss)] == [Due.DECIDE_DEFERRAL]
    deferrals.decide(boss, asked, GRANTED, "情况属实", opens.date())
    (outcome,) = hall.results.outcomes(boss, draft.exam_id)
    assert outcome.reason is OutcomeReason.DEFERRED
    parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
    retakes = RetakeService(*parts, hall.exams, hall.results, RESOURCES / "rules")
    retakes.choose_ladder(boss, "example")
    assert not retakes.propose(boss, draft.exam_id).proposed
    assert [(line.due, line.on) for line in deferrals.deadlines(boss)] == [(Due.SIT_DEFERRED, opens.date())]
    (made,) = deferrals.schedule(boss, [asked], opens, opens + timedelta(hours=3))
    with pytest.raises(Refused, match=r"deferral\.already_set"):
        deferrals.schedule(boss, [asked], opens, opens + timedelta(hours=3))
    assert all(row.first_attempt for row in hall.exams.roster(boss, made.exam_id))
    assert [line.due for line in deferrals.deadlines(boss)] == [Due.SIT_DEFERRED]
    clock.tick(20 * 24 * 3600 + 300)
    hall.sit(wang, made.exam_id, right=0)
    hall.invigilation.close_exam(boss, made.exam_id)
    assert deferrals.deadlines(boss) == ()
    retakes.propose(boss, made.exam_id)
    (case,) = retakes.cases(boss)
    assert (case.failures, case.step.key) == (1, "retake")


def test_who_is_deferred_sits_within_the_days_of_the_ladder(
    deferrals: DeferralService, services: Services, hall: Hall, office: Office, draft: DeferralDraft, asked: UUID
) -> None:
    boss, held = office.administrator, local_day(hall.exams.exam(office.administrator, draft.exam_id).plan.opens_at)
    services.retakes.choose_ladder(boss, "example")
    with pytest.raises(BadInput, match=r"deferral\.too_late") as refusal:
        deferrals.decide(boss, asked, GRANTED, "情况属实", held + timedelta(days=61))
    assert refusal.value.params["last"] == held + timedelta(days=60)
    deferrals.decide(boss, asked, GRANTED, "情况属实", held + timedelta(days=60))


def test_an_exam_after_the_day_that_was_granted_needs_a_reason_of_its_own(
    deferrals: DeferralService, services: Services, office: Office, asked: UUID, clock: FixedClock
) -> None:
    boss, granted = office.administrator, local_today(clock) + timedelta(days=9)
    deferrals.decide(boss, asked, GRANTED, "情况属实", granted)
    opens = clock.now() + timedelta(days=10)
    with pytest.raises(BadInput, match=r"dates\.reversed"):
        deferrals.schedule(boss, [asked], opens, opens)
    with pytest.raises(BadInput, match=r"deferral\.set_late") as refusal:
        deferrals.schedule(boss, [asked], opens, opens + timedelta(hours=3), " ")
    assert refusal.value.params == {"name": "王强", "last": granted}
    (made,) = deferrals.schedule(boss, [asked], opens, opens + timedelta(hours=3), "考场设备检修")
    with services.store.database.read() as session:
        entry = next(one for one in read_trail(session) if one.action == "retakes.deferral_set")
    assert (entry.detail["exam"], entry.reason) == (str(made.exam_id), "考场设备检修")


def test_a_ladder_without_such_days_sets_no_last_day(
    deferrals: DeferralService, services: Services, office: Office, asked: UUID, clock: FixedClock
) -> None:
    services.retakes.choose_ladder(office.administrator, "dezhou")
    deferrals.decide(office.administrator, asked, GRANTED, "产假", local_today(clock) + timedelta(days=300))


def test_a_refused_request_changes_nothing_and_may_come_again(
    deferrals: DeferralService, hall: Hall, office: Office, draft: DeferralDraft, asked: UUID
) -> None:
    with pytest.raises(Refused, match=r"deferral\.standing"):
        deferrals.ask(office.trainer, draft)
    deferrals.decide(office.administrator, asked, REFUSED, "证明不全")
    assert hall.results.outcomes(office.administrator, draft.exam_id) == ()
    with pytest.raises(Refused, match=r"deferral\.decided"):
        deferrals.decide(office.administrator, asked, REFUSED, "再次")
    deferrals.ask(office.trainer, draft)


def test_what_a_request_needs(
    deferrals: DeferralService, office: Office, draft: DeferralDraft, asked: UUID, clock: FixedClock
) -> None:
    boss, later = office.administrator, local_today(clock) + timedelta(days=9)
    proof = Proof("证明.pdf", b"%PDF")
    for wrong, code in (
        (replace(draft, seen=" "), "deferral.no_proof"),
        (replace(draft, words=""), "reason.missing"),
        (replace(draft, proof=proof), "deferral.medical_proof"),
        (replace(draft, person_id=boss.person_id), "deferral.not_on_roster"),
    ):
        with pytest.raises((BadInput, Refused), match=code.replace(".", r"\.")):
            deferrals.ask(office.trainer, wrong)
    with pytest.raises(BadInput, match=r"deferral\.no_date"):
        deferrals.decide(boss, asked, GRANTED, "属实")
    with pytest.raises(NotAllowed):
        deferrals.decide(office.trainer, asked, GRANTED, "属实", later)
    own = Actor(boss.account_id, draft.person_id, "王强", boss.roles)
    with pytest.raises(NotAllowed, match=r"account\.own_matter"):
        deferrals.decide(own, asked, GRANTED, "本人", later)
    deferrals.decide(boss, asked, REFUSED, "证明不全")
    deferrals.ask(office.trainer, replace(draft, ground=Ground.DUTY, proof=proof))
    assert {one.ground: one.file_hash is None for one in deferrals.deferrals(boss)} == {
        Ground.ILLNESS: True,
        Ground.DUTY: False,
    }
