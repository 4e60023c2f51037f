"""An impossible blueprint, repaired by one click, a question replaced by hand, and the papers sealed."""

import random
from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from question_bank.question import QuestionKind
from tests.conftest import Office
from tests.fakes_ui import HandDialogs
from trainer.app.paper_files import PaperFiles
from trainer.app.services import Services
from trainer.bank.values import BankQuery
from trainer.ui.jobs import QtJobs
from trainer.ui.papers.build import PapersScreen, build_papers
from trainer.ui.papers.room import PapersRoom
from trainer.ui.shell.context import Context
from trainer.ui.theme import Theme
from trainer.ui.widgets.question_card import QuestionCard


@pytest.fixture
def screen(
    qtbot: QtBot, qapp: QApplication, services: Services, office: Office, starter: None
) -> Iterator[PapersScreen]:
    Theme(qapp).apply()
    jobs = QtJobs()
    rules, files = services.exams.rules, PaperFiles(services)
    room = PapersRoom(services.papers, services.bank, services.people, rules, random.Random(1), files)
    context = Context(office.trainer, 2026, jobs, HandDialogs(), lambda: built.refresh(), lambda _key, _target: None)
    built = build_papers(context, room)
    qtbot.addWidget(built.widget)
    built.widget.resize(1170, 700)
    built.widget.show()
    built.refresh()
    yield built
    jobs.stop()


def buttons(parent: object, words: str) -> list[QPushButton]:
    found = parent.findChildren(QPushButton)  # type: ignore[attr-defined]
    return [one for one in found if one.text() == words and one.isVisible()]


def test_an_impossible_blueprint_becomes_three_papers(
    screen: PapersScreen, qtbot: QtBot, services: Services, office: Office
) -> None:
    page = screen.page

    def click(widget: QPushButton) -> None:
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    while len(page.editor.fields) > 2:
        click(page.editor.fields[-1].remove)
    single, short = page.editor.fields
    single.count.setValue(6)
    short.kind.setCurrentIndex(list(QuestionKind).index(QuestionKind.SHORT))
    short.count.setValue(400)
    click(page.draw)
    qtbot.waitUntil(lambda: bool(buttons(page.report, "放宽并抽题")))
    assert services.papers.papers(office.trainer) == ()
    click(buttons(page.report, "放宽并抽题")[0])
    qtbot.waitUntil(page.sheet.table.isVisible)
    assert page.sheet.kept.text() == "符合方案"
    assert page.sheet.panel.findChildren(QuestionCard)
    page.sheet.table.selectRow(1)
    click(page.sheet.swap)
    qtbot.waitUntil(lambda: bool(buttons(page.sheet.panel, "换成这题")))
    click(buttons(page.sheet.panel, "换成这题")[0])
    assert page.sheet.undo.isEnabled()
    assert page.sheet.seek.isHidden()
    other = services.bank.page(office.trainer, BankQuery(kinds=frozenset({QuestionKind.SINGLE}), limit=1)).rows[0]
    click(page.sheet.swap)
    qtbot.keyClicks(page.sheet.seek, str(other.number))
    qtbot.keyClick(page.sheet.seek, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(f"编号 {other.number}" in one.text() for one in page.sheet.panel.findChildren(QLabel)))
    click(buttons(page.sheet.panel, "换成这题")[0])
    assert other.id in {item.question_id for item in screen.presenter.state.items}
    page.sheet.table.selectRow(0)
    page.sheet.part_wanted.emit([item.question_id for item in screen.presenter.state.items[:2]])
    qtbot.waitUntil(lambda: bool(buttons(page.sheet.panel, "解除")))
    click(buttons(page.sheet.panel, "解除")[0])
    assert page.sheet.kept.text() == "符合方案"
    click(page.sheet.back)
    page.editor.fields[1].count.setValue(1)
    page.editor.fields[1].score.setValue(10)
    page.forms.setCurrentIndex(2)
    click(page.draw)
    qtbot.waitUntil(lambda: page.sheet.isVisible() and page.sheet.forms.count() == 3)
    qtbot.keyClicks(page.sheet.name, "2026")
    click(page.sheet.seal)
    qtbot.waitUntil(lambda: page.sealed.table.rows.rowCount() == 3)
    (made,) = services.papers.sets(office.trainer)
    assert [form.letter for form in made.forms] == ["A", "B", "C"]
    paper = services.papers.paper(office.administrator, made.forms[1].paper_id)
    assert paper.items[-1].score == Decimal(10)
