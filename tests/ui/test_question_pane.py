"""One sheet shows many questions: nothing of one is left on the next."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from question_bank.marking import MarkingRule
from question_bank.question import Choice, Response, Written
from tests.exams.hall import QuestionKind, question
from tests.ui.test_sitting import admission
from trainer.exams.sittings.values import ItemView
from trainer.ui.sitting.frame import TopBar
from trainer.ui.sitting.question import QuestionPane
from trainer.ui.sitting.state import WindowState
from trainer.ui.theme import Theme
from trainer.ui.widgets.answers import Options

RULE = MarkingRule()
KINDS = (QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.TRUE_FALSE, QuestionKind.BLANK, QuestionKind.CASE)


def item(number: int, kind: QuestionKind = QuestionKind.SINGLE) -> ItemView:
    return ItemView(number, number + 1, 0, question(kind, number), Decimal(1))


@pytest.fixture
def pane(qtbot: QtBot) -> QuestionPane:
    made = QuestionPane()
    qtbot.addWidget(made)
    made.show()
    return made


def show(pane: QuestionPane, one: ItemView, given: Response | None = None, struck: Response | None = None) -> Options:
    pane.show_item(one, 9, RULE, given, struck, f"笔记{one.item}")
    assert isinstance(pane.panel, Options)
    return pane.panel


def words(pane: QuestionPane) -> str:
    assert pane.sheet is not None
    return "\n".join(one.text() for one in pane.sheet.findChildren(QLabel))


def test_the_next_question_of_the_same_shape_takes_the_same_sheet_and_nothing_of_the_last(pane: QuestionPane) -> None:
    first = show(pane, item(0), Choice(frozenset({1})), Choice(frozenset({2})))
    sheet = pane.sheet
    assert [one.isChecked() for one in first.buttons] == [False, True, False, False]
    assert first.struck_out() == Choice(frozenset({2}))
    second = show(pane, item(1))
    assert pane.sheet is sheet
    assert (second.response(), second.struck_out()) == (None, None)
    assert "single1" in words(pane)
    assert "single0" not in words(pane)
    assert pane.note is not None
    assert pane.note.text() == "笔记1"


def test_answers_strikes_and_notes_belong_to_the_question_in_view(pane: QuestionPane, qtbot: QtBot) -> None:
    told: list[tuple[object, ...]] = []
    pane.answered.connect(lambda *given: told.append(("answer", *given)))
    pane.struck.connect(lambda *given: told.append(("struck", *given)))
    pane.noted.connect(lambda *given: told.append(("note", *given)))
    show(pane, item(0))
    show(pane, item(1))
    pane.choose(2)
    pane.strike(0)
    assert pane.note is not None
    pane.note.setText("再看")
    pane.finish_typing()
    show(pane, item(2))
    assert told == [
        ("answer", 1, Choice(frozenset({2}))),
        ("struck", 1, Choice(frozenset({0}))),
        ("note", 1, "再看"),
    ]


def test_every_kind_comes_and_goes_in_any_order(pane: QuestionPane) -> None:
    for number, kind in enumerate((*KINDS, *reversed(KINDS), *KINDS)):
        pane.show_item(item(number, kind), 20, RULE, None, None, "")
        visible = [one for one in pane._kept if one.isVisible()]
        assert f"{kind.value}{number}" in words(pane)
        assert pane.sheet is not None
        assert pane.sheet.isVisible()
        assert set(visible) <= {pane.sheet}


def test_written_answers_are_filled_in_again(pane: QuestionPane) -> None:
    pane.show_item(item(0, QuestionKind.BLANK), 9, RULE, Written(("五",)), None, "")
    pane.show_item(item(1, QuestionKind.BLANK), 9, RULE, None, None, "")
    assert pane.panel is not None
    assert pane.panel.response() is None


def test_wide_lines_stay_wide_on_the_next_question(pane: QuestionPane) -> None:
    show(pane, item(0))
    pane.space(180)
    show(pane, item(1))
    assert "line-height: 180%" in words(pane)
    pane.space(100)
    show(pane, item(2))
    assert "line-height" not in words(pane)
    assert "single2" in words(pane)


def test_the_photograph_stands_in_the_bar_and_grows_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (300, 420), (60, 110, 170)).save(buffer, "PNG")
    bar, theme = TopBar(), Theme(qapp)
    qtbot.addWidget(bar)
    bar.show()
    bar.show_state(WindowState(admission()))
    assert not bar.face.isVisible()
    bar.show_state(WindowState(replace(admission(), photo=buffer.getvalue())))
    assert bar.face.isVisible()
    theme.apply(scale=2.0)
    large = bar.face.pixmap().height()
    theme.apply(scale=1.0)
    assert large == 2 * bar.face.pixmap().height()
    bar.show_state(WindowState(replace(admission(), photo=b"no picture")))
    assert not bar.face.isVisible()
