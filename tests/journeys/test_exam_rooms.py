"""An exam prepared for real: 70 people, 2 rooms, 3 sessions, then one officer's sitting by seat, form and code."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.exams.hall import officer
from tests.fakes import READER, FixedClock
from tests.fakes_ui import HandDialogs
from tests.hands import click
from tests.journeys.conftest import Sit
from tests.ui.exam_desk import BLUEPRINT, make_plan
from trainer.app.doorway import Doorway
from trainer.app.services import Services
from trainer.exams.rooms.values import FlawKind
from trainer.people.values import PeopleQuery, PersonDraft
from trainer.ui.exam_rooms.build import SeatsScreen
from trainer.ui.exam_rooms.plan_form import PlanForm
from trainer.ui.exam_rooms.sides import ChangesSide, CodesSide
from trainer.ui.exam_rooms.state import Side
from trainer.ui.exams.build import ExamsScreen
from trainer.ui.shell.window import Management
from trainer.ui.sitting.state import Stage
from trainer.ui.theme import Theme

PEOPLE = 70


@pytest.fixture
def shell(sit: Sit, office: Office, starter: None) -> Management:
    return sit(office.trainer)


def people_of(services: Services, office: Office) -> list[str]:
    stations = [services.people.add_unit(office.administrator, f"第{n}中队", office.unit_id) for n in range(7)]
    names = [f"考生{n:02}" for n in range(PEOPLE)]
    for number, name in enumerate(names):
        draft = PersonDraft(name, unit_id=stations[number % 7], work_number=f"Z{number:03}")
        services.people.add_person(office.administrator, draft)
    return names


def test_from_the_query_to_one_officers_sitting(
    shell: Management,
    dialogs: HandDialogs,
    qtbot: QtBot,
    qapp: QApplication,
    services: Services,
    office: Office,
    clock: FixedClock,
) -> None:
    people_of(services, office)
    query = PeopleQuery(words="考生", unit_id=office.unit_id, limit=200)
    found = services.people.people(office.trainer, query).rows
    assert len(found) == PEOPLE
    drafts = [services.papers.draw(office.administrator, BLUEPRINT, seed) for seed in (3, 4)]
    made = services.papers.seal_forms(office.administrator, drafts, "春季考核")
    plan = replace(make_plan(services, office, clock), paper_id=made.forms[0].paper_id)
    exam_id = services.exams.create_exam(office.trainer, plan, [row.id for row in found])

    shell.go("exams", exam_id)
    exams = shell.visited("exams")
    assert isinstance(exams, ExamsScreen)
    click(qtbot, exams.desk.rooms)
    assert shell.current == "exam_rooms"
    screen = shell.visited("exam_rooms")
    assert isinstance(screen, SeatsScreen)
    arrange(qtbot, screen, clock)
    assert not dialogs.troubles
    seating = services.rooms.seating(office.trainer, exam_id)
    assert len(seating.halls) == 6
    assert {one.form for one in seating.seated} == {"A", "B"}
    flaws = services.rooms.check(
        office.trainer, exam_id, services.rooms.venue(office.trainer, exam_id), screen.presenter.placements
    )
    assert not [flaw for flaw in flaws if flaw.kind is FlawKind.SAME_FORM]

    move_by_hand(qtbot, screen, services, office, dialogs)
    sit_with_code(qtbot, qapp, services, office, clock, exam_id, screen)


def arrange(qtbot: QtBot, screen: SeatsScreen, clock: FixedClock) -> None:
    page = screen.page
    click(qtbot, page.arrange)
    form = page.side
    assert isinstance(form, PlanForm)
    form.rooms[0].room.setText("一号机房")
    click(qtbot, find_button(form, "添加考场"))
    form.rooms[1].room.setText("二号机房")
    for room, (rows, columns) in zip(form.rooms, ((3, 5), (2, 5)), strict=True):
        room.rows.setValue(rows)
        room.columns.setValue(columns)
        room.seats.setValue(rows * columns)
    form.first.setText(f"{(clock.now() + timedelta(hours=1)).astimezone():%Y-%m-%d %H:%M}")
    form.count.setValue(3)
    form.a_day.setValue(3)
    form.every.setValue(90)
    form.leave.setValue(0)
    form.code.setChecked(True)
    assert form.forms.currentIndex() == 1
    click(qtbot, find_button(form, "编排座位"))
    qtbot.waitUntil(page.preview.isVisible)
    assert page.halls.count() == 6
    click(qtbot, page.apply)
    qtbot.waitUntil(lambda: not page.preview.isVisible())
    page.side_wanted.emit(Side.CANDIDATE)


def move_by_hand(qtbot: QtBot, screen: SeatsScreen, services: Services, office: Office, dialogs: HandDialogs) -> None:
    page, exam_id = screen.page, screen.presenter.exam_id
    assert exam_id is not None
    before = services.rooms.seating(office.trainer, exam_id)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    page.move_wanted.emit()
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert services.rooms.seating(office.trainer, exam_id) != before
    click(qtbot, page.undo)
    assert services.rooms.seating(office.trainer, exam_id) == before
    click(qtbot, page.seal)
    dialogs.text = "出警冲突"
    page.move_wanted.emit()
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert not dialogs.troubles
    assert len(services.rooms.changes(office.trainer, exam_id)) == 2
    click(qtbot, page.changes)
    assert isinstance(page.side, ChangesSide)


def sit_with_code(
    qtbot: QtBot,
    qapp: QApplication,
    services: Services,
    office: Office,
    clock: FixedClock,
    exam_id: object,
    screen: SeatsScreen,
) -> None:
    seating = services.rooms.seating(office.trainer, screen.presenter.exam_id)  # type: ignore[arg-type]
    hall = seating.halls[0]
    seat = seating.of_hall(hall.id)[1]
    clock.tick((hall.opens_at - clock.now()).total_seconds())
    screen.refresh()
    click(qtbot, screen.page.codes)
    assert isinstance(screen.page.side, CodesSide)
    code = services.start_codes.shown(office.trainer, seating.exam_id)[0].code
    person = services.people.rows(READER, [seat.person_id])[seat.person_id]
    doorway = Doorway(services, Theme(qapp))
    qtbot.addWidget(doorway)
    actor = officer(person.id, person.name)
    doorway.show_home(actor)
    doorway.begin_exam(actor, services.results.my_exams(actor)[0])
    assert doorway.exam is not None
    window = doorway.exam.window
    for typed, stage in (("1", Stage.CONFIRM), (code, Stage.ANSWERING)):
        window.confirm.code.setText(typed)
        click(qtbot, window.confirm.start)
        assert window._stage is stage
    paper = services.papers.paper(office.administrator, seating.forms["AB".index(seat.form)])
    assert services.sittings.start(actor, seating.exam_id).items[0].question.stem in {
        item.question.stem for item in paper.items
    }
    window.leave()


def find_button(widget: QWidget, words: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == words)
