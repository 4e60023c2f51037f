"""The exam window without its widgets: a journal whose commits come when the test says so."""

import weakref
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from question_bank.question import Choice, Option, Parts, Question, QuestionKind, Response, Written
from tests.fakes import FixedClock
from tests.fakes_ui import RecordingView
from trainer.exams.results.values import MyExam, MyExamState, MyResult
from trainer.exams.sittings.values import EventKind, IncidentKind, ItemView, Pulse, SavedAck, SittingView
from trainer.exams.values import Attendance, ExamPlan, ReviewPolicy
from trainer.hours.values import RuleSource, SourceNature
from trainer.people.accounts.values import Actor, Role
from trainer.store.errors import KnownError, Refused, StoreTrouble
from trainer.ui.sitting.presenter import SittingPresenter
from trainer.ui.sitting.saving import RETRY_SECONDS, Outcome
from trainer.ui.sitting.state import (
    Admission,
    Filled,
    Saving,
    Stage,
    WindowState,
    cells,
    clock_text,
    counts,
    filled,
    warning_at,
)
from trainer.ui.sitting.wording import verdict
from trainer.ui.tones import Tone

SITTING, EXAM, PERSON = UUID(int=1), UUID(int=2), UUID(int=3)
OPENS = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
ME = Actor(PERSON, PERSON, "陈建国", frozenset({Role.OFFICER}))
FOUR = tuple(map(Option, "甲乙丙丁"))
A, B = Choice(frozenset({0})), Choice(frozenset({1}))


@dataclass
class SlowSittings:
    """Keeps what is asked of it; commits wait in `commits` until the test lets one return."""

    clock: FixedClock
    sitting: SittingView
    seconds: float = 3600
    commits: list[tuple[int, Response | None, Callable[[Outcome], None]]] = field(default_factory=list)
    incidents: list[tuple[IncidentKind, int]] = field(default_factory=list)
    moves: list[int] = field(default_factory=list)
    flags: dict[int, bool] = field(default_factory=dict)
    beats: int = 0
    submitted: int = 0
    refusal: KnownError | None = None
    paused: bool = False
    raised: bool = False
    struck: list[tuple[int, Response | None]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)

    def start(self, actor: Actor, exam_id: UUID, code: str = "") -> SittingView:
        return self.sitting

    def answer(
        self,
        actor: Actor,
        sitting_id: UUID,
        item: int,
        response: Response | None,
        on_saved: Callable[[Outcome], None],
    ) -> None:
        self.commits.append((item, response, on_saved))

    def flag(self, actor: Actor, sitting_id: UUID, item: int, flagged: bool) -> None:
        self.flags[item] = flagged

    def move(self, actor: Actor, sitting_id: UUID, item: int) -> None:
        self.moves.append(item)

    def heartbeat(self, actor: Actor, sitting_id: UUID) -> None:
        self.beats += 1

    def note_incident(self, actor: Actor, sitting_id: UUID, kind: IncidentKind, seconds: int = 0) -> None:
        self.incidents.append((kind, seconds))

    def pulse(self, actor: Actor, sitting_id: UUID) -> Pulse:
        return Pulse(self.seconds, self.paused, self.raised)

    def obey(self, actor: Actor, sitting_id: UUID) -> None:
        """No order was given."""

    def strike(self, actor: Actor, sitting_id: UUID, item: int, options: Response | None) -> None:
        self.struck.append((item, options))

    def keep_note(self, actor: Actor, sitting_id: UUID, item: int, text: str) -> None:
        self.notes.append((item, text))

    def raise_hand(self, actor: Actor, sitting_id: UUID) -> None:
        self.raised = True

    def lower_hand(self, actor: Actor, sitting_id: UUID) -> None:
        self.raised = False

    def submit(self, actor: Actor, sitting_id: UUID) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.submitted += 1

    def my_result(self, actor: Actor, exam_id: UUID) -> MyResult:
        raise Refused("result.none_yet")

    def commit(self, trouble: StoreTrouble | None = None) -> None:
        """The oldest commit returns, or fails."""
        _item, _response, on_saved = self.commits.pop(0)
        on_saved(trouble or SavedAck(SITTING, 1, EventKind.ANSWERED, self.clock.now()))


