"""Sitting an exam: starting, answering, time, dying and coming back, handing in."""

import random
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from question_bank.question import Choice
from tests.conftest import Office
from tests.exams.conftest import Crew
from tests.exams.hall import WRITTEN, Hall, build_hall
from tests.fakes import FixedClock
from tests.tampering import allow_changes
from trainer.exams.sittings.values import EventKind, IncidentKind, SavedAck, SubmitReason
from trainer.exams.values import Attendance
from trainer.store.errors import BadInput, NotAllowed, Refused, StoreTrouble
from trainer.store.opening import OpenStore

pytestmark = pytest.mark.both_engines


def quiet(_: SavedAck | StoreTrouble) -> None:
    """Nobody looks."""


def revived(hall: Hall, store: OpenStore, head: Any) -> Hall:
    """The same hall after the program died and was started again."""
    hall.sittings.desk.flush()
    return build_hall(store, hall.clock, random.Random(8), head)


def test_a_candidate_sees_no_keys(hall: Hall, crew: Crew) -> None:
    view = hall.sittings.start(crew.wang, hall.exam(crew.wang, blueprint=WRITTEN))
    shown = [part for item in view.items for part in (item.question, *item.question.parts)]
    assert {(one.answer, one.rationale, one.citations) for one in shown} == {(None, "", ())}
    assert view.seconds_left == 3600
    assert not view.resumed


def test_options_stand_in_another_order_for_each_candidate(hall: Hall, crew: Crew) -> None:
    exam = hall.exam(crew.wang, crew.zhao)
    orders = [
        [option.text for item in hall.sittings.start(person, exam).items for option in item.question.options]
        for person in (crew.wang, crew.zhao)
    ]
    assert orders[0] != orders[1]


def test_questions_may_be_shuffled_within_their_sections(hall: Hall, crew: Crew) -> None:
    view = hall.sittings.start(crew.wang, hall.exam(crew.wang, shuffle_questions=True))
    assert [item.section for item in view.items] == sorted(item.section for item in view.items)
    assert [item.item for item in view.items] != sorted(item.item for item in view.items)


def test_the_acknowledgement_comes_after_the_commit(hall: Hall, crew: Crew) -> None:
    view = hall.sittings.start(crew.wang, hall.exam(crew.wang))
    saved: list[SavedAck | StoreTrouble] = []
    hall.sittings.answer(crew.wang, view.sitting_id, 0, Choice(frozenset({1})), saved.append)
    hall.sittings.desk.flush()
    assert [ack.kind for ack in saved if isinstance(ack, SavedAck)] == [EventKind.ANSWERED]
    assert list(hall.sittings.state(hall.head, view.sitting_id).answers) == [0]


def test_after_a_death_everything_is_where_it_was(hall: Hall, crew: Crew, store: OpenStore, clock: FixedClock) -> None:
    exam = hall.exam(crew.wang)
    view = hall.sittings.start(crew.wang, exam)
    chosen = Choice(frozenset({2}))
    hall.sittings.answer(crew.wang, view.sitting_id, 3, chosen, quiet)
    hall.sittings.flag(crew.wang, view.sitting_id, 5, True)
    hall.sittings.move(crew.wang, view.sitting_id, 7)
    clock.tick(10)
    hall.sittings.heartbeat(crew.wang, view.sitting_id)
    clock.tick(600)
    again = revived(hall, store, hall.head)
    back = again.sittings.resume(crew.wang, exam)
    again.sittings.close()
    assert (back.answers, back.flags, back.current) == ({3: chosen}, frozenset({5}), 7)
    assert back.items == view.items
    assert back.resumed
    assert back.seconds_left == 3600 - 10


def test_a_reboot_and_a_clock_jump_take_no_time(hall: Hall, crew: Crew, store: OpenStore, clock: FixedClock) -> None:
    exam = hall.exam(crew.wang)
    view = hall.sittings.start(crew.wang, exam)
    clock.tick(60)
    clock.jump(-7200)
    hall.sittings.heartbeat(crew.wang, view.sitting_id)
    assert hall.sittings.seconds_left(view.sitting_id) == 3540
    again = revived(hall, store, hall.head)
    clock.reboot(900)
    assert again.sittings.start(crew.wang, exam).seconds_left == 3540
    again.sittings.close()
    state = again.sittings.state(again.head, view.sitting_id)
    assert (state.incidents, state.outages) == (2, 1)


