"""A study that is going on, without its widgets: questions at random moments, the quiz, what is kept."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from tests.conftest import Office
from tests.courseware.studied import SUBJECT, approved, chosen
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs, RecordingFace
from trainer.app.own import study_room
from trainer.app.services import Services
from trainer.courseware.minutes.values import Reason
from trainer.courseware.values import CoursewareDraft
from trainer.store.errors import StoreTrouble
from trainer.ui.reader.study import Studying
from trainer.ui.reader.study_pages import outcome_words
from trainer.ui.reader.study_state import StudyPage, StudyState
from trainer.ui.reader.study_strip import counted_words, hint_words, now_words


class Desk:
    """The administrator studies an item of 30 minutes."""

    def __init__(self, services: Services, office: Office, clock: FixedClock, file: Path) -> None:
        file.write_text("第一条", encoding="utf-8")
        added = services.courseware.add(office.trainer, file, CoursewareDraft("讲解", minutes=30, subject=SUBJECT))
        assert added is not None
        self.item: UUID = added
        self.services, self.clock, self.actor = services, clock, office.administrator
        self.dialogs, self.ended = HandDialogs(), list[str]()
        self.study, self.face = self.open()

    def open(self) -> tuple[Studying, RecordingFace]:
        item = self.services.courseware.item(self.item)
        study = Studying(study_room(self.services), self.actor, item, self.dialogs, lambda: self.ended.append("ended"))
        face = RecordingFace()
        study.attach(face, True, None)
        return study, face

    @property
    def state(self) -> StudyState:
        return self.face.state

    def read(self, seconds: int, until: Callable[[], bool] = lambda: False) -> None:
        for _tick in range(seconds // 10):
            if until():
                return
            self.clock.tick(10)
            self.study.touched()
            self.study.ticked(True)

    def answer(self, right: bool) -> None:
        self.study.answer([chosen(one, right) for one in self.state.asked])

    def read_all(self) -> None:
        """To the end of the length, every question answered rightly."""
        while self.state.credited < 30 * 60:
            self.read(3600, lambda: self.state.page is StudyPage.QUESTION or self.state.reason is Reason.FULL)
            if self.state.page is StudyPage.QUESTION:
                self.answer(True)
                self.study.back()


@pytest.fixture
def desk(services: Services, office: Office, clock: FixedClock, tmp_path: Path) -> Desk:
    approved(services, office, 6)
    return Desk(services, office, clock, tmp_path / "讲解.txt")


def test_a_question_comes_within_the_set_minutes_and_its_time_counts_if_it_is_right(desk: Desk) -> None:
    desk.read(3600, lambda: desk.state.page is StudyPage.QUESTION)
    before = desk.state.credited
    assert before <= desk.services.study.terms.question_until / 1000 + 10
    desk.read(30)
    assert (desk.state.credited, desk.state.left) == (before, 30)
    desk.study.back()
    assert desk.state.page is StudyPage.QUESTION
    desk.answer(True)
    assert (desk.state.page, desk.state.verdict, desk.state.credited) == (StudyPage.OUTCOME, True, before + 30)
    desk.study.back()
    assert desk.state.page is StudyPage.READING


def test_no_question_is_escaped_by_looking_at_the_record(desk: Desk) -> None:
    desk.study.show_record()
    desk.read(3600, lambda: desk.state.page is StudyPage.QUESTION)
    assert desk.state.page is StudyPage.QUESTION
    assert desk.state.credited <= desk.services.study.terms.question_until / 1000 + 10
    desk.answer(True)
    desk.read(3600, lambda: desk.state.page is StudyPage.QUESTION)
    assert desk.state.page is StudyPage.QUESTION


def test_a_wrong_answer_takes_its_time_and_another_question_comes_soon(desk: Desk) -> None:
    desk.read(3600, lambda: desk.state.page is StudyPage.QUESTION)
    before = desk.state.credited
    desk.read(30)
    desk.answer(False)
    assert (desk.state.credited, outcome_words(desk.state)[0]) == (before, "✗")
    desk.study.back()
    desk.read(130, lambda: desk.state.page is StudyPage.QUESTION)
    assert desk.state.credited - before == 120


def test_a_question_left_alone_stops_the_count_until_it_is_answered(desk: Desk) -> None:
    desk.read(3600, lambda: desk.state.page is StudyPage.QUESTION)
    before = desk.state.credited
    desk.read(300)
    assert (desk.state.late, desk.state.reason, desk.state.credited) == (True, Reason.UNANSWERED, before)
    desk.answer(True)
    assert not desk.state.verdict
    assert outcome_words(desk.state) == "作答超时，出题以来的时间不计。"
    desk.study.back()
    desk.read(60)
    assert desk.state.credited == before + 60


def test_the_quiz_comes_after_the_length_and_the_end_and_finishes(desk: Desk) -> None:
    desk.study.begin_quiz()
    assert [trouble.code for trouble in desk.dialogs.troubles] == ["courseware.quiz_too_early"]
    desk.read_all()
    assert not desk.state.quiz_ready
    assert "结尾" in hint_words(desk.state)
    desk.study.moved("1.0", True)
    assert desk.state.quiz_ready
    desk.study.begin_quiz()
    assert desk.state.page is StudyPage.QUIZ
    desk.answer(True)
    assert desk.state.finished
    desk.study.closed()
    (progress,) = desk.services.courseware.progress_of(desk.actor, desk.actor.person_id)
    assert (progress.seconds, progress.finished, desk.ended) == (1800, True, ["ended"])


def test_the_record_shows_both_sides_and_the_strip_says_why_nothing_counts(desk: Desk) -> None:
    for _tick in range(6):
        desk.clock.tick(10)
        desk.study.ticked(False)
    assert now_words(desk.state)[0] == "未计时：窗口不在最前"
    assert counted_words(desk.state) == "已学 0:10 / 30:00"
    desk.study.show_record()
    assert {one.reason for one in desk.state.record} == {Reason.AWAY, Reason.STUDIED}
    assert sum(one.seconds for one in desk.state.record) == 60


def test_a_second_session_elsewhere_stops_the_first_and_says_so(desk: Desk) -> None:
    desk.read(60)
    first, face = desk.study, desk.face
    desk.study, desk.face = desk.open()
    for _tick in range(7):
        desk.clock.tick(10)
        first.ticked(True)
    assert (face.state.reason, face.state.credited) == (Reason.ELSEWHERE, 60)


def test_a_store_that_cannot_be_written_loses_no_minute(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.study.attach(desk.face, True, None)

    def full(*_arguments: object) -> None:
        raise StoreTrouble("store.disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(desk.services.study, "keep", full)
        desk.read(120, lambda: desk.state.page is StudyPage.QUESTION)
    told, counted = len(desk.dialogs.troubles), desk.state.credited
    assert told == 1
    desk.study.show_record()
    assert sum(one.seconds for one in desk.state.record) == desk.state.credited == counted


def test_notes_and_place_are_there_when_it_is_opened_again(desk: Desk) -> None:
    desk.study.moved("0.5", False)
    desk.study.write_note("第五十一条")
    desk.study.closed()
    study, _face = desk.open()
    assert (study.place, study.note) == ("0.5", "第五十一条")


def test_notes_that_are_too_long_are_told_once_and_take_no_minute(desk: Desk) -> None:
    desk.study.write_note("长" * 20_001)
    desk.read(120, lambda: desk.state.page is StudyPage.QUESTION)
    assert [trouble.code for trouble in desk.dialogs.troubles] == ["courseware.note_too_long"]
    record = desk.services.study.record(desk.actor, desk.actor.person_id, desk.item)
    assert sum(one.seconds for one in record) >= 60
