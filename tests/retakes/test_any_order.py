"""Whatever happens in whatever order: no consequence stands applied without a named approver who may decide."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Office
from tests.exam_fakes import FakeExams
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.exams.results.values import OutcomeReason
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission, Role
from trainer.retakes.causes import CauseService
from trainer.retakes.deferrals.service import DeferralService
from trainer.retakes.deferrals.values import DeferralDraft, DeferralOutcome, Ground
from trainer.retakes.notices.rules import may_issue
from trainer.retakes.notices.service import NoticeService
from trainer.retakes.notices.values import (
    AppealOutcome,
    DeliveryOutcome,
    Due,
    Notice,
    NoticeDraft,
    NoticeKind,
    NoticeSheet,
)
from trainer.retakes.rules import MAY_COUNT, closes, is_open, is_over, may_follow, may_schedule, withdraws
from trainer.retakes.service import RetakeService
from trainer.retakes.values import Case, CaseQuery, Changes, Decision, Step
from trainer.store.clock import local_today
from trainer.store.errors import KnownError

T = TypeVar("T")
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


@dataclass
class Happening:
    """The services of retakes, and whoever may do something at random."""

    services: Services
    exams: FakeExams
    retakes: RetakeService
    boss: Actor
    actors: Sequence[Actor]
    people: Sequence[UUID]
    clock: FixedClock
    chance: random.Random
    known: list[UUID]

    def __post_init__(self) -> None:
        mine = self.services
        parts = (mine.store.database, mine.ids, mine.clock, mine.audit, mine.people)
        self.notices = NoticeService(*parts, self.exams, self._draw)
        self.deferrals = DeferralService(*parts, self.exams, self.retakes.ladder)
        self.causes = CauseService(*parts, self.retakes.ladder, self._short)

    def moves(self) -> list[Callable[[], object]]:
        return [
            *(self.end, self.end, self.propose, self.settle, self.schedule, self.decide, self.decide, self.decide),
            *(self.issue, self.issue, self.serve, self.void, self.appeal, self.rule, self.decide),
            *(self.ask, self.grant, self.grant, self.sit_later),
            *(self.short_hours, self.wait),
        ]

    def end(self) -> None:
        results = [*OutcomeReason, *[OutcomeReason.FAILED] * 6]
        self.exams.end(self._one(self.known), {self._one(self.people): self._one(results)})

    def propose(self) -> None:
        exam = self._one(self.known)
        self._only_failures(exam, self.retakes.propose(self._actor(), exam))

    def settle(self) -> None:
        exam = self._one(self.known)
        self._only_failures(exam, self.retakes.settle(self._actor(), exam))

    def _only_failures(self, exam: UUID, changes: Changes) -> None:
        """Deferred, exempted and excused people are proposed nothing."""
        for case in self.retakes.cases(self.boss, CaseQuery(exam_id=exam)):
            if case.id in changes.proposed:
                assert self.exams.ended[exam][case.person_id] in MAY_COUNT

    def schedule(self) -> None:
        opens, case = self.clock.now() + timedelta(days=1), self._case()
        made = self.retakes.schedule(self._actor(), [case.id], opens, opens + timedelta(hours=2), "经研究")
        self.known.extend(one.exam_id for one in made)
        self._has_ground(case)

    def decide(self) -> None:
        useful = [Decision.CONFIRMED] * 4 + [Decision.APPLIED] * 3
        case, decision = self._case(), self._one([*Decision, *useful])
        self.retakes.decide(self._actor(), case.id, decision, self._one(["", "经研究", "经研究", "经研究"]))
        if decision in (Decision.CONFIRMED, Decision.APPLIED):
            self._has_ground(case)
        if decision is Decision.APPLIED:
            assert self.notices.files(self.boss, [case.id])[case.id].waiting is None

    def _has_ground(self, case: Case) -> None:
        """Nothing is decided against somebody who was deferred or exempted in the meantime."""
        if case.exam_id is not None and is_open(case.state):
            assert self.exams.ended[case.exam_id][case.person_id] in MAY_COUNT

    def issue(self) -> None:
        case = self._case()
        for kind in NoticeKind:
            if kind in may_issue(case, self.notices.files(self.boss, [case.id])[case.id]):
                self.notices.issue(self._actor(), case.id, NoticeDraft(kind))

    def serve(self) -> None:
        outcome = self._one(list(DeliveryOutcome))
        self.notices.serve(self._actor(), self._notice(), outcome, self._today(), "两名见证人在场")

    def void(self) -> None:
        self.notices.void(self._actor(), self._notice(), "打印有误")

    def appeal(self) -> None:
        self.notices.file_appeal(self._actor(), self._case().id, self._today(), "申辩")

    def rule(self) -> None:
        self.notices.decide_appeal(self._actor(), self._case().id, self._one(list(AppealOutcome)), "经研究")

    def ask(self) -> None:
        draft = DeferralDraft(
            self._one(self.people), self._one(self.known), Ground.DUTY, self._today(), "值守", "值班表"
        )
        self.deferrals.ask(self._actor(), draft)

    def grant(self) -> None:
        asked, outcome = self._one(self.deferrals.deferrals(self.boss)), self._one(list(DeferralOutcome))
        later = self._today() + timedelta(days=30) if outcome is DeferralOutcome.GRANTED else None
        self.deferrals.decide(self._actor(), asked.id, outcome, "经研究", later)

    def sit_later(self) -> None:
        opens, asked = self.clock.now() + timedelta(days=1), self._one(self.deferrals.deferrals(self.boss))
        made = self.deferrals.schedule(self._actor(), [asked.id], opens, opens + timedelta(hours=2))
        self.known.extend(one.exam_id for one in made)

    def short_hours(self) -> None:
        self.causes.propose_short_hours(self._actor(), self._one([2024, 2025, 2026]), "年度学时")

    def wait(self) -> None:
        self.clock.jump(6 * 86400)

    def nothing_is_lost(self) -> None:
        """Whatever is open has a line among the days to be watched."""
        cases = self.retakes.cases(self.boss)
        files = self.notices.files(self.boss, [case.id for case in cases])
        lines = Counter((line.subject_id, line.due) for line in self.notices.deadlines(self.boss))
        for case in cases:
            file = files[case.id]
            assert is_over(case.step, case.state) or any(key[0] == case.id for key in lines)
            unserved = sum(one.stands and one.delivery is None for one in file.notices)
            assert lines[case.id, Due.SERVE] == unserved
            assert lines[case.id, Due.DECIDE_APPEAL] == (file.waiting is not None)
        asked = {line.subject_id for line in self.deferrals.deadlines(self.boss)}
        assert asked == {one.id for one in self.deferrals.deferrals(self.boss) if one.settled is None or one.granted}

    def _draw(self, sheet: NoticeSheet) -> tuple[bytes, bytes]:
        return f"{sheet.serial}.pdf".encode(), f"{sheet.serial}.docx".encode()

    def _short(self, _actor: Actor, year: int) -> dict[UUID, str]:
        return {self._one(self.people): f"{year}年缺12学时"}

    def _one(self, some: Sequence[T]) -> T:
        return self.chance.choice(some)

    def _actor(self) -> Actor:
        return self._one(self.actors)

    def _case(self) -> Case:
        cases = self.retakes.cases(self.boss)
        begun = [case for case in cases if len(case.history) > 1 and not is_over(case.step, case.state)]
        return self._one(begun if begun and self.chance.random() < 0.6 else cases)

    def _notice(self) -> Notice:
        case = self._case()
        return self._one(self.notices.files(self.boss, [case.id])[case.id].notices)

    def _today(self) -> date:
        return local_today(self.clock)


@pytest.mark.parametrize("seed", range(4))
def test_services_in_any_order(
    retakes: RetakeService,
    exams: FakeExams,
    services: Services,
    office: Office,
    boss: Actor,
    officers: list[UUID],
    clock: FixedClock,
    seed: int,
) -> None:
    officer = Actor(boss.account_id, officers[0], "张三", frozenset({Role.OFFICER}))
    actors, people = [*[boss] * 6, office.trainer, officer], [*officers, boss.person_id]
    retakes.choose_ladder(boss, "example")
    told = Happening(services, exams, retakes, boss, actors, people, clock, random.Random(seed), [exams.add()])
    moves = told.moves()
    for _ in range(150):
        try:
            told.chance.choice(moves)()
        except (KnownError, IndexError):
            continue
    told.nothing_is_lost()
    deciders = {actor.person_id for actor in actors if may(actor, Permission.DECIDE_RETAKES)}
    for case in retakes.cases(boss):
        for entry in case.history:
            if entry.decision not in (Decision.PROPOSED, Decision.CLOSED):
                assert entry.by in deciders - {case.person_id}
        if any(entry.decision is Decision.APPLIED for entry in case.history) and not case.step.retake:
            assert any(entry.decision is Decision.CONFIRMED and entry.reason for entry in case.history)