def test_an_outage_is_measured_and_proposed_and_only_a_signature_gives_the_time(
    hall: Hall, crew: Crew, office: Office, store: OpenStore, clock: FixedClock
) -> None:
    exam = hall.exam(crew.wang)
    view = hall.sittings.start(crew.wang, exam)
    hall.sittings.answer(crew.wang, view.sitting_id, 3, Choice(frozenset({2})), quiet)
    for _ in range(6):
        clock.tick(15)
        hall.sittings.heartbeat(crew.wang, view.sitting_id)
    clock.tick(10)
    again = revived(hall, store, hall.head)
    clock.reboot(290)
    again.sittings.resume(crew.wang, exam)
    (line,) = again.invigilation.progress(office.trainer, exam)
    assert (line.incidents, line.outages, line.seconds_away, line.proposed_minutes) == (1, 1, 300, 2)
    assert line.seconds_left == 3510, "what is proposed is not given"
    again.invigilation.give_extra_time(office.trainer, exam, crew.wang.person_id, 2, "断电重启，补时")
    (line,) = again.invigilation.progress(office.trainer, exam)
    assert (line.incidents, line.proposed_minutes, line.seconds_left) == (1, 0, 3630)
    again.sittings.close()


def test_taking_a_dead_sitting_up_twice_is_one_outage(
    hall: Hall, crew: Crew, office: Office, store: OpenStore, clock: FixedClock
) -> None:
    exam = hall.exam(crew.wang)
    hall.sittings.start(crew.wang, exam)
    again = revived(hall, store, hall.head)
    clock.tick(60)
    again.invigilation.give_extra_time(office.trainer, exam, crew.wang.person_id, 1, "设备故障")
    clock.tick(60)
    again.sittings.resume(crew.wang, exam)
    (line,) = again.invigilation.progress(office.trainer, exam)
    assert (line.incidents, line.outages, line.seconds_away) == (1, 1, 120)
    again.sittings.close()


def test_a_second_start_is_the_same_sitting(hall: Hall, crew: Crew) -> None:
    exam = hall.exam(crew.wang)
    first, second = hall.sittings.start(crew.wang, exam), hall.sittings.start(crew.wang, exam)
    assert first.sitting_id == second.sitting_id
    assert second.resumed


def test_time_out_refuses_answers_and_hands_in(hall: Hall, crew: Crew, clock: FixedClock) -> None:
    view = hall.sittings.start(crew.wang, hall.exam(crew.wang))
    clock.tick(3601)
    hall.sittings.answer(crew.wang, view.sitting_id, 0, Choice(frozenset({1})), quiet)
    clock.tick(5)
    assert hall.sittings.seconds_left(view.sitting_id) == 0
    with pytest.raises(Refused, match=r"sitting\.time_out"):
        hall.sittings.answer(crew.wang, view.sitting_id, 1, Choice(frozenset({1})), quiet)
    hall.sittings.submit(crew.wang, view.sitting_id)
    state = hall.sittings.state(hall.head, view.sitting_id)
    assert state.submitted is SubmitReason.TIME_OUT
    assert list(state.answers) == [0]
    with pytest.raises(Refused, match="already_submitted"):
        hall.sittings.start(crew.wang, view.exam_id)


def test_extra_time_before_and_during(hall: Hall, crew: Crew, office: Office) -> None:
    exam = hall.exam(crew.wang)
    hall.invigilation.give_extra_time(office.trainer, exam, crew.wang.person_id, 10, "阅读困难")
    view = hall.sittings.start(crew.wang, exam)
    assert view.seconds_left == 70 * 60
    hall.invigilation.give_extra_time(office.trainer, exam, crew.wang.person_id, 5, "设备故障")
    assert hall.sittings.seconds_left(view.sitting_id) == 75 * 60


def test_a_pause_stops_the_time_even_over_a_death(
    hall: Hall, crew: Crew, office: Office, store: OpenStore, clock: FixedClock
) -> None:
    exam = hall.exam(crew.wang)
    view = hall.sittings.start(crew.wang, exam)
    hall.sittings.note_incident(crew.wang, view.sitting_id, IncidentKind.HAND_RAISED)
    hall.invigilation.pause(office.trainer, view.sitting_id, "键盘失灵")
    clock.tick(300)
    with pytest.raises(Refused, match=r"sitting\.paused"):
        hall.sittings.answer(crew.wang, view.sitting_id, 0, None, quiet)
    again = revived(hall, store, hall.head)
    assert again.sittings.start(crew.wang, exam).paused
    clock.tick(300)
    again.invigilation.unpause(office.trainer, view.sitting_id, "更换键盘")
    assert again.sittings.seconds_left(view.sitting_id) == 3600
    again.sittings.close()


