"""What is done with every stretch of time: in whatever order things happen, nothing is credited that was not there."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.app.services import RESOURCES
from trainer.courseware.minutes import rules
from trainer.courseware.minutes.rules import Moment, Watch
from trainer.courseware.minutes.terms import load_terms
from trainer.courseware.minutes.values import Reason
from trainer.store.errors import BadInput

TERMS = load_terms(RESOURCES / "study.toml")
SECOND, MINUTE = 1000, 60_000


class Desk:
    """A watch and its clocks; time passes in ticks of at most ten seconds, as the window has them."""

    def __init__(self, room: int | None = 45 * MINUTE, playing: bool | None = None, inside: bool = True) -> None:
        self.at, self.wall = 5 * MINUTE, 10**12
        self.watch: Watch = rules.begin(self.now(), room, 10**9, inside, playing)

    def now(self) -> Moment:
        return Moment(self.at, self.wall)

    def pass_(self, milliseconds: int) -> None:
        while milliseconds:
            step = min(10 * SECOND, milliseconds)
            self.at, self.wall, milliseconds = self.at + step, self.wall + step, milliseconds - step
            self.watch = rules.advance(self.watch, self.now(), TERMS)

    def front(self, in_front: bool) -> None:
        self.watch = rules.front(self.watch, self.now(), in_front, TERMS)

    def touch(self) -> None:
        self.watch = rules.touched(self.watch, self.now(), TERMS)

    def play(self, playing: bool, speed: float = 1.0) -> None:
        self.watch = rules.played(self.watch, self.now(), playing, speed, TERMS)

    def ask(self) -> None:
        self.watch = rules.asked(self.watch, self.now(), TERMS)

    def answer(self, right: bool) -> None:
        self.watch = rules.answered(self.watch, self.now(), right, 10**9, TERMS)

    def seconds(self) -> Counter[Reason]:
        """By reason, as they would be kept at the end."""
        self.watch = rules.left(self.watch, self.now(), TERMS)
        taken, self.watch = rules.take(self.watch)
        found: Counter[Reason] = Counter()
        for one in taken:
            found[one.reason] += one.length
        return found


def test_time_in_front_counts_and_time_behind_another_window_does_not() -> None:
    desk = Desk()
    desk.pass_(2 * MINUTE)
    desk.front(False)
    desk.pass_(MINUTE)
    desk.front(True)
    desk.pass_(30 * SECOND)
    assert desk.seconds() == {Reason.STUDIED: 150, Reason.AWAY: 60}


def test_idling_begins_the_set_time_after_the_last_touch_and_ends_with_the_next() -> None:
    desk = Desk()
    desk.pass_(TERMS.idle + 3 * SECOND)
    assert rules.reason_now(desk.watch, TERMS) is Reason.IDLE
    desk.touch()
    desk.pass_(10 * SECOND)
    assert desk.seconds() == {Reason.STUDIED: TERMS.idle // SECOND + 10, Reason.IDLE: 3}


def test_what_plays_may_be_watched_without_a_hand_but_not_all_day() -> None:
    desk = Desk(playing=True)
    desk.pass_(TERMS.idle_playing + MINUTE)
    assert desk.seconds() == {Reason.STUDIED: TERMS.idle_playing // SECOND, Reason.IDLE: 60}


def test_a_pause_and_too_high_a_speed_give_nothing_and_one_and_a_half_gives_its_own_time() -> None:
    desk = Desk(playing=False)
    desk.pass_(10 * SECOND)
    desk.play(True, 1.5)
    desk.pass_(20 * SECOND)
    desk.play(True, 2.0)
    desk.pass_(30 * SECOND)
    assert desk.seconds() == {Reason.PAUSED: 10, Reason.STUDIED: 20, Reason.TOO_FAST: 30}


def test_nothing_counts_beyond_the_set_length() -> None:
    desk = Desk(room=MINUTE)
    desk.pass_(90 * SECOND)
    assert rules.reason_now(desk.watch, TERMS) is Reason.FULL
    assert desk.seconds() == {Reason.STUDIED: 60, Reason.FULL: 30}


def test_what_is_open_in_another_program_gives_nothing() -> None:
    desk = Desk(inside=False)
    desk.pass_(MINUTE)
    assert desk.seconds() == {Reason.OUTSIDE: 60}


@pytest.mark.parametrize("hours", [-24, -1, 1, 24])
def test_a_clock_that_is_set_gives_nothing_for_its_stretch(hours: int) -> None:
    desk = Desk()
    desk.pass_(20 * SECOND)
    desk.wall += hours * 60 * MINUTE
    desk.pass_(20 * SECOND)
    assert desk.seconds() == {Reason.STUDIED: 30, Reason.CLOCK: 10}


def test_a_pc_that_slept_gives_nothing_for_the_night() -> None:
    desk = Desk()
    desk.pass_(20 * SECOND)
    desk.at, desk.wall = desk.at + 480 * MINUTE, desk.wall + 480 * MINUTE
    desk.watch = rules.advance(desk.watch, desk.now(), TERMS)
    assert desk.seconds() == {Reason.STUDIED: 20, Reason.CLOCK: 480 * 60}


@pytest.mark.parametrize(
    ("answer", "after", "expected"),
    [
        (True, 30, {Reason.STUDIED: 50}),
        (False, 30, {Reason.STUDIED: 20, Reason.WRONG: 30}),
        (True, 90, {Reason.STUDIED: 20, Reason.UNANSWERED: 90}),
        (None, 30, {Reason.STUDIED: 20, Reason.UNANSWERED: 30}),
    ],
)
def test_the_time_of_a_question_counts_if_it_was_answered_rightly_and_in_time(
    answer: bool | None, after: int, expected: dict[Reason, int]
) -> None:
    desk = Desk()
    desk.pass_(20 * SECOND)
    desk.ask()
    desk.pass_(after * SECOND)
    if answer is not None:
        desk.answer(answer and not desk.watch.late)
    assert desk.seconds() == expected


def test_parts_of_seconds_wait_for_the_next_minute() -> None:
    desk = Desk()
    desk.pass_(60_400)
    taken, desk.watch = rules.take(desk.watch)
    assert [one.length for one in taken] == [60]
    desk.pass_(59_600)
    assert desk.seconds() == {Reason.STUDIED: 60}


EVENTS = st.one_of(
    st.tuples(st.just("pass"), st.integers(0, 20_000), st.integers(0, 20_000)),
    st.tuples(st.just("jump"), st.integers(-10_000, 30_000), st.integers(-(10**8), 10**8)),
    st.tuples(st.just("front"), st.booleans(), st.just(0)),
    st.tuples(st.just("play"), st.booleans(), st.sampled_from([0.5, 1.0, 1.5, 2.0, 8.0])),
    st.tuples(st.just("touch"), st.just(0), st.just(0)),
    st.tuples(st.just("ask"), st.just(0), st.just(0)),
    st.tuples(st.just("answer"), st.booleans(), st.just(0)),
    st.tuples(st.just("take"), st.just(0), st.just(0)),
)


@given(events=st.lists(EVENTS, max_size=60), room=st.one_of(st.none(), st.integers(0, 120_000)))
def test_no_order_of_events_credits_more_than_elapsed_time_or_the_length(
    events: list[tuple[str, int, float]], room: int | None
) -> None:
    desk = Desk(room=room, playing=None)
    elapsed, kept, behind = 0, Counter[Reason](), 0
    for event, first, second in events:
        before = desk.at
        match event:
            case "pass" | "jump":
                desk.at += first
                desk.wall += first if event == "pass" else int(second)
                desk.watch = rules.advance(desk.watch, desk.now(), TERMS)
            case "front":
                desk.front(bool(first))
            case "play":
                desk.play(bool(first), second)
            case "touch":
                desk.touch()
            case "ask":
                desk.ask()
            case "answer":
                desk.answer(bool(first))
            case _:
                taken, desk.watch = rules.take(desk.watch)
                for one in taken:
                    kept[one.reason] += one.length
        elapsed += max(0, desk.at - before)
        behind += max(0, desk.at - before) if not desk.watch.in_front else 0
        assert desk.watch.credited <= elapsed - behind
        assert room is None or desk.watch.credited <= room
    kept += desk.seconds()
    assert kept[Reason.STUDIED] * SECOND <= elapsed - behind
    assert sum(kept.values()) * SECOND <= elapsed
    assert room is None or kept[Reason.STUDIED] * SECOND <= room


@given(steps=st.lists(st.integers(1, 15_000), max_size=50))
def test_all_time_has_a_reason_and_none_is_lost(steps: list[int]) -> None:
    desk = Desk(room=None)
    for step in steps:
        desk.pass_(step)
        desk.touch()
    assert sum(one.length for one in desk.watch.done) == sum(steps)
    assert desk.watch.credited == sum(steps)


def test_figures_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    file = tmp_path / "study.toml"
    file.write_text("idle_seconds = ", encoding="utf-8")
    with pytest.raises(BadInput) as trouble:
        load_terms(file)
    assert trouble.value.code == "courseware.terms_unreadable"
