"""What is noted during a sitting: with time and duration, and a person says what it was."""

import pytest

from question_bank.question import Choice
from tests.exams.conftest import Crew
from tests.exams.hall import Hall
from tests.fakes import FixedClock
from trainer.exams.sittings.values import EventKind, IncidentKind, Ruling
from trainer.store.errors import BadInput, NotAllowed, Refused


@pytest.mark.both_engines
def test_incidents_are_listed_with_their_length_and_what_a_person_says(
    hall: Hall, crew: Crew, clock: FixedClock
) -> None:
    exam = hall.exam(crew.wang)
    view = hall.sittings.start(crew.wang, exam)
    clock.tick(60)
    hall.sittings.note_incident(crew.wang, view.sitting_id, IncidentKind.FOCUS_LOST, 7)
    hall.invigilation.note_incident(hall.head, view.sitting_id, IncidentKind.DEVICE_FAILURE, "键盘失灵")
    lost, device = hall.invigilation.incidents(hall.head, exam)
    assert (lost.code, lost.seconds, lost.person_id, lost.ruling) == (
        IncidentKind.FOCUS_LOST,
        7,
        crew.wang.person_id,
        None,
    )
    assert (device.by, device.note) == (hall.head.person_id, "键盘失灵")
    rule = hall.invigilation.rule
    with pytest.raises(BadInput, match=r"reason\.missing"):
        rule(hall.head, view.sitting_id, lost.sequence, Ruling.POPUP, " ")
    with pytest.raises(Refused, match=r"incident\.unknown"):
        rule(hall.head, view.sitting_id, 1, Ruling.POPUP, "杀毒软件")
    with pytest.raises(NotAllowed):
        rule(crew.wang, view.sitting_id, lost.sequence, Ruling.HARMLESS, "没事")
    rule(hall.head, view.sitting_id, lost.sequence, Ruling.SWITCHED, "看见了")
    rule(hall.head, view.sitting_id, lost.sequence, Ruling.POPUP, "杀毒软件弹窗")
    again = hall.invigilation.incidents(hall.head, exam)[0]
    assert (again.ruling, again.note, again.ruled_by) == (Ruling.POPUP, "杀毒软件弹窗", hall.head.person_id)


def test_the_time_from_the_raised_hand_to_the_resumption_comes_back(hall: Hall, crew: Crew, clock: FixedClock) -> None:
    exam = hall.exam(crew.wang)
    view = hall.sittings.start(crew.wang, exam)
    clock.tick(600)
    hall.sittings.raise_hand(crew.wang, view.sitting_id)
    hall.sittings.raise_hand(crew.wang, view.sitting_id)
    clock.tick(240)
    assert hall.sittings.pulse(crew.wang, view.sitting_id).raised
    assert hall.invigilation.progress(hall.head, exam)[0].raised
    hall.invigilation.lower_hand(hall.head, view.sitting_id, True, "换鼠标")
    assert hall.sittings.seconds_left(view.sitting_id) == 50 * 60
    down = hall.invigilation.incidents(hall.head, exam)[-1]
    assert (down.kind, down.seconds, down.given) == (EventKind.HAND_LOWERED, 240, True)
    with pytest.raises(Refused, match=r"sitting\.hand_down"):
        hall.invigilation.lower_hand(hall.head, view.sitting_id, True, "换鼠标")
    hall.sittings.raise_hand(crew.wang, view.sitting_id)
    clock.tick(90)
    hall.sittings.lower_hand(crew.wang, view.sitting_id)
    assert hall.sittings.seconds_left(view.sitting_id) == 50 * 60 - 90
    assert hall.invigilation.progress(hall.head, exam)[0].proposed_minutes == 2


def test_a_pause_for_all_stops_who_sits_and_who_begins_later(hall: Hall, crew: Crew, clock: FixedClock) -> None:
    exam = hall.exam(crew.wang, crew.zhao)
    first = hall.sittings.start(crew.wang, exam)
    with pytest.raises(BadInput, match=r"reason\.missing"):
        hall.invigilation.hold_all(hall.head, exam, "")
    hall.invigilation.hold_all(hall.head, exam, "火警")
    hall.invigilation.hold_all(hall.head, exam, "火警")
    second = hall.sittings.start(crew.zhao, exam)
    assert second.paused
    clock.tick(900)
    assert hall.sittings.seconds_left(first.sitting_id) == 3600
    with pytest.raises(Refused, match=r"sitting\.held"):
        hall.invigilation.unpause(hall.head, first.sitting_id, "个别")
    hall.invigilation.pause(hall.head, first.sitting_id, "个别")
    hall.invigilation.go_on_all(hall.head, exam, "解除")
    assert not hall.invigilation.held(exam)
    paused = {one.person_id: one.paused for one in hall.invigilation.progress(hall.head, exam)}
    assert paused == {crew.wang.person_id: True, crew.zhao.person_id: False}
    hall.invigilation.unpause(hall.head, first.sitting_id, "个别")
    clock.tick(10)
    assert hall.sittings.seconds_left(first.sitting_id) == 3590


