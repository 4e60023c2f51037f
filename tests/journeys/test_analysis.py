"""From the score list of a closed exam to its analysis, and its difficulty into the question bank."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.question import QuestionKind
from tests.conftest import Office
from tests.exams.hall import EXAMPLE, officer, right_response
from tests.fakes_ui import HandDialogs
from tests.own_files import keep_own
from tests.ui.exam_desk import room_of
from trainer.app.exam_screens import analysis_screen
from trainer.app.services import RESOURCES, Services
from trainer.exams.values import ExamPlan
from trainer.people.values import PersonDraft
from trainer.ui.analysis.build import AnalysisScreen
from trainer.ui.exams.build import build_exams
from trainer.ui.jobs import QtJobs
from trainer.ui.shell.context import Context
from trainer.ui.theme import Theme

PEOPLE = 12


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[QtJobs]:
    Theme(qapp).apply()
    made = QtJobs()
    yield made
    made.stop()


def held(services: Services, office: Office) -> UUID:
    """Twelve people, three questions of the bank; each tries every other one. The office is content with five."""
    text = (RESOURCES / "analysis.toml").read_text(encoding="utf-8")
    keep_own(services, "analysis.toml", text.replace("facility = 10", "facility = 5"))
    services.bank.load_starter(office.administrator)
    blueprint = Blueprint("三题", (BlueprintRow(QuestionKind.SINGLE, 3, Decimal(1)),))
    paper = services.papers.assemble(office.trainer, blueprint, 3)
    now = services.clock.now()
    drafts = (PersonDraft(f"考生{n}", unit_id=office.unit_id) for n in range(PEOPLE))
    crew = [officer(services.people.add_person(office.administrator, one), one.name) for one in drafts]
    plan = ExamPlan("三题测试", 2026, paper.id, now, now + timedelta(hours=2), 60, Decimal(2), EXAMPLE)
    exam_id = services.exams.create_exam(office.trainer, plan, [one.person_id for one in crew])
    for number, person in enumerate(crew):
        view = services.sittings.start(person, exam_id)
        for place, item in enumerate(view.items):
            if (number + place) % 2:
                answer = right_response(paper.items[item.item].question, item.question)
                services.sittings.answer(person, view.sitting_id, item.item, answer, lambda _ack: None)
        services.sittings.submit(person, view.sitting_id)
    services.invigilation.close_exam(office.administrator, exam_id)
    return exam_id


def test_from_the_scores_to_the_bank(qtbot: QtBot, jobs: QtJobs, services: Services, office: Office) -> None:
    exam_id, went = held(services, office), list[tuple[str, object]]()
    context = Context(
        office.administrator, 2026, jobs, HandDialogs(), lambda: None, lambda key, target: went.append((key, target))
    )
    exams = build_exams(context, room_of(services))
    show(qtbot, exams.widget)
    exams.show_desk(exam_id)
    exams.desk.tabs.setCurrentIndex(2)
    click(qtbot, exams.desk.scores.analysis)
    assert went == [("analysis", exam_id)]
    screen = analysis_screen(context, services)
    assert isinstance(screen, AnalysisScreen)
    show(qtbot, screen.widget)
    screen.open(exam_id)
    page = screen.page
    qtbot.waitUntil(page.table.isVisible)
    assert page.table.rows.rowCount() == 3
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.panel.accept is not None and page.panel.accept.isVisible())
    click(qtbot, page.panel.accept)
    qtbot.waitUntil(lambda: "1" in page.said.text())
    line = page.table.rows.row_at(0)
    assert line is not None
    (estimate,) = services.estimates.of_question(office.trainer, line.question_id)
    assert (estimate.exam_id, estimate.draft.people, estimate.draft.share) == (exam_id, 6, Decimal(1))


def show(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(1150, 700)
    widget.show()


def click(qtbot: QtBot, button: QPushButton | None) -> None:
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
