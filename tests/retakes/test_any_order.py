"""Whatever happens in whatever order: no consequence stands applied without a named approver who may decide."""

import random
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Office
from tests.exam_fakes import FakeExams
from trainer.app.services import Services
from trainer.exams.results.values import OutcomeReason
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission, Role
from trainer.retakes.rules import closes, is_open, may_follow, may_schedule, withdraws
from trainer.retakes.service import RetakeService
from trainer.retakes.values import Decision, Step
from trainer.store.errors import KnownError

STEPS = (Step("retake", "补考", "考试不合格", True), Step("no_award", "取消资格", "补考仍不合格", False))
events = st.one_of(st.sampled_from(Decision), st.just("schedule"), st.sampled_from(OutcomeReason))


@given(st.sampled_from(STEPS), st.lists(events, max_size=30))
def test_rules_apply_nothing_that_no_approver_asked_for(step: Step, happened: list[object]) -> None:
    """Only a decision and a scheduling come from an approver; results of exams come from nobody."""
    state, asked = Decision.PROPOSED, False
    for event in happened:
        if isinstance(event, Decision) and may_follow(state, event):
            asked = asked or event is Decision.CONFIRMED
            state = event
        elif event == "schedule" and may_schedule(step, state):
            asked = True
            state = Decision.APPLIED if step.retake else state
        elif isinstance(event, OutcomeReason) and (closes(step, state, event) or withdraws(state, event)):
            state = Decision.CLOSED
        assert state is not Decision.APPLIED or asked
        assert not (is_open(state) and state is Decision.APPLIED)


@pytest.mark.parametrize("seed", range(6))
def test_services_in_any_order(
    retakes: RetakeService,
    exams: FakeExams,
    services: Services,
    office: Office,
    boss: Actor,
    officers: list[UUID],
    seed: int,
) -> None:
    chance = random.Random(seed)
    people = [*officers, boss.person_id]
    actors = [boss, office.trainer, Actor(boss.account_id, officers[0], "张三", frozenset({Role.OFFICER}))]
    known = [exams.add()]

    def end() -> None:
        exam_id = chance.choice(known)
        exams.end(exam_id, {chance.choice(people): chance.choice(list(OutcomeReason))})

    def schedule() -> None:
        opens = services.clock.now() + timedelta(days=1)
        case = chance.choice(retakes.cases(boss))
        made = retakes.schedule(chance.choice(actors), [case.id], opens, opens + timedelta(hours=2))
        known.extend(one.exam_id for one in made)

    def decide() -> None:
        case = chance.choice(retakes.cases(boss))
        retakes.decide(chance.choice(actors), case.id, chance.choice(list(Decision)), chance.choice(["", "经研究"]))

    moves: list[Callable[[], object]] = [
        end,
        end,
        lambda: retakes.propose(chance.choice(actors), chance.choice(known)),
        lambda: retakes.settle(chance.choice(actors), chance.choice(known)),
        schedule,
        decide,
        decide,
    ]
    for _ in range(60):
        try:
            chance.choice(moves)()
        except (KnownError, IndexError):
            continue
    deciders = {actor.person_id for actor in actors if may(actor, Permission.DECIDE_RETAKES)}
    for case in retakes.cases(boss):
        for entry in case.history:
            if entry.decision not in (Decision.PROPOSED, Decision.CLOSED):
                assert entry.by in deciders - {case.person_id}
        if any(entry.decision is Decision.APPLIED for entry in case.history) and not case.step.retake:
            assert any(entry.decision is Decision.CONFIRMED and entry.reason for entry in case.history)