def test_another_program_of_the_same_store_is_obeyed_at_the_next_look(hall: Hall, crew: Crew) -> None:
    exam = hall.exam(crew.wang)
    view = hall.sittings.start(crew.wang, exam)
    hall.sittings.obey(crew.wang, view.sitting_id)
    assert not hall.sittings.pulse(crew.wang, view.sitting_id).paused
    hall.sittings.desk.drop(view.sitting_id)
    hall.invigilation.hold_all(hall.head, exam, "停电")
    hall.sittings.resume(crew.wang, exam)
    assert hall.sittings.pulse(crew.wang, view.sitting_id).paused


def test_who_sits_already_goes_to_another_seat_with_paper_and_answers(hall: Hall, crew: Crew) -> None:
    exam = hall.exam(crew.wang, crew.zhao)
    view = hall.sittings.start(crew.wang, exam)
    hall.sittings.answer(crew.wang, view.sitting_id, 0, Choice(frozenset({1})), lambda _: None)
    change = hall.invigilation.change_seat
    with pytest.raises(Refused, match=r"seat\.taken"):
        change(hall.head, exam, crew.wang.person_id, 2, "主机故障")
    with pytest.raises(BadInput, match=r"seat\.unknown"):
        change(hall.head, exam, crew.wang.person_id, 0, "主机故障")
    with pytest.raises(Refused, match=r"sitting\.not_begun"):
        change(hall.head, exam, crew.zhao.person_id, 7, "主机故障")
    change(hall.head, exam, crew.wang.person_id, 7, "主机故障")
    row = next(one for one in hall.exams.roster(hall.head, exam) if one.person_id == crew.wang.person_id)
    assert row.seat == 7
    line = hall.invigilation.incidents(hall.head, exam)[-1]
    assert (line.code, line.note) == (IncidentKind.SEAT_CHANGED, "主机故障")
    assert len(hall.sittings.resume(crew.wang, exam).answers) == 1


def test_struck_options_and_notes_come_back_in_the_shown_order(hall: Hall, crew: Crew) -> None:
    exam = hall.exam(crew.wang, shuffle_options=True)
    view = hall.sittings.start(crew.wang, exam)
    hall.sittings.strike(crew.wang, view.sitting_id, 0, Choice(frozenset({1, 2})))
    hall.sittings.strike(crew.wang, view.sitting_id, 1, Choice(frozenset({0})))
    hall.sittings.strike(crew.wang, view.sitting_id, 1, None)
    hall.sittings.keep_note(crew.wang, view.sitting_id, 0, "再看第六十三条\ud83d")
    hall.sittings.close()
    again = hall.sittings.resume(crew.wang, exam)
    assert again.struck == {0: Choice(frozenset({1, 2}))}
    assert again.notes == {0: "再看第六十三条\ufffd"}


def test_an_outage_while_the_hand_is_up_is_not_given_twice(hall: Hall, crew: Crew, clock: FixedClock) -> None:
    exam = hall.exam(crew.wang)
    view = hall.sittings.start(crew.wang, exam)
    hall.sittings.answer(crew.wang, view.sitting_id, 0, Choice(frozenset({1})), lambda _: None)
    clock.tick(60)
    hall.sittings.raise_hand(crew.wang, view.sitting_id)
    clock.tick(120)
    hall.sittings.heartbeat(crew.wang, view.sitting_id)
    hall.sittings.close()
    clock.tick(600)
    hall.sittings.resume(crew.wang, exam)
    assert hall.invigilation.progress(hall.head, exam)[0].proposed_minutes == 1
    hall.invigilation.lower_hand(hall.head, view.sitting_id, True, "换机")
    assert hall.sittings.seconds_left(view.sitting_id) == 3600 - 60
