"""The writer: never in the way of the caller, honest about a full disk."""

import random
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from question_bank.question import Choice, Written
from tests.exams.conftest import Crew
from tests.exams.hall import WRITTEN, Hall, build_hall
from tests.fakes import FixedClock
from trainer.exams.sittings.event_log import EventLog
from trainer.exams.sittings.values import IncidentKind, SavedAck, SittingView
from trainer.store.engine import connect_for_work
from trainer.store.errors import StoreTrouble
from trainer.store.opening import OpenStore

Outcome = SavedAck | StoreTrouble


class Slow:
    """A connection whose inserts wait for a gate."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self.gate = threading.Event()
        self.gate.set()

    def execute(self, statement: str, *values: Any) -> Any:
        if statement.startswith("INSERT"):
            self.gate.wait()
        return self._connection.execute(statement, *values)

    def close(self) -> None:
        self._connection.close()


class Wraps:
    """Remembers what the writer works with."""

    def __init__(self) -> None:
        self.slow: Slow | None = None
        self.raw: Any = None

    def __call__(self, connection: Any) -> Slow:
        self.raw, self.slow = connection, Slow(connection)
        return self.slow


@pytest.fixture
def wraps() -> Wraps:
    return Wraps()


@pytest.fixture
def guarded(store: OpenStore, hall: Hall, clock: FixedClock, wraps: Wraps) -> Iterator[Hall]:
    built = build_hall(store, clock, random.Random(3), hall.head, wraps)
    yield built
    built.sittings.close()


def choose(hall: Hall, crew: Crew, view: SittingView, item: int, place: int, saved: list[Outcome]) -> None:
    hall.sittings.answer(crew.wang, view.sitting_id, item, Choice(frozenset({place})), saved.append)


def test_a_slow_disk_blocks_nobody_and_the_mark_comes_after(guarded: Hall, crew: Crew, wraps: Wraps) -> None:
    view = guarded.sittings.start(crew.wang, guarded.exam(crew.wang))
    assert wraps.slow is not None
    wraps.slow.gate.clear()
    saved: list[Outcome] = []
    for item in range(8):
        choose(guarded, crew, view, item, 0, saved)
    assert saved == []
    assert guarded.sittings.state(guarded.head, view.sitting_id).answers == {}
    wraps.slow.gate.set()
    guarded.sittings.desk.flush()
    assert [ack.sequence for ack in saved if isinstance(ack, SavedAck)] == list(range(4, 12))
    assert len(guarded.sittings.state(guarded.head, view.sitting_id).answers) == 8


def fill_disk(wraps: Wraps) -> None:
    pages = wraps.raw.execute("PRAGMA page_count").fetchone()[0]
    wraps.raw.execute(f"PRAGMA max_page_count={pages + 12}")


def free_disk(wraps: Wraps) -> None:
    wraps.raw.execute("PRAGMA max_page_count=1000000")


def write_until_full(hall: Hall, crew: Crew, view: SittingView) -> list[Outcome]:
    saved: list[Outcome] = []
    for number in range(60):
        essay = Written((f"{number}" + "理由" * 900,))
        hall.sittings.answer(crew.wang, view.sitting_id, 0, essay, saved.append)
    hall.sittings.desk.flush()
    return saved


def test_a_full_disk_is_said_and_the_writer_goes_on_when_there_is_room(guarded: Hall, crew: Crew, wraps: Wraps) -> None:
    view = guarded.sittings.start(crew.wang, guarded.exam(crew.wang, blueprint=WRITTEN))
    fill_disk(wraps)
    saved = write_until_full(guarded, crew, view)
    kept = [outcome for outcome in saved if isinstance(outcome, SavedAck)]
    troubles = [outcome for outcome in saved if isinstance(outcome, StoreTrouble)]
    assert {trouble.code for trouble in troubles} == {"store.disk_full"}
    assert kept
    assert not wraps.raw.in_transaction
    assert guarded.sittings.state(guarded.head, view.sitting_id).answers[0] == Written(
        (f"{len(kept) - 1}" + "理由" * 900,)
    )
    with pytest.raises(StoreTrouble, match="disk_full"):
        guarded.sittings.submit(crew.wang, view.sitting_id)
    free_disk(wraps)
    guarded.sittings.submit(crew.wang, view.sitting_id)
    assert guarded.sittings.state(guarded.head, view.sitting_id).answers[0] == Written(("59" + "理由" * 900,))
    assert guarded.sittings.broken_journals() == ()


def test_incidents_marks_and_notes_of_a_full_disk_are_saved_before_the_hand_in(
    hall: Hall, crew: Crew, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the time at which they happened; of marks and notes the newest of each question counts."""

    def full(_log: EventLog, _event: object) -> None:
        raise StoreTrouble("store.disk_full")

    exam = hall.exam(crew.wang)
    view = hall.sittings.start(crew.wang, exam)
    happened, sittings = clock.now(), hall.sittings
    with monkeypatch.context() as disk:
        disk.setattr(EventLog, "save", full)
        sittings.note_incident(crew.wang, view.sitting_id, IncidentKind.FOCUS_LOST, 12)
        sittings.flag(crew.wang, view.sitting_id, 0, True)
        sittings.flag(crew.wang, view.sitting_id, 0, False)
        sittings.flag(crew.wang, view.sitting_id, 1, True)
        sittings.flag(crew.wang, view.sitting_id, 2, True)
        sittings.keep_note(crew.wang, view.sitting_id, 0, "第五条")
        sittings.keep_note(crew.wang, view.sitting_id, 0, "第六条")
        sittings.desk.flush()
    sittings.flag(crew.wang, view.sitting_id, 2, False)
    clock.tick(600)
    sittings.submit(crew.wang, view.sitting_id)
    state = sittings.state(hall.head, view.sitting_id)
    assert (state.flags, state.notes, state.incidents) == (frozenset({1}), {0: "第六条"}, 1)
    (line,) = hall.invigilation.incidents(hall.head, exam)
    assert (line.code, line.seconds, line.at) == (IncidentKind.FOCUS_LOST, 12, happened)


def test_a_callback_that_fails_does_not_stop_the_writer(
    hall: Hall, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", reported.append)
    view = hall.sittings.start(crew.wang, hall.exam(crew.wang))

    def bug(_: Outcome) -> None:
        raise ZeroDivisionError

    saved: list[Outcome] = []
    hall.sittings.answer(crew.wang, view.sitting_id, 0, Choice(frozenset({0})), bug)
    choose(hall, crew, view, 1, 0, saved)
    hall.sittings.desk.flush()
    assert [args.exc_type for args in reported] == [ZeroDivisionError]
    assert [type(outcome) for outcome in saved] == [SavedAck]


def test_after_closing_the_next_event_opens_the_writer_again(hall: Hall, crew: Crew, store: OpenStore) -> None:
    exam = hall.exam(crew.wang)
    view = hall.sittings.start(crew.wang, exam)
    hall.sittings.close()
    assert hall.sittings.resume(crew.wang, exam).resumed
    with connect_for_work(store.workspace.store, store.secrets.store) as raw:
        count = raw.execute("SELECT count(*) FROM journal_event WHERE sitting_id = ?", (view.sitting_id.hex,))
        assert count.fetchone() == (4,)
