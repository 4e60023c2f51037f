"""The marking page without its widgets."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from question_bank.marking import round_score
from question_bank.question import Picture, Table
from tests.bank.test_pictures import drawn
from tests.conftest import Office
from tests.exams.hall import officer
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs, RecordingView
from tests.ui.exam_desk import add_crew, make_plan, sit
from trainer.app.services import Services
from trainer.exams.marking.values import DoubleRule
from trainer.people.values import PersonDraft
from trainer.ui.marking.build import build_marking
from trainer.ui.marking.presenter import MarkingPresenter
from trainer.ui.marking.state import MarkingState, key_of, points_of, share_points
from trainer.ui.marking.view import MarkingPage
from trainer.ui.shell.context import Context
from trainer.ui.theme import Theme
from trainer.ui.widgets.figures import FigureColumn, PictureView
from trainer.ui.working import InlineWorking


class Desk:
    """Three short answers wait."""

    def __init__(self, services: Services, office: Office, clock: FixedClock) -> None:
        def names(ids: Iterable[UUID]) -> dict[UUID, str]:
            return {key: row.name for key, row in services.people.known(ids).items()}

        self.services, self.marker = services, office.trainer
        crew = add_crew(services, office)
        ids = [person.person_id for person in crew]
        self.exam_id = services.exams.create_exam(office.trainer, make_plan(services, office, clock), ids)
        for person, text in zip(crew, ("事先经同意", "按程度补偿", "略"), strict=True):
            sit(services, person, self.exam_id, text)
        self.view: RecordingView[MarkingState] = RecordingView()
        self.dialogs = HandDialogs()
        self.presenter = MarkingPresenter(
            self.view, services.marking, services.exams, office.trainer, self.dialogs, InlineWorking(), names
        )
        self.presenter.refresh()

    @property
    def state(self) -> MarkingState:
        return self.view.state


@pytest.fixture
def desk(services: Services, office: Office, starter: None, clock: FixedClock) -> Desk:
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


def test_half_a_point_and_points_typed_for_one_count(desk: Desk) -> None:
    answer = desk.state.answer
    assert answer is not None
    worth = share_points(answer, points_of(answer)[0])
    desk.presenter.half(0)
    assert desk.state.points == round_score(worth / 2)
    desk.presenter.half(0)
    desk.presenter.set_part(0, Decimal("0.5"))
    desk.presenter.tick(1)
    assert desk.state.points == Decimal("0.5") + share_points(answer, points_of(answer)[1])
    desk.presenter.award()
    (award,) = desk.services.marking.awards(desk.marker, answer.sitting_id, answer.item)
    assert award.found[0] == Decimal("0.5")


def test_progress_names_the_markers_and_what_is_open(qtbot: QtBot, desk: Desk) -> None:
    give(desk)
    desk.presenter.show_progress()
    assert desk.state.progress is not None
    (line,) = desk.state.progress
    assert (line.settled, line.progress.open, line.markers) == (1, 2, (("李娜", 1),))
    page = MarkingPage()
    qtbot.addWidget(page)
    page.show_state(desk.state)
    assert page.pages.currentWidget() is page.progress
    assert "2" in page.progress.sum.text()
    desk.presenter.look_at(line)
    page.show_state(desk.state)
    assert page.progress.marked.rows.rowCount() == 1
    ((who, points, correction),) = desk.state.marked[0].given
    assert (who, points, correction) == ("李娜", desk.state.marked[0].answer.points, False)
    for _rest in range(2):
        desk.presenter.hide_progress()
        give(desk)
    desk.presenter.show_progress()
    assert (desk.state.progress[0].settled, desk.state.progress[0].progress.open) == (3, 0)
    desk.presenter.hide_progress()
    page.show_state(desk.state)
    assert page.pages.currentIndex() == 1


def test_a_first_mark_of_two_is_changed_without_a_reason(desk: Desk, services: Services, office: Office) -> None:
    desk.presenter.refresh()
    plan = replace(
        services.exams.exam(office.trainer, desk.exam_id).plan, title="双评", double=DoubleRule(Decimal("0.2"))
    )
    person = services.people.add_person(office.administrator, PersonDraft("钱芳", unit_id=office.unit_id))
    exam_id = services.exams.create_exam(office.trainer, plan, [person])
    sit(services, officer(person, "钱芳"), exam_id, "事先同意")
    desk.presenter.refresh()
    key = next(group.key for group in desk.state.groups if group.exam == "双评")
    desk.presenter.choose_group(key)
    give(desk)
    desk.presenter.take_back()
    assert (desk.state.correcting, desk.state.settled) == (True, False)
    give(desk, 1)
    assert desk.dialogs.said == []
    assert [one.exam_id for one in services.marking.waiting(desk.marker)] == [desk.exam_id] * 3
    assert exam_id in {one.exam_id for one in services.marking.waiting(office.administrator)}


def test_an_answer_is_marked_by_keyboard_alone(
    qtbot: QtBot, qapp: QApplication, services: Services, office: Office, starter: None, clock: FixedClock
) -> None:
    Theme(qapp).apply()
    desk = Desk(services, office, clock)
    context = Context(office.trainer, 2026, InlineWorking(), desk.dialogs, lambda: None, lambda _key, _target: None)
    screen = build_marking(context, services.marking, services.exams, services.people)
    qtbot.addWidget(screen.widget)
    screen.widget.show()
    screen.refresh()
    qtbot.waitActive(screen.widget)
    page, answer = screen.page, desk.state.answer
    assert answer is not None
    one, two = (share_points(answer, point) for point in points_of(answer)[:2])
    qtbot.waitUntil(page.give.hasFocus)
    qtbot.keyClick(page.give, Qt.Key.Key_1)
    qtbot.keyClick(page.give, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.points.points() == one + round_score(two / 2)
    assert page.list.boxes[1].checkState() is Qt.CheckState.PartiallyChecked
    qtbot.keyClick(page.give, Qt.Key.Key_Return)
    assert len(services.marking.waiting(office.trainer)) == 2
    qtbot.keyClick(page.give, Qt.Key.Key_0)
    qtbot.keyClick(page.give, Qt.Key.Key_Return)
    assert len(services.marking.waiting(office.trainer)) == 1
