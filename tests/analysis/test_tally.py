"""The quick reading of a journal says what the slow one says."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from question_bank.codec import response_to_data
from trainer.exams.sittings.rules import replay
from trainer.exams.sittings.tally import WRITTEN, said, tally, tried
from trainer.exams.sittings.values import Event, EventKind, Stamp

SITTING, BEGAN = UUID(int=1), datetime(2026, 11, 20, tzinfo=UTC)
ITEMS = st.integers(0, 3)
STEPS = st.one_of(
    st.tuples(
        st.just(EventKind.ANSWERED),
        st.fixed_dictionaries({"item": ITEMS, "response": st.sampled_from([None, {"chosen": [1]}, {"chosen": []}])}),
    ),
    st.tuples(st.just(EventKind.MOVED), st.fixed_dictionaries({"item": ITEMS})),
    st.tuples(st.sampled_from([EventKind.PAUSED, EventKind.RESUMED]), st.sampled_from([{}, {"order": "1"}])),
    st.tuples(
        st.sampled_from([EventKind.HEARTBEAT, EventKind.REOPENED, EventKind.SUBMITTED]),
        st.just({"reason": "handed_in"}),
    ),
)


def journal(steps: list[tuple[tuple[EventKind, dict[str, Any]], int]]) -> list[Event]:
    started = {"limit": 10_000_000, "items": [2, 0, 1, 3], "options": [[[]]] * 4}
    found, monotonic = [], 0
    for number, ((kind, data), milliseconds) in enumerate([((EventKind.STARTED, started), 0), *steps], 1):
        monotonic += milliseconds
        stamp = Stamp(BEGAN + timedelta(milliseconds=monotonic), monotonic, "boot")
        found.append(Event(SITTING, number, stamp, kind, json.dumps(data), "", ""))
    return found


@given(st.lists(st.tuples(STEPS, st.integers(-50, 90_000)), max_size=30))
def test_answers_and_time_are_those_of_the_replay(steps: list[tuple[tuple[EventKind, dict[str, Any]], int]]) -> None:
    events = journal(steps)
    state = replay(events)
    found = tally([(event.kind.value, event.stamp.monotonic, event.text) for event in events])
    assert sum(found.spent.values()) == state.used
    wanted = {item: said(response_to_data(answer)) for item, answer in state.answers.items()}
    assert found.answers == {item: one for item, one in wanted.items() if one}


def test_time_belongs_to_the_question_in_view() -> None:
    steps = [
        ((EventKind.ANSWERED, {"item": 2, "response": {"chosen": [0]}}), 20_000),
        ((EventKind.MOVED, {"item": 0}), 5_000),
        ((EventKind.PAUSED, {}), 7_000),
        ((EventKind.RESUMED, {}), 60_000),
        ((EventKind.MOVED, {"item": 2}), 1_000),
        ((EventKind.SUBMITTED, {"reason": "handed_in"}), 4_000),
    ]
    found = tally([(one.kind.value, one.stamp.monotonic, one.text) for one in journal(steps)])
    assert found.spent == {2: 29_000, 0: 8_000}


def test_what_says_nothing_was_not_tried() -> None:
    for empty in (None, {"chosen": []}, {"texts": ["", " "]}, {"parts": [None, {"chosen": []}]}):
        assert not tried(said(empty))
    for full, short in (
        ({"chosen": [0, 2]}, 5),
        ({"texts": ["", "五"]}, WRITTEN),
        ({"parts": [None, {"chosen": [1]}, {"texts": [""]}]}, (0, 2, 0)),
    ):
        assert said(full) == short
        assert tried(short)