class TypingView(RecordingView[WindowState]):
    """Hands over what is still typed when it is asked to."""

    def __init__(self) -> None:
        super().__init__()
        self.typed: Callable[[], None] = lambda: None
        self.closed = False

    def finish_typing(self) -> None:
        typed, self.typed = self.typed, lambda: None
        typed()

    def leave(self) -> None:
        self.closed = True


class Room:
    """A presenter with its slow journal."""

    def __init__(self, clock: FixedClock) -> None:
        self.clock = clock
        self.view = TypingView()
        questions = [Question(QuestionKind.SINGLE, f"第{n}题", FOUR) for n in range(3)]
        items = tuple(ItemView(n, n + 1, 0, one, Decimal(1)) for n, one in enumerate(questions))
        sitting = SittingView(
            SITTING, EXAM, PERSON, "年度考试", items, {}, frozenset(), 0, 3600, False, (15, 5), resumed=False
        )
        self.sittings = SlowSittings(clock, sitting)
        self.gone = 0
        self.presenter = SittingPresenter(
            self.view, self.sittings, self.sittings, ME, admission(), clock, lambda call: call(), self._left
        )
        self.presenter.begin()

    @property
    def state(self) -> WindowState:
        return self.view.state

    def _left(self) -> None:
        self.gone += 1


def admission() -> Admission:
    rule = RuleSource(SourceNature.EXAMPLE, "示例数据", "未载明")
    closes = OPENS + timedelta(hours=3)
    plan = ExamPlan("年度考试", 2026, UUID(int=4), OPENS, closes, 60, Decimal(2), rule)
    exam = MyExam(
        exam_id=EXAM,
        title="年度考试",
        opens_at=OPENS,
        closes_at=closes,
        minutes=60,
        questions=3,
        total=Decimal(3),
        pass_mark=Decimal(2),
        state=MyExamState.OPEN,
        attendance=Attendance.EXPECTED,
        retake=False,
        score=None,
        passed=None,
    )
    return Admission("陈建国", "二中队", "JT0312", exam, plan)


@pytest.fixture
def room(clock: FixedClock) -> Room:
    made = Room(clock)
    made.presenter.confirm()
    return made


def test_nothing_runs_before_identity_and_rules_are_confirmed(clock: FixedClock) -> None:
    room = Room(clock)
    room.presenter.tick()
    room.presenter.heartbeat()
    assert room.state.stage is Stage.CONFIRM
    assert room.sittings.beats == 0


def test_an_answer_is_called_saved_only_when_its_commit_has_returned(room: Room) -> None:
    room.presenter.answer(0, A)
    assert room.state.answers[0] == A
    assert room.state.saving is Saving.UNDER_WAY
    room.sittings.commit()
    assert room.state.saving is Saving.SAVED
    assert room.state.saved_at == room.clock.now().astimezone()


def test_a_late_commit_of_an_older_answer_does_not_count_for_the_newer_one(room: Room) -> None:
    room.presenter.answer(0, A)
    room.presenter.answer(0, B)
    room.sittings.commit()
    assert room.state.saving is Saving.UNDER_WAY
    room.sittings.commit()
    assert room.state.saving is Saving.SAVED


def test_a_window_that_was_left_is_not_held_by_the_writer_of_its_last_answer(room: Room) -> None:
    """It would end on the writer's thread, and the program with it."""
    room.presenter.answer(0, A)
    room.presenter.leave()
    left = weakref.ref(room.presenter)
    del room.presenter
    assert left() is None
    room.sittings.commit()


