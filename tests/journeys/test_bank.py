"""A trainer writes, finds, checks and imports questions with mouse and keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget
from pytestqt.qtbot import QtBot

from question_bank.formats.text import TextFormat
from question_bank.question import BlankKey, ChoiceKey, Picture, PointsKey, Question, QuestionKind, Table
from tests.conftest import Office
from tests.fakes import READER
from tests.fakes_ui import HandDialogs
from tests.hands import type_words
from tests.starter import starter_questions
from tests.ui.bank_desk import single
from trainer.app.services import Services
from trainer.bank.values import BankQuery, QuestionStatus
from trainer.ui.bank.build import BankScreen, build_bank
from trainer.ui.bank.editor_choices import ChoiceFields
from trainer.ui.bank.editor_fields import QuestionFields
from trainer.ui.bank.editor_state import Suggestions
from trainer.ui.jobs import QtJobs
from trainer.ui.shell.context import Context
from trainer.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton


class Seat:
    """The screen in a window, as the shell holds it."""

    def __init__(self, services: Services, office: Office, qtbot: QtBot, app: QApplication) -> None:
        Theme(app).apply()
        self.dialogs = HandDialogs()
        self.jobs = QtJobs()
        context = Context(
            office.trainer, 2026, self.jobs, self.dialogs, lambda: self.screen.refresh(), lambda key, target: None
        )
        self.screen: BankScreen = build_bank(
            context, services.bank, services.imports, services.law, services.people, services.clock, services.similar
        )
        self.page, self.writing = self.screen.listing, self.screen.writing
        self.window = QStackedWidget()
        qtbot.addWidget(self.window)
        self.window.addWidget(self.screen.widget)
        self.window.setMinimumSize(1024, 640)
        self.window.resize(1190, 680)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.screen.refresh()


@pytest.fixture
def seat(services: Services, office: Office, qtbot: QtBot, qapp: QApplication) -> Seat:
    return Seat(services, office, qtbot, qapp)


def test_an_empty_bank_is_filled_by_one_button(seat: Seat, qtbot: QtBot, services: Services) -> None:
    assert seat.page.starter.isVisible()
    qtbot.mouseClick(seat.page.starter, LEFT)
    qtbot.waitUntil(seat.page.table.isVisible)
    assert seat.page.table.rows.rowCount() == services.bank.summary().total
    seat.jobs.stop()


def test_a_question_is_written_with_the_keyboard_alone(seat: Seat, qtbot: QtBot, services: Services) -> None:
    qtbot.mouseClick(seat.page.new, LEFT)
    fields = seat.writing.fields
    assert fields is not None
    qtbot.waitUntil(seat.writing.isVisible)
    qtbot.keyClicks(fields.stem, "Hearing within how many days?")
    answer = fields._answer
    assert isinstance(answer, ChoiceFields)
    entries = answer.rows.entries()
    for text in ("three", "five", "seven", "ten"):
        entry = next(one for one in entries if not one.text.text())
        qtbot.keyClicks(entry.text, text)
    entries[1].begin()
    qtbot.keyClick(entries[1].text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(answer.rows.entries()[0].tick, Qt.Key.Key_Space)
    qtbot.keyClick(answer.rows.entries()[3].text, Qt.Key.Key_Return)
    assert len(answer.rows.entries()) == 5
    qtbot.keyClick(answer.rows.entries()[4].text, Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(fields.stem, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    rows = services.bank.page(READER, BankQuery()).rows
    assert [row.status for row in rows] == [QuestionStatus.DRAFT]
    question = services.bank.question(READER, rows[0].id).question
    assert [option.text for option in question.options] == ["five", "three", "seven", "ten"]
    assert question.answer == ChoiceKey(frozenset({0}))
    qtbot.keyClick(seat.writing, Qt.Key.Key_Escape)
    assert seat.page.isVisible()
    assert seat.page.panel.main is not None


def test_the_next_question_takes_the_place_of_the_one_checked(seat: Seat, qtbot: QtBot, services: Services) -> None:
    for number in range(4):
        services.bank.add(seat.screen.presenter._desk.actor, single(f"第{number}题？"))
    seat.screen.open(BankQuery(statuses=frozenset({QuestionStatus.DRAFT})))
    table = seat.page.table
    table.selectRow(1)
    assert seat.page.panel.main is not None
    qtbot.mouseClick(seat.page.panel.main, LEFT)
    assert table.rows.rowCount() == 3
    assert table.currentIndex().row() == 1
    chosen = seat.page._state.chosen
    assert chosen is not None
    assert chosen.detail.question.stem == "第1题？"


def test_search_waits_for_a_pause_and_several_rows_open_the_bar(seat: Seat, qtbot: QtBot, services: Services) -> None:
    services.bank.load_starter(seat.screen.presenter._desk.actor)
    seat.screen.refresh()
    before = seat.page.table.rows.rowCount()
    qtbot.keyClicks(seat.page.search, "2021")
    assert seat.page.table.rows.rowCount() == before
    seat.page.search.setText("听证")
    seat.page.search.textEdited.emit("听证")
    qtbot.waitUntil(lambda: 0 < seat.page.table.rows.rowCount() < before)
    assert not seat.page.bulk.isVisible()
    seat.page.table.selectAll()
    assert seat.page.bulk.isVisible()
    assert len(seat.page.table.selected_ids()) == seat.page.table.rows.rowCount()


def test_a_file_is_repaired_in_place_and_imported(seat: Seat, qtbot: QtBot, services: Services, tmp_path: Path) -> None:
    path = tmp_path / "题库.txt"
    text = TextFormat().write([single("第一题？"), single("第二题？")]).decode()
    path.write_text(text + "\n\n【单选】哪一个对？\nA．甲\nB．乙\n", encoding="utf-8")
    qtbot.mouseClick(seat.page.load, LEFT)
    seat.dialogs.paths = [path]
    qtbot.mouseClick(seat.screen.importing.start.choose, LEFT)
    work = seat.screen.importing.work
    qtbot.waitUntil(work.isVisible)
    assert work.table.rows.rowCount() == 1
    assert "哪一个对" in work.source.text.toPlainText()
    key = work.panel.key_ticks[1]
    qtbot.mouseClick(key, LEFT)
    assert work.take.text() == "导入 3 道"
    qtbot.keyClick(work, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert work.take.text() == "导入 2 道"
    fields = work.panel.fields
    assert fields is not None
    fields.stem.setPlainText("到底哪一个对？")
    qtbot.keyClick(work, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(work.panel.key_ticks[0], LEFT)
    qtbot.mouseClick(work.take, LEFT)
    qtbot.waitUntil(lambda: services.bank.summary().total == 3)
    qtbot.waitUntil(lambda: not work.take.isEnabled())
    assert "到底哪一个对？" in {row.stem for row in services.bank.page(READER, BankQuery()).rows}
    seat.jobs.stop()


def test_the_key_of_a_gap_is_typed_where_it_is_missing(
    seat: Seat, qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    path = tmp_path / "填空.txt"
    path.write_text("填空题\n1．执法人员不得少于____人。\n2．公路法自____年起施行。\n答案：1998\n", encoding="utf-8")
    qtbot.mouseClick(seat.page.load, LEFT)
    seat.dialogs.paths = [path]
    qtbot.mouseClick(seat.screen.importing.start.choose, LEFT)
    work = seat.screen.importing.work
    qtbot.waitUntil(work.isVisible)
    field, taken = work.panel.key_ticks
    qtbot.mouseClick(taken, LEFT)
    assert work.take.text() == "导入 1 道"
    type_words(field, "两；2")
    qtbot.mouseClick(work.panel.key_ticks[1], LEFT)
    assert work.take.text() == "导入 2 道"
    seat.jobs.stop()


def _samples() -> list[Question]:
    first: dict[QuestionKind, Question] = {}
    for question in starter_questions():
        first.setdefault(question.kind, question)
    return list(first.values())


@pytest.mark.parametrize("question", _samples(), ids=lambda question: question.kind.value)
def test_fields_hold_what_they_were_given(qtbot: QtBot, question: Question) -> None:
    fields = QuestionFields(question, Suggestions())
    qtbot.addWidget(fields)
    assert fields.question() == question


def test_switching_kinds_and_back_loses_nothing(qtbot: QtBot) -> None:
    question = single("几日内提出？", 2)
    fields = QuestionFields(question, Suggestions())
    qtbot.addWidget(fields)
    kinds = list(QuestionKind)
    for kind in (*kinds, QuestionKind.SINGLE):
        fields.kind.setCurrentIndex(kinds.index(kind))
        assert fields.question().kind is kind
    assert fields.question() == question


def test_tab_goes_through_the_fields_as_they_stand_after_another_kind_was_chosen(seat: Seat, qtbot: QtBot) -> None:
    qtbot.mouseClick(seat.page.new, LEFT)
    qtbot.waitUntil(seat.writing.isVisible)
    fields = seat.writing.fields
    assert fields is not None
    for kind in (QuestionKind.MULTIPLE, QuestionKind.BLANK, QuestionKind.SHORT, QuestionKind.CASE):
        fields.kind.setCurrentIndex(list(QuestionKind).index(kind))
        answer = fields._answer
        if kind is QuestionKind.BLANK:
            fields.stem.setPlainText("____")
        behind, found = fields.stem.nextInFocusChain(), []
        while behind is not fields.basis:
            found.append(answer.isAncestorOf(behind))
            behind = behind.nextInFocusChain()
        assert any(found)


def test_written_keys_are_typed_in(qtbot: QtBot) -> None:
    fields = QuestionFields(Question(QuestionKind.BLANK, ""), Suggestions())
    qtbot.addWidget(fields)
    fields.stem.setPlainText("先")
    fields.gap.click()
    gaps = fields._answer.findChildren(QLineEdit)
    gaps[0].setText("五；5")
    key = fields.question().answer
    assert isinstance(key, BlankKey)
    assert key.blanks[0].alternatives == ("五", "5")
    fields.kind.setCurrentIndex(list(QuestionKind).index(QuestionKind.SHORT))
    fields._answer.findChildren(QLineEdit)[0].setText("根据听证笔录")
    points = fields.question().answer
    assert isinstance(points, PointsKey)
    assert [(point.text, point.share) for point in points.points] == [("根据听证笔录", 1)]


def test_a_table_of_excel_and_a_picture_are_pasted_into_stem_and_option(
    seat: Seat, qtbot: QtBot, services: Services, qapp: QApplication
) -> None:
    qtbot.mouseClick(seat.page.new, LEFT)
    qtbot.waitUntil(seat.writing.isVisible)
    fields = seat.writing.fields
    assert fields is not None
    qtbot.keyClicks(fields.stem, "Which limit?")
    copied = QMimeData()
    copied.setText("axles\tlimit\n2\t18\n")
    qapp.clipboard().setMimeData(copied)
    fields.stem.setFocus()
    qtbot.keyClick(fields.stem, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    answer = fields._answer
    assert isinstance(answer, ChoiceFields)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    qapp.clipboard().setImage(image)
    option = answer.rows.entries()[0]
    qtbot.keyClick(option.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    for place, entry in enumerate(answer.rows.entries()):
        qtbot.keyClicks(entry.text, "abcd"[place])
    qtbot.keyClick(option.tick, Qt.Key.Key_Space)
    qtbot.keyClick(option.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(seat.writing, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(seat.writing, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    [row] = services.bank.page(READER, BankQuery()).rows
    question = services.bank.question(READER, row.id).question
    assert question.figures == (Table((("axles", "limit"), ("2", "18"))),)
    [picture] = question.options[0].figures
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height) == (40, 30)
    seat.jobs.stop()
