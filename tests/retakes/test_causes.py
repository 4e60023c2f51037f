"""Hours short and fitness tests lead to cases as exams do: once per occasion, with a proof, proposed only."""

from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest

from tests.conftest import Office
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.app.short_hours import short_hours
from trainer.people.accounts.values import Actor
from trainer.retakes.causes import CauseDraft, CauseService
from trainer.retakes.service import RetakeService
from trainer.retakes.values import Cause, Decision
from trainer.store.errors import BadInput, NotAllowed, Refused

TEST = CauseDraft(Cause.FITNESS_FAILED, "2026年上半年体能测试", "成绩单 交体〔2026〕3号")


@pytest.fixture
def causes(services: Services, retakes: RetakeService, boss: Actor) -> CauseService:
    retakes.choose_ladder(boss, "example")
    parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
    return CauseService(*parts, retakes.ladder, lambda _actor, year: {boss.person_id: f"{year}年缺12学时"})


@pytest.mark.both_engines
def test_a_test_from_outside(
    causes: CauseService, retakes: RetakeService, boss: Actor, office: Office, officers: list[UUID]
) -> None:
    assert len(causes.propose(office.trainer, officers[:2], TEST)) == 2
    assert causes.propose(boss, officers[:2], TEST) == ()
    case = next(one for one in retakes.cases(boss) if one.person_id == officers[0])
    assert (case.exam_id, case.step.key, case.state) == (None, "make_up", Decision.PROPOSED)
    assert (case.occasion, case.proof) == (TEST.occasion, TEST.proof)
    with pytest.raises(Refused, match=r"retake\.no_exam"):
        retakes.schedule(boss, [case.id], case.opened, case.opened + timedelta(hours=1))
    again = CauseDraft(Cause.FITNESS_FAILED, "2026年下半年体能测试", TEST.proof)
    causes.propose(boss, officers[:1], again)
    assert {one.step.key for one in retakes.cases(boss) if one.person_id == officers[0]} == {"make_up", "no_award"}


def test_hours_of_a_year_that_is_over(causes: CauseService, retakes: RetakeService, boss: Actor) -> None:
    with pytest.raises(Refused, match=r"cause\.year_not_over"):
        causes.propose_short_hours(boss, 2026, "2026年度学时")
    assert len(causes.propose_short_hours(boss, 2025, "2025年度学时")) == 1
    assert causes.propose_short_hours(boss, 2025, "2025年度学时") == ()
    (case,) = retakes.cases(boss)
    assert (case.result, case.proof) == (Cause.HOURS_SHORT, "2025年缺12学时")


@pytest.mark.both_engines
def test_who_is_short_says_the_board(services: Services, boss: Actor, officers: list[UUID], clock: FixedClock) -> None:
    with pytest.raises(Refused, match=r"hours\.no_rule_set"):
        partial(short_hours, services)(boss, 2025)
    services.hours.choose_rule_set(boss, 2025, next(one.key for one in services.hours.rule_sets() if _in(one, 2025)))
    assert set(short_hours(services, boss, 2025)) >= set(officers)


def test_what_is_refused(causes: CauseService, retakes: RetakeService, boss: Actor, officers: list[UUID]) -> None:
    for draft, people, code in (
        (TEST, [], "cause.nobody"),
        (CauseDraft(Cause.FITNESS_FAILED, " ", "成绩单"), officers, "cause.no_occasion"),
        (CauseDraft(Cause.FITNESS_FAILED, "测试", ""), officers, "cause.no_proof"),
    ):
        with pytest.raises(BadInput, match=code.replace(".", r"\.")):
            causes.propose(boss, people, draft)
    with pytest.raises(NotAllowed):
        causes.propose(Actor(boss.account_id, officers[0], "张三", frozenset()), officers, TEST)
    retakes.choose_ladder(boss, "dezhou")
    with pytest.raises(Refused, match=r"cause\.not_counted"):
        causes.propose(boss, officers, TEST)


def _in(rule_set: object, year: int) -> bool:
    return rule_set.since.year <= year <= rule_set.until.year  # type: ignore[attr-defined]