def test_a_full_disk_keeps_the_answer_and_tries_again(room: Room) -> None:
    room.presenter.answer(0, A)
    room.sittings.commit(StoreTrouble("store.disk_full"))
    assert room.state.saving is Saving.FAILED
    assert room.state.trouble
    room.presenter.tick()
    assert not room.sittings.commits
    room.clock.tick(RETRY_SECONDS)
    room.presenter.tick()
    assert [(item, given) for item, given, _ in room.sittings.commits] == [(0, A)]
    room.sittings.commit()
    assert room.state.saving is Saving.SAVED
    assert not room.state.trouble


def test_handing_in_waits_for_the_last_commit(room: Room) -> None:
    room.presenter.answer(0, A)
    room.presenter.hand_in()
    room.presenter.confirm_hand_in()
    assert room.state.waiting
    assert not room.sittings.submitted
    room.sittings.commit()
    assert room.sittings.submitted == 1
    assert room.state.stage is Stage.DONE


def test_handing_in_is_tried_again_when_it_cannot_be_saved(room: Room) -> None:
    room.sittings.refusal = StoreTrouble("store.disk_full")
    room.presenter.hand_in()
    room.presenter.confirm_hand_in()
    assert room.state.saving is Saving.FAILED
    room.sittings.refusal = None
    room.presenter.tick()
    assert room.state.stage is Stage.DONE


def test_who_may_not_go_yet_stays_in_the_exam_and_may_ask(room: Room) -> None:
    room.presenter.hand_in()
    room.sittings.refusal = Refused("sitting.leave_early", at="10:30")
    room.presenter.confirm_hand_in()
    assert room.state.stage is Stage.HANDING_IN
    assert "10:30" in room.state.early
    assert not room.state.waiting
    room.presenter.back()
    assert room.state.stage is Stage.ANSWERING
    assert not room.state.early
    room.sittings.refusal = None
    room.presenter.hand_in()
    room.presenter.confirm_hand_in()
    assert room.state.stage is Stage.DONE


def test_an_exam_handed_in_at_another_pc_ends_here_in_words(room: Room) -> None:
    room.sittings.refusal = Refused("sitting.handed_in_elsewhere")
    room.presenter.answer(0, A)
    room.sittings.commits[-1][2](StoreTrouble("journal.handed_in"))
    assert room.state.stage is Stage.DONE
    assert "另一台" in room.state.elsewhere


def test_words_still_being_typed_are_handed_over_before_moving_and_before_handing_in(room: Room) -> None:
    room.view.typed = lambda: room.presenter.answer(0, A)
    room.presenter.step(1)
    assert room.state.answers == {0: A}
    assert room.state.place == 1
    assert room.sittings.moves == [1]
    room.view.typed = lambda: room.presenter.answer(1, B)
    room.presenter.hand_in()
    assert room.state.answers == {0: A, 1: B}


def test_time_out_hands_over_what_is_typed_and_hands_in(room: Room) -> None:
    room.view.typed = lambda: room.presenter.answer(0, A)
    room.sittings.seconds = 0
    room.presenter.tick()
    assert [item for item, _, _ in room.sittings.commits] == [0]
    assert room.sittings.submitted == 1
    assert room.state.stage is Stage.DONE
    assert room.state.timed_out


