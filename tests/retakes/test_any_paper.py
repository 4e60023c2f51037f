"""In whatever order things happen: nothing stands carried out against the ladder, and no open matter loses its line."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.exams.results.values import OutcomeReason
from trainer.hours.values import RuleSource, SourceNature
from trainer.retakes.notices.rules import appeal_until, check_needs, deadlines, may_appeal, may_issue
from trainer.retakes.notices.values import (
    Appeal,
    AppealOutcome,
    CaseFile,
    Delivery,
    DeliveryOutcome,
    Due,
    Notice,
    NoticeKind,
    Ruling,
    Signed,
)
from trainer.retakes.rules import closes, is_open, is_over, may_follow, may_schedule, withdraws
from trainer.retakes.values import Case, Decision, Entry, Need, Step, Windows
from trainer.store.errors import Refused

ZERO, BOSS = UUID(int=0), UUID(int=1)
SOURCE = RuleSource(SourceNature.EXAMPLE, "示例", "未载明")
STRICT = (Need.NOTICE_SERVED, Need.APPEAL_OVER)
STEPS = (
    Step("retake", "补考", "考试不合格", True, 30),
    Step("no_award", "取消资格", "补考仍不合格", False, needs=STRICT),
)
events = st.one_of(
    st.sampled_from(Decision),
    st.sampled_from(NoticeKind),
    st.sampled_from(AppealOutcome),
    st.sampled_from(OutcomeReason),
    st.sampled_from(DeliveryOutcome),
    st.sampled_from(["schedule", "void", "appeal", "wait"]),
)


class Story:
    """A case and its papers, moved by the rules alone as the services move them."""

    def __init__(self, step: Step) -> None:
        self.today = date(2026, 11, 20)
        due = self.today + timedelta(days=30)
        self.case = Case(
            *(ZERO, ZERO, "王强", "一大队", UUID(int=9), OutcomeReason.FAILED, None, step, 1, 1, (), SOURCE, "", due),
            *(Decision.PROPOSED, None, ()),
            windows=Windows(7, 10, 15, 60),
        )
        self.file = CaseFile()
        self.enter(Decision.PROPOSED)

    def enter(self, decision: Decision) -> None:
        entry = Entry(len(self.case.history) + 1, decision, BOSS, "周敏", self._now(), "经研究")
        self.case = replace(self.case, state=decision, history=(*self.case.history, entry))

    def signed(self) -> Signed:
        return Signed(BOSS, "周敏", self._now(), "经研究")

    def happen(self, event: Any) -> None:
        if isinstance(event, Decision):
            self._decide(event)
        elif isinstance(event, NoticeKind):
            self._issue(event)
        elif isinstance(event, AppealOutcome):
            self._rule(event)
        elif isinstance(event, DeliveryOutcome):
            self._serve(event)
        elif isinstance(event, OutcomeReason):
            if closes(self.case.step, self.case.state, event) or withdraws(self.case.state, event):
                self.enter(Decision.CLOSED)
        else:
            getattr(self, f"_{event}")()

    def _decide(self, decision: Decision) -> None:
        if not may_follow(self.case.state, decision):
            return
        try:
            if decision is Decision.APPLIED:
                check_needs(self.case, self.file, self.today)
        except Refused:
            return
        self.enter(decision)

    def _schedule(self) -> None:
        if may_schedule(self.case.step, self.case.state) and self.case.retake_exam_id is None:
            self.case = replace(self.case, retake_exam_id=UUID(int=7))
            if self.case.step.retake:
                self.enter(Decision.APPLIED)

    def _issue(self, kind: NoticeKind) -> None:
        if kind in may_issue(self.case, self.file):
            number = len(self.file.notices) + 1
            notice = Notice(
                *(UUID(int=number), ZERO, kind, 2026, number, self.today, None, 10, self.signed(), "", ""),
            )
            self._put([*self.file.notices, notice])

    def _serve(self, outcome: DeliveryOutcome) -> None:
        done = Delivery(outcome, self.today, "周敏", self.signed())
        self._put(
            replace(one, delivery=done) if one.stands and one.delivery is None else one for one in self.file.notices
        )

    def _void(self) -> None:
        self._put([*self.file.notices[:-1], *(replace(one, voided=self.signed()) for one in self.file.notices[-1:])])

    def _appeal(self) -> None:
        if may_appeal(self.case, self.file):
            appeal = Appeal(UUID(int=50), ZERO, self.today, appeal_until(self.file), self.today, "申辩", self.signed())
            self.file = replace(self.file, appeals=(*self.file.appeals, appeal))

    def _rule(self, outcome: AppealOutcome) -> None:
        if self.file.waiting is not None:
            ruled = replace(self.file.waiting, ruling=Ruling(outcome, self.signed()))
            self.file = replace(self.file, appeals=(*self.file.appeals[:-1], ruled))
            if outcome is AppealOutcome.GRANTED and self.case.state not in (Decision.DISMISSED, Decision.CLOSED):
                self.enter(Decision.DISMISSED)

    def _wait(self) -> None:
        self.today += timedelta(days=6)

    def _put(self, notices: Any) -> None:
        self.file = replace(self.file, notices=tuple(notices))

    def _now(self) -> datetime:
        return datetime(self.today.year, self.today.month, self.today.day, 9, tzinfo=UTC)


def due(story: Story) -> list[Due]:
    return [line.due for line in deadlines(story.case, story.file, story.today)]


@given(st.sampled_from(STEPS), st.lists(events, max_size=40))
def test_whatever_happens(step: Step, happened: Sequence[object]) -> None:
    story = Story(step)
    for event in happened:
        before = story.case.state
        story.happen(event)
        case, file = story.case, story.file
        decisions = [entry.decision for entry in case.history]
        if case.state is Decision.APPLIED and before is not Decision.APPLIED and not step.retake:
            assert Decision.CONFIRMED in decisions
            assert any(one.delivery for one in file.notices if one.stands)
            assert file.waiting is None
        lines = due(story)
        assert is_over(step, case.state) or lines
        assert (file.waiting is not None) == (Due.DECIDE_APPEAL in lines)
        running = appeal_until(file) is not None and not file.appeals and may_appeal(case, file)
        assert (Due.APPEAL_ENDS in lines) == (running and (appeal_until(file) or date.min) >= story.today)
        assert lines.count(Due.SERVE) == sum(one.stands and one.delivery is None for one in file.notices)
        assert [one.number for one in file.notices] == list(range(1, len(file.notices) + 1))
        assert not is_open(case.state) or {Due.DECIDE, Due.LOOK_AGAIN, Due.CARRY_OUT, Due.SIT} & set(lines)


@pytest.mark.parametrize("step", STEPS)
def test_no_notice_says_more_than_was_decided(step: Step) -> None:
    story = Story(step)
    assert may_issue(story.case, story.file) == ()
    story.enter(Decision.CONFIRMED)
    assert may_issue(story.case, story.file) == (() if step.retake else (NoticeKind.CONSEQUENCE,))
