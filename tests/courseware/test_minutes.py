"""Minutes over the real store: kept with their reasons, one session at a time, finished by a quiz."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.conftest import Office
from tests.courseware.studied import SUBJECT, approved, chosen, study
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.courseware.minutes.service import StudyService
from trainer.courseware.minutes.values import Reason, Stretch
from trainer.courseware.values import CoursewareDraft
from trainer.courseware.words import ERRORS
from trainer.hours.values import HourCategory
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.store.audit import read_trail
from trainer.store.errors import NotAllowed, Refused
from trainer.ui.reader.record_list import terms_words

DRAFT = CoursewareDraft("行政处罚法讲解", minutes=2, hours_category=HourCategory.PUBLIC_LAW, subject=SUBJECT)


@pytest.fixture
def item(services: Services, office: Office, tmp_path: Path) -> Any:
    path = tmp_path / "讲解.txt"
    path.write_text("第一条", encoding="utf-8")
    return services.courseware.add(office.trainer, path, DRAFT)


@pytest.fixture
def officer(services: Services, office: Office) -> Actor:
    person = services.people.add_person(office.administrator, PersonDraft("陈建国", unit_id=office.unit_id))
    return Actor(person, person, "陈建国", frozenset({Role.OFFICER}))


@pytest.mark.both_engines
def test_each_stretch_is_kept_with_its_reason_and_shown_to_officer_and_administrator(
    services: Services, office: Office, officer: Actor, item: Any, clock: FixedClock
) -> None:
    made = services.study.begin(officer, item)
    clock.tick(60)
    kept = services.study.keep(officer, made, [Stretch(Reason.STUDIED, 40), Stretch(Reason.AWAY, 20)])
    assert (kept.credited, kept.elsewhere, kept.finished) == (40, False, False)
    for actor in (officer, office.administrator):
        record = services.study.record(actor, officer.person_id, item)
        assert [(one.seconds, one.reason) for one in record] == [(20, Reason.AWAY), (40, Reason.STUDIED)]
    stranger = replace(officer, person_id=office.trainer.person_id)
    with pytest.raises(NotAllowed):
        services.study.record(stranger, officer.person_id, item)


@pytest.mark.both_engines
def test_a_kept_minute_names_the_figures_it_was_counted_by_whatever_comes_later(
    services: Services, office: Office, officer: Actor, item: Any, clock: FixedClock
) -> None:
    """Another edition of the program, or another PC of the office, counts by other figures."""
    ours = services.study
    later = replace(ours.terms, title="另一版参数", idle=600_000)
    others = StudyService(*services.common, services._question_pool, later)
    for counts in (ours, ours, others, ours):
        clock.tick(60)
        made = counts.begin(officer, item)
        clock.tick(10)
        counts.keep(officer, made, [Stretch(Reason.STUDIED, 10)])
    record = others.record(officer, officer.person_id, item)
    assert [one.by.terms for one in record if one.by] == [ours.terms, later, ours.terms, ours.terms]
    with services.store.database.read() as session:
        named = [one for one in read_trail(session) if one.action == "courseware.terms_in_force"]
    assert [(one.actor_id, one.detail["idle"]) for one in named] == [
        (None, "300000"),
        (None, "600000"),
        (None, "300000"),
    ]
    newest, between, oldest = terms_words(record)
    assert "软件自定的课件计时参数：5 分钟无操作" in newest
    assert "另一版参数：10 分钟无操作" in between
    assert newest != oldest


def test_no_more_is_credited_than_has_passed_nor_than_the_item_is_long(
    services: Services, officer: Actor, item: Any, clock: FixedClock
) -> None:
    made = services.study.begin(officer, item)
    clock.tick(30)
    assert services.study.keep(officer, made, [Stretch(Reason.STUDIED, 3600)]).credited == 30
    clock.jump(86400)
    assert services.study.keep(officer, made, [Stretch(Reason.STUDIED, 60)]).credited == 30
    clock.tick(600)
    assert services.study.keep(officer, made, [Stretch(Reason.STUDIED, 600)]).credited == 120
    reasons = {one.reason for one in services.study.record(officer, officer.person_id, item)}
    assert reasons == {Reason.STUDIED, Reason.FULL}


def test_only_the_newest_session_of_a_person_is_credited(
    services: Services, office: Office, officer: Actor, item: Any, clock: FixedClock
) -> None:
    first = services.study.begin(officer, item)
    services.study.begin(office.trainer, item)
    clock.tick(60)
    assert not services.study.keep(officer, first, [Stretch(Reason.STUDIED, 30)]).elsewhere
    second = services.study.begin(officer, item)
    clock.tick(60)
    kept = services.study.keep(officer, first, [Stretch(Reason.STUDIED, 60)])
    assert (kept.credited, kept.elsewhere) == (30, True)
    assert services.study.keep(officer, second, [Stretch(Reason.STUDIED, 60)]).credited == 90
    with pytest.raises(NotAllowed):
        services.study.keep(office.trainer, second, [Stretch(Reason.STUDIED, 1)])


def test_what_was_kept_stands_after_a_kill_and_the_place_and_notes_too(
    services: Services, officer: Actor, item: Any, clock: FixedClock
) -> None:
    made = study(services, officer, item, clock, 60)
    services.study.remember(officer, made, "7", False)
    services.study.write_note(officer, made, "第五十一条要背")
    again = services.study.begin(officer, item)
    assert (again.credited, again.room, again.place, again.note) == (60, 60, "7", "第五十一条要背")


@pytest.mark.parametrize("table", ["study_session", "study_stretch", "study_question", "study_quiz"])
def test_the_record_only_grows(
    services: Services, office: Office, officer: Actor, item: Any, clock: FixedClock, table: str
) -> None:
    approved(services, office, 3)
    made = study(services, officer, item, clock, 120, seen=True)
    asked = services.study_quizzes.question(made)
    assert asked is not None
    services.study_quizzes.answer(officer, made, asked, chosen(asked, True), in_time=True)
    services.study_quizzes.hand_in(officer, made, [asked], [chosen(asked, False)])
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET session_id = session_id"):
        statement = statement.replace("session_id", "number") if table == "study_session" else statement
        with pytest.raises(DatabaseError, match="append only"), services.store.database.write() as session:
            session.execute(text(statement))


@pytest.mark.both_engines
def test_a_passed_quiz_finishes_the_item_and_a_failed_one_waits(
    services: Services, office: Office, officer: Actor, item: Any, clock: FixedClock
) -> None:
    approved(services, office, 6)
    made = study(services, officer, item, clock, 60, seen=True)
    with pytest.raises(Refused) as refusal:
        services.study_quizzes.quiz(officer, made)
    assert refusal.value.code == "courseware.quiz_too_early"
    made = study(services, officer, item, clock, 60, seen=True)
    asked = services.study_quizzes.quiz(officer, made)
    assert len(asked) == 5
    assert all(one.question.answer is None and not one.question.rationale for one in asked)
    failed = services.study_quizzes.hand_in(officer, made, asked, [chosen(one, False) for one in asked])
    assert (failed.passed, failed.right) == (False, 0)
    with pytest.raises(Refused) as refusal:
        services.study_quizzes.quiz(officer, made)
    assert refusal.value.code == "courseware.quiz_wait"
    clock.tick(services.study.terms.quiz_again / 1000)
    asked = services.study_quizzes.quiz(officer, made)
    passed = services.study_quizzes.hand_in(
        officer, made, asked, [chosen(one, number < 3) for number, one in enumerate(asked)]
    )
    assert passed.passed
    (progress,) = services.courseware.progress_of(officer, officer.person_id)
    assert (progress.seconds, progress.finished) == (120, True)
    assert [one.passed for one in services.study_quizzes.quizzes(office.trainer, officer.person_id, item)] == [
        True,
        False,
    ]


def test_hours_come_once_to_who_studied_all_and_passed(
    services: Services, office: Office, officer: Actor, item: Any, clock: FixedClock
) -> None:
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")
    services.courseware.change(office.trainer, item, replace(DRAFT, minutes=45))
    approved(services, office, 5)
    made = study(services, officer, item, clock, 45 * 60, seen=True)
    assert services.study_credits.credit_item(office.trainer, item) == 0
    asked = services.study_quizzes.quiz(officer, made)
    services.study_quizzes.hand_in(officer, made, asked, [chosen(one, True) for one in asked])
    assert services.study_credits.credit_item(office.trainer, item) == 1
    assert services.study_credits.credit_item(office.trainer, item) == 0
    (entry,) = services.hours.pending(office.trainer)
    assert (entry.draft.person_id, entry.draft.hours) == (officer.person_id, 1)


def test_questions_are_approved_of_the_subject_and_not_held_back(
    services: Services, office: Office, officer: Actor, item: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not services.study.begin(officer, item).asks
    approved(services, office, 3, "行政许可法")
    ids = approved(services, office, 2, SUBJECT + "/听证")
    made = services.study.begin(officer, item)
    assert made.asks
    first = services.study_quizzes.question(made)
    assert first is not None
    assert first.question_id in ids
    services.study_quizzes.answer(officer, made, first, None, in_time=False)
    second = services.study_quizzes.question(made)
    assert second is not None
    assert {first.question_id, second.question_id} == set(ids)
    monkeypatch.setattr(services.practice, "held_back", lambda: frozenset(ids))
    assert services.study_quizzes.question(made) is None


def test_without_a_subject_the_end_of_the_length_finishes(
    services: Services, office: Office, officer: Actor, item: Any, clock: FixedClock
) -> None:
    services.courseware.change(office.trainer, item, replace(DRAFT, subject=""))
    study(services, officer, item, clock, 120, seen=False)
    made = services.study.begin(officer, item)
    services.study.remember(officer, made, "", True)
    assert services.study.keep(officer, made, []).finished
    with pytest.raises(Refused) as refusal:
        services.study_quizzes.quiz(officer, made)
    assert refusal.value.code == "courseware.no_quiz"
    assert refusal.value.code in ERRORS


def test_an_item_with_a_subject_waits_for_its_quiz_while_there_are_no_questions(
    services: Services, officer: Actor, item: Any, clock: FixedClock
) -> None:
    made = study(services, officer, item, clock, 120, seen=True)
    assert (made.asks, made.quizzed) == (False, True)
    assert not services.study.keep(officer, made, []).finished
    with pytest.raises(Refused) as refusal:
        services.study_quizzes.quiz(officer, made)
    assert refusal.value.code == "courseware.no_quiz"
