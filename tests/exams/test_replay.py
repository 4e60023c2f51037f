"""Whatever happens in whatever order: saved answers stay, time is fair, the chain holds."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from question_bank.question import Choice
from tests.question_bank.question_strategies import questions, responses
from trainer.exams.sittings.arrangement import (
    arrange,
    arrangement_from_data,
    arrangement_to_data,
    shown_question,
    to_paper,
    to_shown,
)
from trainer.exams.sittings.chain import NO_HEAD, broken_link, make_link
from trainer.exams.sittings.desk import Desk, OpenSitting
from trainer.exams.sittings.journal import OnSaved
from trainer.exams.sittings.rules import clock_jump, replay, used_at
from trainer.exams.sittings.values import Event, EventKind, NewEvent, SavedAck, SittingState, Stamp
from trainer.store.clock import SystemClock

SITTING = UUID(int=7)
MINUTES = 30


@dataclass
class PaperDisk:
    """Saves at once; `dead` swallows what comes, like a process that was killed before its commit."""

    events: list[Event] = field(default_factory=list)
    dead: bool = False

    def append(self, event: NewEvent, on_saved: OnSaved) -> None:
        if self.dead:
            return
        head = (self.events[-1].sequence, self.events[-1].hash) if self.events else NO_HEAD
        self.events.append(make_link(event, head))
        on_saved(SavedAck(event.sitting_id, head[0] + 1, event.kind, event.stamp.at))

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing to end."""


class Machine(RuleBasedStateMachine):
    """One sitting under every accident; `running` counts the seconds in which the program was alive and unpaused."""

    def __init__(self) -> None:
        super().__init__()
        self.at, self.monotonic_, self.boot = datetime(2026, 5, 1, 8, tzinfo=UTC), 100.0, 1
        self.disk = PaperDisk()
        self.acknowledged: dict[int, Choice] = {}
        self.running = self.jumps = self.outages = 0
        self._open()
        data = {"limit": MINUTES * 60_000, "items": [0, 1, 2, 3], "options": [[[0, 1, 2, 3]]] * 4}
        self.desk.save(self.sitting, EventKind.STARTED, data)

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.monotonic_

    def boot_id(self) -> str:
        return str(self.boot)

    def _open(self) -> None:
        self.desk = Desk(self.disk, self)
        self.sitting = OpenSitting(SITTING, SITTING, SITTING, None, None, replay(self.disk.events))

    def _pass(self, seconds: int) -> None:
        self.at += timedelta(seconds=seconds)
        self.monotonic_ += seconds

    @rule(item=st.integers(0, 3), place=st.integers(0, 3), seconds=st.integers(0, 40))
    def answer(self, item: int, place: int, seconds: int) -> None:
        self._live(seconds)
        if self.sitting.state.paused or self.sitting.state.submitted:
            return
        given_one = Choice(frozenset({place}))
        self.desk.note_answer(self.sitting, item, given_one, lambda _: self.acknowledged.__setitem__(item, given_one))

    @rule(item=st.integers(0, 3), on=st.booleans())
    def flag(self, item: int, on: bool) -> None:
        self.desk.note(self.sitting, EventKind.FLAGGED if on else EventKind.UNFLAGGED, {"item": item})

    @rule(seconds=st.integers(0, 600))
    def heartbeat(self, seconds: int) -> None:
        self._live(seconds)
        self.desk.note(self.sitting, EventKind.HEARTBEAT, {})

    @rule(seconds=st.integers(-9000, 9000).filter(lambda seconds: abs(seconds) > 5))
    def jump(self, seconds: int) -> None:
        self.at += timedelta(seconds=seconds)
        self.jumps += not self.sitting.state.submitted
        self.desk.note(self.sitting, EventKind.HEARTBEAT, {})

    @rule()
    def pause(self) -> None:
        self.desk.note(self.sitting, EventKind.PAUSED, {})

    @rule()
    def unpause(self) -> None:
        self.desk.note(self.sitting, EventKind.RESUMED, {})

    @rule(lost=st.integers(0, 15), away=st.integers(0, 90_000), reboot=st.booleans(), item=st.integers(0, 3))
    def die(self, lost: int, away: int, reboot: bool, item: int) -> None:
        self._pass(lost)
        self.disk.dead = True
        self.desk.note_answer(self.sitting, item, Choice(frozenset({0})), lambda _: self._impossible())
        self.disk.dead = False
        self._pass(away)
        if reboot:
            self.monotonic_, self.boot = 5.0, self.boot + 1
        self._open()
        before = self.sitting.state
        self.desk.save(self.sitting, EventKind.REOPENED, {})
        if not before.submitted:
            after = self.sitting.state
            self.outages += before.at_work
            assert after.away - before.away >= away * 1000 or reboot
            assert after.redo - before.redo == before.used - before.kept_at

    @rule(seconds=st.integers(0, 20))
    def hand_in(self, seconds: int) -> None:
        self._live(seconds)
        self.desk.save(self.sitting, EventKind.SUBMITTED, {"reason": "handed_in"})

    @invariant()
    def what_was_acknowledged_is_there(self) -> None:
        state = replay(self.disk.events)
        assert state == self.sitting.state
        if not state.submitted:
            assert dict(state.answers) == self.acknowledged

    @invariant()
    def time_is_fair(self) -> None:
        assert self.sitting.state.used == self.running * 1000

    @invariant()
    def jumps_are_noted(self) -> None:
        assert self.sitting.state.incidents == self.jumps + self.outages

    @invariant()
    def the_chain_is_whole(self) -> None:
        assert broken_link(self.disk.events) is None

    def _live(self, seconds: int) -> None:
        self._pass(seconds)
        if not self.sitting.state.paused and not self.sitting.state.submitted:
            self.running += seconds

    def _impossible(self) -> None:
        raise AssertionError("a dead process acknowledged an answer")


TestSitting = Machine.TestCase
TestSitting.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


def test_a_boot_identity_that_follows_the_wall_clock_gives_no_time() -> None:
    start = Stamp(datetime(2026, 5, 1, 8, tzinfo=UTC), 1_000, "boot-1")
    later = Stamp(start.at + timedelta(hours=2), 31_000, "boot-121")
    state = SittingState(started=True, limit=60_000, last=start)
    assert used_at(state, later) == 30_000
    assert clock_jump(start, later, EventKind.HEARTBEAT) == 7_170
    assert clock_jump(start, later, EventKind.REOPENED) == 0


def test_pcs_that_began_in_the_same_minute_are_not_taken_for_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("trainer.store.clock._BOOT_ID", tmp_path / "none")
    found = []
    for name in ("kaochang-01", "kaochang-02"):
        monkeypatch.setattr("platform.node", lambda name=name: name)
        found.append(SystemClock().boot_id())
    assert found[0] != found[1]
    assert all(len(one) <= 64 for one in found)


@given(st.data(), st.randoms(use_true_random=False))
def test_a_response_finds_back_to_the_papers_order(data: st.DataObject, chance) -> None:  # type: ignore[no-untyped-def]
    one = data.draw(questions())
    arrangement = arrange(one, chance)
    assert arrangement_from_data(arrangement_to_data(arrangement)) == arrangement
    shown = shown_question(one, arrangement)
    response = data.draw(responses(shown))
    assert to_shown(to_paper(response, arrangement), arrangement) == response
