"""What the board of one PC asks of a sitting at another: carried out there, once, and acknowledged in the journal."""

import json
import random
from collections.abc import Iterator
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from question_bank.question import Choice
from tests.conftest import Office
from tests.exams.conftest import Crew
from tests.exams.hall import Hall, build_hall
from tests.fakes import FixedClock
from trainer.exams.sittings.events import read_events
from trainer.exams.sittings.rules import NEW, apply
from trainer.exams.sittings.values import Event, EventKind, IncidentKind, Progress, Stamp
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.opening import OpenStore


@pytest.fixture
def board(store: OpenStore, clock: FixedClock, office: Office) -> Iterator[Hall]:
    """The services of another PC over the same store: nobody sits there."""
    built = build_hall(store, clock, random.Random(9), office.administrator, several=True)
    yield built
    built.sittings.close()


def line(board: Hall, exam: UUID) -> Progress:
    (found,) = board.invigilation.progress(board.head, exam)
    return found


def events(hall: Hall, sitting: UUID) -> list[Event]:
    with hall.sittings._database.read() as session:
        return list(read_events(session, sitting))


@pytest.mark.both_engines
def test_hand_pause_and_time_reach_the_sitting_and_stand_in_its_journal(
    hall: Hall, board: Hall, crew: Crew, clock: FixedClock
) -> None:
    exam = hall.exam(crew.wang)
    sitting, head = hall.sittings.start(crew.wang, exam).sitting_id, board.head
    asked = board.invigilation
    assert asked.runs_elsewhere(sitting)
    assert not hall.invigilation.runs_elsewhere(sitting)
    asked.raise_hand(head, sitting, "鼠标失灵")
    assert (line(board, exam).raised, line(board, exam).asked) == (True, 1)
    hall.sittings.obey(crew.wang, sitting)
    assert (line(board, exam).raised, line(board, exam).asked) == (True, 0)
    clock.tick(240)
    asked.lower_hand(head, sitting, True, "换鼠标")
    with pytest.raises(Refused, match="hand_down"):
        asked.lower_hand(head, sitting, True, "换鼠标")
    asked.pause(head, sitting, "核对身份")
    hall.sittings.obey(crew.wang, sitting)
    hall.sittings.obey(crew.wang, sitting)
    clock.tick(100)
    assert hall.sittings.pulse(crew.wang, sitting).paused
    asked.unpause(head, sitting, "核对完毕")
    asked.give_extra_time(head, exam, crew.wang.person_id, 5, "补时")
    asked.note_incident(head, sitting, IncidentKind.DEVICE_FAILURE, "主机重启")
    hall.sittings.obey(crew.wang, sitting)
    assert hall.sittings.seconds_left(sitting) == 65 * 60
    noted = [(one.kind, json.loads(one.text)) for one in events(hall, sitting) if "wish" in one.text]
    assert [(kind, data["wish"]) for kind, data in noted] == [
        (EventKind.HAND_RAISED, 1),
        (EventKind.HAND_LOWERED, 2),
        (EventKind.PAUSED, 3),
        (EventKind.RESUMED, 4),
        (EventKind.EXTRA_TIME, 5),
        (EventKind.INCIDENT, 6),
    ]
    assert {data["by"] for _kind, data in noted} == {str(head.person_id)}
    assert noted[1][1]["seconds"] == 240
    assert (line(board, exam).asked, line(board, exam).outages) == (0, 0)
    assert hall.sittings.broken_journals() == ()


