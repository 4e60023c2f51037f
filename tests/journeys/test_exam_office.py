"""From a blueprint to a closed exam with its hours, through the built pages."""

import random
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from question_bank.question import QuestionKind
from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs
from tests.ui.exam_desk import add_crew, room_of, sit
from trainer.app.paper_files import PaperFiles
from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.ui.exams.build import ExamsScreen, build_exams
from trainer.ui.jobs import QtJobs
from trainer.ui.marking.build import build_marking
from trainer.ui.papers.build import build_papers
from trainer.ui.papers.room import PapersRoom
from trainer.ui.shell.context import Context, Screen
from trainer.ui.theme import Theme

INITIALS = ("wq", "zj", "sl")


class Shelf:
    """The three pages side by side, as the shell would hold them."""

    def __init__(self, qtbot: QtBot, services: Services, actor: Actor) -> None:
        self.qtbot, self.services = qtbot, services
        self.jobs, self.dialogs = QtJobs(), HandDialogs()
        self.shown: Screen | None = None
        self.context = Context(actor, 2026, self.jobs, self.dialogs, self.refresh, lambda _key, _target: None)

    def refresh(self) -> None:
        if self.shown is not None:
            self.shown.refresh()

    def show(self, screen: Screen) -> None:
        self.qtbot.addWidget(screen.widget)
        screen.widget.resize(1150, 700)
        screen.widget.show()
        self.shown = screen
        screen.refresh()

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.fixture
def shelf(qtbot: QtBot, qapp: QApplication, services: Services, office: Office, starter: None) -> Iterator[Shelf]:
    Theme(qapp).apply()
    built = Shelf(qtbot, services, office.trainer)
    yield built
    built.jobs.stop()


def shown_primary(qtbot: QtBot, widget: QWidget) -> QPushButton:
    """The main button of a panel, once the panel has come up."""

    def found() -> list[QPushButton]:
        return [one for one in widget.findChildren(QPushButton, "primary") if one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_a_paper_an_exam_the_room_the_marks_and_the_hours(
    shelf: Shelf, qtbot: QtBot, services: Services, office: Office, clock: FixedClock
) -> None:
    seal_a_paper(shelf, qtbot, services)
    crew = add_crew(services, office)
    screen = set_an_exam(shelf, qtbot, services)
    exam = services.exams.exams(office.trainer)[0]
    clock.tick((exam.plan.opens_at - clock.now()).total_seconds())
    for person in crew:
        sit(services, person, exam.id, "事先经有关交通主管部门同意", submit=person is not crew[0])
    invigilate(shelf, qtbot, screen)
    mark(shelf, qtbot, services)
    settle(services, office, clock, exam.id)
    shelf.show(screen)
    screen.desk.tabs.setCurrentIndex(2)
    shelf.click(screen.desk.scores.credit)
    shelf.click(shown_primary(qtbot, screen.desk.scores.panel))
    qtbot.waitUntil(lambda: len(services.hours.pending(office.trainer)) == 3)


def settle(services: Services, office: Office, clock: FixedClock, exam_id: UUID) -> None:
    """审定, 公示 and 生效 by their named persons, so that the hours may be entered."""
    services.standing.review(office.administrator, exam_id)
    services.standing.publish(office.trainer, exam_id)
    clock.tick(timedelta(days=30).total_seconds())
    services.standing.bring_into_force(office.administrator, exam_id)


def seal_a_paper(shelf: Shelf, qtbot: QtBot, services: Services) -> None:
    room = PapersRoom(
        services.papers, services.bank, services.people, services.exams.rules, random.Random(1), PaperFiles(services)
    )
    screen = build_papers(shelf.context, room)
    shelf.show(screen)
    page = screen.page
    while len(page.editor.fields) > 2:
        shelf.click(page.editor.fields[-1].remove)
    single, short = page.editor.fields
    single.count.setValue(5)
    single.score.setValue(2)
    short.kind.setCurrentIndex(list(QuestionKind).index(QuestionKind.SHORT))
    short.count.setValue(1)
    short.score.setValue(70)
    qtbot.keyClicks(page.name, "2026-A")
    shelf.click(page.save)
    shelf.click(page.draw)
    qtbot.waitUntil(page.sheet.table.isVisible)
    assert page.sheet.name.text() == "2026-A"
    shelf.click(page.sheet.seal)
    qtbot.waitUntil(lambda: page.sealed.table.rows.rowCount() == 1)


def set_an_exam(shelf: Shelf, qtbot: QtBot, services: Services) -> ExamsScreen:
    screen = build_exams(shelf.context, room_of(services))
    shelf.show(screen)
    shelf.click(screen.list.new)
    form = screen.list.form
    assert form is not None
    qtbot.waitUntil(form.isVisible)
    for initials in INITIALS:
        qtbot.keyClicks(form.roster.picker.field, initials)
        qtbot.keyClick(form.roster.picker.field, Qt.Key.Key_Return)
    shelf.click(shown_primary(qtbot, form))
    assert "3 名考生" in screen.list.said.text()
    shelf.click(shown_primary(qtbot, screen.list.panel))
    assert screen.desk.isVisible()
    return screen


def invigilate(shelf: Shelf, qtbot: QtBot, screen: ExamsScreen) -> None:
    board = screen.desk.board
    screen.desk.tabs.setCurrentIndex(1)
    board.table.selectRow(0)
    qtbot.keyClicks(board.acts.reason, "ZF-12")
    shelf.click(board.give)
    assert board.acts.reason.text() == ""
    with qtbot.waitSignal(board.ticked, timeout=5000):
        board.table.selectRow(1)
    assert board.table.currentIndex().row() == 1
    shelf.click(board.close_exam)
    assert not board.close_exam.isVisible()


def mark(shelf: Shelf, qtbot: QtBot, services: Services) -> None:
    screen = build_marking(shelf.context, services.marking, services.exams, services.people)
    shelf.show(screen)
    page = screen.page
    qtbot.waitUntil(page.give.isVisible)
    for _answer in range(3):
        qtbot.waitUntil(lambda: page.list.boxes[0].isVisible())
        for box in page.list.boxes:
            shelf.click(box)
        shelf.click(page.give)
    assert not page.give.isVisible()
