"""Any order of answering, marking, striking, raising the hand, pausing, dying, clock jumps and the end of the time
keeps what was promised: saved is saved, time is fair, nothing opens again after it was handed in."""

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from question_bank.codec import response_to_data
from question_bank.question import Choice
from tests.exams.test_replay import SITTING, PaperDisk
from trainer.exams.sittings.chain import broken_link
from trainer.exams.sittings.desk import Desk, OpenSitting
from trainer.exams.sittings.rules import left_at, proposed_minutes, replay
from trainer.exams.sittings.values import EventKind, Stamp

MINUTES = 20
PLACES = st.integers(0, 3)
SECONDS = st.integers(0, 300)


class Promises(RuleBasedStateMachine):
    """`charged` counts the seconds that ran; `back` those given back, `extra` those given besides."""

    def __init__(self) -> None:
        super().__init__()
        self.at, self.tick, self.boot = datetime(2026, 5, 1, 8, tzinfo=UTC), 100, 1
        self.disk = PaperDisk()
        self.answers: dict[int, Choice] = {}
        self.flags: set[int] = set()
        self.struck: dict[int, Choice] = {}
        self.notes: dict[int, str] = {}
        self.charged = self.back = self.extra = 0
        self.up: int | None = None
        self.stopped = self.held = self.over = False
        self._open()
        self._save(EventKind.STARTED, limit=MINUTES * 60_000, items=[0, 1, 2, 3], options=[[[0, 1, 2, 3]]] * 4)

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return float(self.tick)

    def boot_id(self) -> str:
        return str(self.boot)

    @rule(item=PLACES, place=PLACES, seconds=SECONDS)
    def answer(self, item: int, place: int, seconds: int) -> None:
        self._pass(seconds)
        if not self.over and not self.sitting.state.paused and self._left() >= 0:
            one = Choice(frozenset({place}))
            self.desk.note_answer(self.sitting, item, one, lambda _: self.answers.__setitem__(item, one))

    @rule(item=PLACES, on=st.booleans())
    def flag(self, item: int, on: bool) -> None:
        self._save(EventKind.FLAGGED if on else EventKind.UNFLAGGED, item=item)
        if not self.over:
            (self.flags.add if on else self.flags.discard)(item)

    @rule(item=PLACES, places=st.frozensets(PLACES))
    def strike(self, item: int, places: frozenset[int]) -> None:
        one = Choice(places) if places else None
        self._save(EventKind.STRUCK, item=item, options=response_to_data(one))
        if not self.over:
            self.struck.pop(item, None)
            self.struck |= {item: one} if one else {}

    @rule(item=PLACES, text=st.text("甲乙丙 ", max_size=3))
    def note(self, item: int, text: str) -> None:
        self._save(EventKind.NOTED, item=item, text=text)
        if not self.over:
            self.notes.pop(item, None)
            self.notes |= {item: text} if text else {}

    @rule(seconds=SECONDS, everybody=st.booleans(), stands=st.booleans())
    def pause(self, seconds: int, everybody: bool, stands: bool) -> None:
        self._pass(seconds)
        self._save(EventKind.PAUSED if stands else EventKind.RESUMED, **({"order": "1"} if everybody else {}))
        if not self.over and everybody:
            self.held = stands
        elif not self.over:
            self.stopped = stands

    @rule(seconds=SECONDS)
    def raise_hand(self, seconds: int) -> None:
        self._pass(seconds)
        self._save(EventKind.HAND_RAISED)
        if not self.over and self.up is None:
            self.up = self.charged

    @rule(seconds=SECONDS, give=st.booleans())
    def lower_hand(self, seconds: int, give: bool) -> None:
        self._pass(seconds)
        before = self.sitting.state
        self._save(EventKind.HAND_LOWERED, give=give)
        if self.over or self.up is None:
            return
        waited, self.up = self.charged - self.up, None
        if give:
            self.back += waited
        else:
            assert self.sitting.state.redo == before.redo + waited * 1000

    @rule(minutes=st.integers(1, 10))
    def give_time(self, minutes: int) -> None:
        self._save(EventKind.EXTRA_TIME, minutes=minutes)
        if not self.over:
            self.extra += minutes * 60
            assert proposed_minutes(self.sitting.state) == 0

    @rule(seconds=st.integers(-9000, 9000))
    def jump(self, seconds: int) -> None:
        left = self._left()
        self.at += timedelta(seconds=seconds)
        assert self._left() == left
        self._save(EventKind.HEARTBEAT)

    @rule(lost=SECONDS, away=st.integers(0, 90_000), reboot=st.booleans(), item=PLACES)
    def die(self, lost: int, away: int, reboot: bool, item: int) -> None:
        """Whatever was on its way is gone, what was acknowledged is not; the time away costs nothing."""
        self.at += timedelta(seconds=lost + away)
        self.tick += lost + away
        self.disk.dead = True
        self.desk.note_answer(self.sitting, item, Choice(frozenset({0})), lambda _: 1 / 0)
        self.disk.dead = False
        if reboot:
            self.tick, self.boot = 5, self.boot + 1
        self._open()
        self._save(EventKind.REOPENED)

    @precondition(lambda self: not self.over)
    @rule()
    def time_out(self) -> None:
        """To the end of the time and a little beyond; handed in as the window does, unless a hand is up."""
        if self.sitting.state.paused:
            return
        self._pass(max(0, self._left() // 1000) + 1)
        if self.sitting.state.raised is None:
            self._save(EventKind.SUBMITTED, reason="time_out")
            self.over = True

    @invariant()
    def the_journal_says_all_of_it(self) -> None:
        state = replay(self.disk.events)
        assert state == self.sitting.state
        assert broken_link(self.disk.events) is None
        found = (dict(state.answers), set(state.flags), dict(state.struck), dict(state.notes))
        assert found == (self.answers, self.flags, self.struck, self.notes)

    @invariant()
    def time_is_fair(self) -> None:
        assert self._left() == (MINUTES * 60 + self.extra + self.back - self.charged) * 1000

    @invariant()
    def pauses_end_apart(self) -> None:
        assert self.sitting.state.paused == (self.stopped or self.held)

    def _open(self) -> None:
        self.desk = Desk(self.disk, self)
        self.sitting = OpenSitting(SITTING, SITTING, SITTING, None, None, replay(self.disk.events))  # type: ignore[arg-type]

    def _save(self, kind: EventKind, **data: object) -> None:
        self.desk.save(self.sitting, kind, data)

    def _left(self) -> int:
        return left_at(self.sitting.state, Stamp(self.at, self.tick * 1000, str(self.boot)))

    def _pass(self, seconds: int) -> None:
        """Time runs, and a heartbeat says so."""
        self.at += timedelta(seconds=seconds)
        self.tick += seconds
        if not self.sitting.state.paused and not self.over:
            self.charged += seconds
        self._save(EventKind.HEARTBEAT)


TestPromises = Promises.TestCase
TestPromises.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