@pytest.mark.both_engines
def test_what_was_asked_waits_for_a_pc_that_is_down_and_comes_once(
    hall: Hall, board: Hall, crew: Crew, clock: FixedClock
) -> None:
    exam = hall.exam(crew.wang)
    view = hall.sittings.start(crew.wang, exam)
    hall.sittings.answer(crew.wang, view.sitting_id, 0, Choice(frozenset({0})), lambda _: None)
    hall.sittings.close()
    board.invigilation.give_extra_time(board.head, exam, crew.wang.person_id, 5, "停电")
    board.invigilation.pause(board.head, view.sitting_id, "停电")
    assert (line(board, exam).asked, line(board, exam).paused) == (2, True)
    again = hall.sittings.start(crew.wang, exam)
    assert (again.paused, again.seconds_left, len(again.answers)) == (True, 65 * 60, 1)
    hall.sittings.close()
    again = hall.sittings.resume(crew.wang, exam)
    assert (again.paused, again.seconds_left) == (True, 65 * 60)


@pytest.mark.both_engines
def test_who_moves_to_another_seat_leaves_no_outage(hall: Hall, board: Hall, crew: Crew) -> None:
    exam = hall.exam(crew.wang)
    sitting = hall.sittings.start(crew.wang, exam).sitting_id
    board.invigilation.change_seat(board.head, exam, crew.wang.person_id, 7, "主机故障")
    hall.sittings.obey(crew.wang, sitting)
    (noted,) = board.invigilation.incidents(board.head, exam)
    assert (noted.code, noted.by) == (IncidentKind.SEAT_CHANGED, board.head.person_id)
    assert line(board, exam).outages == 0


@pytest.mark.both_engines
def test_who_may_ask_and_of_whom(hall: Hall, board: Hall, crew: Crew, office: Office) -> None:
    exam = hall.exam(crew.wang)
    sitting = hall.sittings.start(crew.wang, exam).sitting_id
    pause = board.invigilation.pause
    with pytest.raises(NotAllowed):
        pause(crew.wang, sitting, "想休息")
    with pytest.raises(BadInput, match=r"reason\.missing"):
        pause(board.head, sitting, " ")
    pause(board.head, sitting, "核对身份")
    for change in ("UPDATE sitting_wish SET kind = 'x'", "DELETE FROM sitting_wish"):
        with pytest.raises(IntegrityError, match="append only"), hall.sittings._database.write() as session:
            session.execute(text(change))
    hall.sittings.obey(crew.wang, sitting)
    hall.sittings.submit(crew.wang, sitting)
    for act in (pause, board.invigilation.raise_hand):
        with pytest.raises(Refused, match="already_submitted"):
            act(board.head, sitting, "晚了")
    with pytest.raises(Refused, match="already_submitted"):
        board.invigilation.give_extra_time(board.head, exam, crew.wang.person_id, 5, "晚了")
    with pytest.raises(Refused, match="not_open"):
        hall.invigilation.pause(hall.head, sitting, "本机无人作答")


@given(st.lists(st.integers(1, 4), max_size=8))
def test_a_wish_that_two_pcs_noted_counts_once(noted: list[int]) -> None:
    stamp = Stamp(FixedClock().now(), 0, "a")
    state = NEW
    for wish in noted:
        state = apply(state, EventKind.EXTRA_TIME, {"minutes": 1, "wish": wish}, stamp)
    top, minutes = 0, 0
    for wish in noted:
        minutes += wish > top
        top = max(top, wish)
    assert (state.limit, state.obeyed) == (minutes * 60_000, top)


class OtherClock(FixedClock):
    """That of a PC that has run for two days when the first one is started, and goes some seconds wrong."""

    def monotonic(self) -> float:
        return super().monotonic() + 2 * 24 * 3600

    def boot_id(self) -> str:
        return "other"