def test_nobody_invigilates_themselves(hall: Hall, office: Office, crew: Crew) -> None:
    view = hall.sittings.start(office.trainer, hall.exam(office.trainer))
    with pytest.raises(NotAllowed):
        hall.invigilation.pause(office.trainer, view.sitting_id, "私事")
    with pytest.raises(NotAllowed):
        hall.invigilation.give_extra_time(office.trainer, view.exam_id, office.trainer.person_id, 30, "私事")
    with pytest.raises(NotAllowed):
        hall.sittings.answer(crew.wang, view.sitting_id, 0, None, quiet)


def test_who_may_not_start(hall: Hall, crew: Crew, office: Office, clock: FixedClock) -> None:
    exam = hall.exam(crew.wang, crew.zhao, hall.head)
    hall.exams.set_attendance(office.trainer, exam, [crew.zhao.person_id], Attendance.DEFERRED, "住院")
    for person, code in ((crew.sun, "not_on_roster"), (crew.zhao, "not_admitted"), (hall.head, "paper_maker")):
        with pytest.raises(Refused, match=code):
            hall.sittings.start(person, exam)
    with pytest.raises(Refused, match="not_begun"):
        hall.sittings.resume(crew.wang, exam)
    clock.tick(9 * 3600)
    with pytest.raises(Refused, match="too_late"):
        hall.sittings.start(crew.wang, exam)
    later = hall.exam(crew.wang)
    hall.exams.reschedule(hall.head, later, clock.now() + timedelta(days=1), clock.now() + timedelta(days=2), "台风")
    with pytest.raises(Refused, match="too_early"):
        hall.sittings.start(crew.wang, later)


def test_closing_hands_in_what_is_open(hall: Hall, crew: Crew, office: Office, store: OpenStore) -> None:
    exam = hall.exam(crew.wang, crew.zhao, crew.sun)
    hall.sit(crew.wang, exam)
    hall.clock.tick(1)
    live = hall.sittings.start(crew.zhao, exam)
    assert [one.submitted for one in hall.invigilation.progress(office.trainer, exam)] == [
        SubmitReason.HANDED_IN,
        None,
    ]
    again = revived(hall, store, hall.head)
    assert again.invigilation.close_exam(office.trainer, exam) == 1
    assert again.invigilation.close_exam(office.trainer, exam) == 0
    again.sittings.close()
    assert again.sittings.state(again.head, live.sitting_id).submitted is SubmitReason.FORCED
    with pytest.raises(Refused, match=r"exam\.closed"):
        again.sittings.start(crew.sun, exam)


def test_a_death_between_journal_and_result_is_made_good(
    hall: Hall, crew: Crew, store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    exam = hall.exam(crew.wang)
    view = hall.sittings.start(crew.wang, exam)
    monkeypatch.setattr(hall.sittings, "_settle", lambda *_: None)
    hall.sittings.submit(crew.wang, view.sitting_id)
    again = revived(hall, store, hall.head)
    assert again.marking.result(hall.head, view.sitting_id) is None
    with pytest.raises(Refused, match="already_submitted"):
        again.sittings.start(crew.wang, exam)
    again.sittings.close()
    assert again.marking.result(hall.head, view.sitting_id) is not None


def test_an_answer_has_to_fit_its_question(hall: Hall, crew: Crew) -> None:
    view = hall.sittings.start(crew.wang, hall.exam(crew.wang))
    for item, chosen in ((0, {4}), (0, {0, 1}), (99, {0}), (8, {0})):
        with pytest.raises(BadInput):
            hall.sittings.answer(crew.wang, view.sitting_id, item, Choice(frozenset(chosen)), quiet)


def test_journals_are_whole_and_refuse_changes(hall: Hall, crew: Crew, store: OpenStore) -> None:
    hall.sit(crew.wang, hall.exam(crew.wang))
    assert hall.sittings.broken_journals() == ()
    with store.database.write() as session:
        allow_changes(session, "journal_event")
        session.execute(text("UPDATE journal_event SET monotonic = monotonic + 1 WHERE sequence = 4"))
    assert len(hall.sittings.broken_journals()) == 1
