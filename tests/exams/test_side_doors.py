"""Keys stay closed to those who have yet to sit, and a paper is what was approved when it was sealed."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from question_bank.question import Choice
from tests.conftest import Office
from tests.exams.conftest import Crew
from tests.exams.hall import BLUEPRINT, WRITTEN, Hall
from tests.fakes import FixedClock
from trainer.exams.values import Attendance, ReviewPolicy
from trainer.store.errors import NotAllowed, Refused


def test_keys_are_shown_only_when_the_last_one_has_handed_in(hall: Hall, crew: Crew, clock: FixedClock) -> None:
    exam = hall.exam(crew.wang, crew.zhao)
    hall.sit(crew.wang, exam)
    clock.tick(8 * 3600)
    hall.sittings.start(crew.zhao, exam)
    clock.tick(60)
    early = hall.results.my_result(crew.wang, exam)
    assert (early.items, early.answers_from) == ((), clock.now() + timedelta(minutes=59))
    hall.sittings.submit(crew.zhao, hall.sittings.resume(crew.zhao, exam).sitting_id)
    assert len(hall.results.my_result(crew.wang, exam).items) == 9


def test_who_has_yet_to_sit_marks_nobody_in_that_exam(hall: Hall, crew: Crew, office: Office) -> None:
    exam = hall.exam(crew.wang, office.trainer, blueprint=WRITTEN)
    sitting = hall.sit(crew.wang, exam).sitting_id
    assert hall.marking.waiting(office.trainer) == ()
    with pytest.raises(NotAllowed):
        hall.marking.award(office.trainer, sitting, 0, Decimal(1))
    hall.sit(office.trainer, exam)
    assert {one.sitting_id for one in hall.marking.waiting(office.trainer)} == {sitting}


def test_who_is_to_sit_a_paper_may_not_read_it_before(hall: Hall, crew: Crew, office: Office) -> None:
    exam = hall.exam(office.trainer)
    paper = hall.exams.exam(hall.head, exam).plan.paper_id
    with pytest.raises(NotAllowed):
        hall.papers.paper(office.trainer, paper)
    hall.sit(office.trainer, exam)
    assert hall.papers.paper(office.trainer, paper).id == paper


def test_who_has_read_a_paper_may_not_sit_it(hall: Hall, crew: Crew, office: Office) -> None:
    exam = hall.exam(crew.wang)
    hall.papers.paper(office.trainer, hall.exams.exam(hall.head, exam).plan.paper_id)
    hall.exams.add_candidates(hall.head, exam, [office.trainer.person_id])
    with pytest.raises(Refused, match="paper_seen"):
        hall.sittings.start(office.trainer, exam)


def test_a_draft_is_not_sealed_once_the_bank_has_changed_below_it(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = hall.papers.draw(hall.head, BLUEPRINT, 5)
    changed = replace(draft.items[0], version_id=draft.items[1].version_id)
    with pytest.raises(Refused, match=r"paper\.outdated"):
        hall.papers.seal(hall.head, replace(draft, items=(changed, *draft.items[1:])))
    with monkeypatch.context() as parked:
        parked.setattr(hall.bank, "versions_for", lambda _actor, _keys, checked=False: {})
        with pytest.raises(Refused, match=r"paper\.outdated"):
            hall.papers.seal(hall.head, draft)
    assert hall.papers.seal(hall.head, draft).items == draft.items


def test_who_joins_a_retake_late_repeats_it_too(hall: Hall, crew: Crew, office: Office, clock: FixedClock) -> None:
    exam = hall.exam(crew.wang, crew.zhao, crew.sun)
    for person in (crew.wang, crew.zhao):
        hall.sit(person, exam, right=0)
    hall.exams.set_attendance(office.trainer, exam, [crew.sun.person_id], Attendance.DEFERRED, "住院")
    now = clock.now()
    made = hall.exams.schedule_retake(hall.head, exam, [crew.wang.person_id], now, now + timedelta(hours=2))
    hall.exams.add_candidates(hall.head, made.exam_id, [crew.zhao.person_id, crew.sun.person_id])
    first = {row.person_id: row.first_attempt for row in hall.exams.roster(hall.head, made.exam_id)}
    assert first == {crew.wang.person_id: False, crew.zhao.person_id: False, crew.sun.person_id: True}


def test_an_answer_outside_the_own_sitting_is_nobodys(hall: Hall, crew: Crew) -> None:
    view = hall.sittings.start(crew.wang, hall.exam(crew.wang, crew.zhao))
    with pytest.raises(NotAllowed):
        hall.sittings.answer(crew.zhao, view.sitting_id, 0, Choice(frozenset({0})), lambda _: None)


def test_a_window_that_ended_is_not_moved_where_the_key_was_shown(hall: Hall, crew: Crew, clock: FixedClock) -> None:
    shown, hidden = hall.exam(crew.wang, crew.zhao), hall.exam(crew.wang, review=ReviewPolicy.SCORE)
    clock.tick(9 * 3600)
    ahead = (clock.now(), clock.now() + timedelta(hours=1))
    with pytest.raises(Refused) as refusal:
        hall.exams.reschedule(hall.head, shown, *ahead, "补一场")
    assert refusal.value.code == "exam.answers_shown"
    hall.exams.reschedule(hall.head, hidden, *ahead, "补一场")