@pytest.mark.both_engines
@pytest.mark.parametrize("wrong", [-90, 0, 90])
def test_two_pcs_whose_clocks_differ_take_no_time_from_a_sitting(
    hall: Hall, store: OpenStore, crew: Crew, clock: FixedClock, office: Office, wrong: int
) -> None:
    """The window at the first PC was left open and goes on beating while the candidate sits at the second."""
    exam, elsewhere = hall.exam(crew.wang), OtherClock(clock.now())
    elsewhere.jump(wrong)
    other = build_hall(store, elsewhere, random.Random(9), office.administrator, several=True)
    sitting = hall.sittings.start(crew.wang, exam).sitting_id

    def sit(minutes: int) -> None:
        for _ in range(4 * minutes):
            for pc in (clock, elsewhere):
                pc.tick(15)
            for beating in (hall, other, hall, other):
                beating.sittings.heartbeat(crew.wang, sitting)
                beating.sittings.desk.flush()

    clock.tick(600)
    elsewhere.tick(600)
    hall.sittings.heartbeat(crew.wang, sitting)
    other.sittings.start(crew.wang, exam)
    sit(5)
    other.invigilation.pause(office.administrator, sitting, "核对身份")
    clock.tick(900)
    elsewhere.tick(900)
    other.invigilation.unpause(office.administrator, sitting, "核对完毕")
    sit(5)
    for pc in (hall, other):
        pc.sittings.close()
    left = hall.sittings.resume(crew.wang, exam).seconds_left
    assert 40 * 60 - 30 <= left <= 40 * 60 + 30
    assert hall.sittings.broken_journals() == ()


@pytest.mark.both_engines
def test_a_window_left_open_at_one_pc_does_not_end_the_time_at_another(
    hall: Hall, store: OpenStore, crew: Crew, clock: FixedClock, office: Office
) -> None:
    """The first PC hung for ten minutes, which nobody is charged; then it goes on by itself."""
    exam, elsewhere = hall.exam(crew.wang), OtherClock(clock.now())
    other = build_hall(store, elsewhere, random.Random(9), office.administrator, several=True)
    sitting = hall.sittings.start(crew.wang, exam).sitting_id
    for minutes in (10, 55):
        clock.tick(60 * minutes)
        elsewhere.tick(60 * minutes)
        if minutes == 10:
            other.sittings.start(crew.wang, exam)
    other.sittings.heartbeat(crew.wang, sitting)
    other.sittings.desk.flush()
    assert hall.sittings.pulse(crew.wang, sitting).seconds_left == 0
    hall.sittings.obey(crew.wang, sitting)
    assert hall.sittings.pulse(crew.wang, sitting).seconds_left == 5 * 60
    assert other.sittings.pulse(crew.wang, sitting).seconds_left == 5 * 60
    hall.sittings.answer(crew.wang, sitting, 0, Choice(frozenset({0})), lambda _: None)
    other.sittings.close()
    hall.sittings.close()
    assert hall.sittings.broken_journals() == ()


@pytest.mark.both_engines
def test_what_was_asked_before_the_hand_in_stands_in_the_journal(
    hall: Hall, board: Hall, crew: Crew, clock: FixedClock
) -> None:
    exam = hall.exam(crew.wang, crew.zhao)
    mine = hall.sittings.start(crew.wang, exam).sitting_id
    lost = hall.sittings.start(crew.zhao, exam).sitting_id
    board.invigilation.note_incident(board.head, mine, IncidentKind.DEVICE_FAILURE, "交卷前主机重启")
    hall.sittings.submit(crew.wang, mine)
    board.invigilation.give_extra_time(board.head, exam, crew.zhao.person_id, 5, "补时")
    board.invigilation.note_incident(board.head, lost, IncidentKind.DEVICE_FAILURE, "主机再未启动")
    clock.tick(62 * 60)
    board.invigilation.close_exam(board.head, exam)
    for sitting, wishes, ended in ((mine, 1, "handed_in"), (lost, 2, "forced")):
        state = board.sittings.state(board.head, sitting)
        assert (state.obeyed, state.incidents >= 1, state.submitted) == (wishes, True, ended)
    noted = {(one.person_id, one.code) for one in board.invigilation.incidents(board.head, exam)}
    assert noted >= {(one.person_id, IncidentKind.DEVICE_FAILURE) for one in (crew.wang, crew.zhao)}
