"""The marking page without its widgets."""

from dataclasses import replace
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from question_bank.question import Picture, Table
from tests.bank.test_pictures import drawn
from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs, RecordingView
from tests.ui.exam_desk import add_crew, make_plan, sit
from trainer.app.services import Services
from trainer.ui.marking.presenter import MarkingPresenter
from trainer.ui.marking.state import MarkingState, key_of, points_of, share_points
from trainer.ui.marking.view import MarkingPage
from trainer.ui.widgets.figures import FigureColumn, PictureView


class Desk:
    """Three short answers wait."""

    def __init__(self, services: Services, office: Office, clock: FixedClock) -> None:
        self.services, self.marker = services, office.trainer
        services.bank.load_starter(office.administrator)
        crew = add_crew(services, office)
        ids = [person.person_id for person in crew]
        self.exam_id = services.exams.create_exam(office.trainer, make_plan(services, office, clock), ids)
        for person, text in zip(crew, ("事先经同意", "按程度补偿", "略"), strict=True):
            sit(services, person, self.exam_id, text)
        self.view: RecordingView[MarkingState] = RecordingView()
        self.dialogs = HandDialogs()
        self.presenter = MarkingPresenter(self.view, services.marking, services.exams, office.trainer, self.dialogs)
        self.presenter.refresh()

    @property
    def state(self) -> MarkingState:
        return self.view.state


@pytest.fixture
def desk(services: Services, office: Office, clock: FixedClock) -> Desk:
    return Desk(services, office, clock)


def give(desk: Desk, place: int = 0) -> None:
    desk.presenter.tick(place)
    desk.presenter.award()


def test_answers_stand_under_their_question_without_names(desk: Desk) -> None:
    (group,) = desk.state.groups
    assert (group.exam, group.number, len(group.answers)) == ("春季考核", 6, 3)
    assert desk.state.left == 3


def test_ticks_give_their_share_and_all_of_them_the_full_score(desk: Desk) -> None:
    answer = desk.state.answer
    assert answer is not None
    desk.presenter.tick(0)
    assert desk.state.points == share_points(answer, points_of(answer)[0])
    for place in range(1, len(points_of(answer))):
        desk.presenter.tick(place)
    assert desk.state.points == answer.of
    desk.presenter.tick(0)
    assert desk.state.points < answer.of


def test_enter_alone_gives_nobody_no_points_by_a_slip(desk: Desk) -> None:
    desk.presenter.award()
    assert desk.state.given == {}
    assert desk.state.said
    desk.presenter.tick_none()
    desk.presenter.award()
    assert list(desk.state.given.values()) == [Decimal(0)]


def test_awards_pace_through_the_queue_until_it_is_empty(desk: Desk) -> None:
    seen = []
    for _place in range(3):
        assert desk.state.answer is not None
        seen.append(key_of(desk.state.answer))
        give(desk)
    assert len(set(seen)) == 3
    assert desk.state.left == 0
    assert desk.state.answer is None
    assert desk.services.marking.waiting(desk.marker) == ()


def test_the_last_award_is_corrected_with_a_note_and_both_stand(desk: Desk) -> None:
    give(desk)
    key = desk.state.last
    assert key is not None
    desk.presenter.take_back()
    assert desk.state.correcting
    desk.presenter.tick(0)
    desk.presenter.tick(1)
    desk.presenter.award()
    before = dict(desk.state.given)
    desk.dialogs.text = "漏看第二点"
    desk.presenter.award()
    assert desk.state.given != before
    versions = desk.services.marking.versions(desk.marker, key[0])
    assert [version.note for version in versions] == ["", "", "漏看第二点"]


def test_points_typed_by_hand_count(desk: Desk) -> None:
    desk.presenter.set_points(Decimal("2.5"))
    desk.presenter.award()
    assert list(desk.state.given.values()) == [Decimal("2.5")]


def test_the_marker_sees_the_pictures_and_tables_of_case_and_part(qtbot: QtBot, desk: Desk) -> None:
    picture, table = Picture("a" * 64, 60, 40, "禁令标志"), Table((("轴数", "限值"), ("2", "18")))
    group = desk.state.groups[0]
    part = replace(group.answers[0].question, figures=(table,))
    answer = replace(group.answers[0], stimulus="材料", material=(picture,), question=part)
    page = MarkingPage()
    qtbot.addWidget(page)
    asked: list[str] = []
    page.pictures = lambda own: (asked.append(own), drawn())[1]
    page.show_state(replace(desk.state, groups=(replace(group, answers=(answer,)),), group_key=group.key, at=0))
    assert asked == [picture.hash]
    assert [len(column.findChildren(PictureView)) for column in page.findChildren(FigureColumn)] == [1, 0]