def test_time_given_elsewhere_is_seen_before_the_time_is_called_over_also_after_a_sleep(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.sittings.seconds = 0
    with monkeypatch.context() as given:
        given.setattr(room.sittings, "obey", lambda *_: setattr(room.sittings, "seconds", 300))
        room.presenter.tick()
    assert (room.sittings.submitted, room.state.timed_out, room.state.seconds_left) == (0, False, 300)
    room.sittings.seconds = 0
    room.presenter.tick()
    assert room.sittings.submitted == 1


def test_warnings_come_at_their_minutes_and_stay_until_they_are_read(room: Room) -> None:
    room.sittings.seconds = 901
    room.presenter.tick()
    assert room.state.warning is None
    room.sittings.seconds = 900
    room.presenter.tick()
    room.presenter.tick()
    assert room.state.warning == 15
    room.presenter.dismiss_warning()
    room.presenter.tick()
    assert room.state.warning is None
    room.sittings.seconds = 300
    room.presenter.tick()
    assert room.state.warning == 5


def test_an_exam_shorter_than_its_warning_does_not_begin_with_it(clock: FixedClock) -> None:
    room = Room(clock)
    room.sittings.seconds = 600
    room.sittings.sitting = replace(room.sittings.sitting, seconds_left=600)
    room.presenter.confirm()
    assert room.state.warning is None


def test_time_away_from_the_window_is_noted_with_its_length(room: Room) -> None:
    room.presenter.away()
    room.clock.tick(12)
    room.presenter.away()
    room.presenter.returned()
    room.presenter.returned()
    assert room.sittings.incidents == [(IncidentKind.FOCUS_LOST, 12)]


def test_a_blink_of_the_window_system_is_not_noted(room: Room) -> None:
    room.presenter.away()
    room.clock.tick(0.2)
    room.presenter.returned()
    assert room.sittings.incidents == []


def test_closing_asks_first_and_leaving_is_noted(room: Room) -> None:
    assert not room.presenter.close()
    assert room.state.stage is Stage.LEAVING
    room.presenter.back()
    assert room.state.stage is Stage.ANSWERING
    room.presenter.close()
    room.presenter.leave()
    assert room.sittings.incidents == [(IncidentKind.LEFT_WINDOW, 0)]
    assert (room.gone, room.view.closed) == (1, True)


def test_a_score_that_may_still_change_is_not_told_in_green() -> None:
    told = MyResult(
        EXAM,
        "",
        ReviewPolicy.SCORE,
        datetime(2026, 6, 1, tzinfo=UTC),
        Decimal(60),
        Decimal(60),
        Decimal(60),
        True,
        False,
    )
    assert verdict(told) == ("✓ 合格", Tone.OK)
    assert verdict(replace(told, in_force=False)) == ("已达合格线，尚未生效", Tone.WARN)
    assert verdict(replace(told, in_force=False, passed=False)) == ("未达合格线，尚未生效", Tone.WARN)


def test_a_flag_comes_and_goes(room: Room) -> None:
    room.presenter.flag()
    assert room.state.flags == {0}
    room.presenter.flag()
    assert room.state.flags == frozenset()
    assert room.sittings.flags == {0: False}


def test_counts_follow_the_grid(room: Room) -> None:
    room.presenter.answer(0, A)
    room.presenter.go(2)
    room.presenter.flag()
    grid = cells(room.state)
    assert [cell.current for cell in grid] == [False, False, True]
    number = counts(grid)
    assert (number.answered, number.open, number.flagged) == (1, 2, 1)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, Filled.OPEN),
        (Parts((A, None)), Filled.PARTLY),
        (Parts((A, Written(("十",)))), Filled.PARTLY),
        (Parts((A, Written(("十", "二")))), Filled.ANSWERED),
    ],
)
def test_a_case_is_answered_when_every_gap_of_every_part_is(given: Response | None, expected: Filled) -> None:
    gaps = Question(QuestionKind.BLANK, "在____日内提出，提前____日通知")
    case = Question(QuestionKind.CASE, "案情", parts=(Question(QuestionKind.SINGLE, "定性", FOUR), gaps))
    assert filled(case, given) is expected


@pytest.mark.parametrize(
    ("seconds", "text"), [(5400, "1:30:00"), (3432, "57:12"), (0.4, "0:01"), (0, "0:00"), (-3, "0:00")]
)
def test_the_clock_shows_zero_only_at_the_end(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_the_nearest_warning_is_due() -> None:
    assert warning_at((15, 5), 1000) is None
    assert warning_at((15, 5), 200) == 5
