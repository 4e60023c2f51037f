"""Over the exam: a raised hand, the invigilator's panel, and the input method when the time ends."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from question_bank.question import Choice, Written
from tests.conftest import PASSWORD
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs
from tests.hands import type_words
from tests.journeys.test_exam import Candidate, candidate
from trainer.exams.sittings.values import IncidentKind, Ruling, SubmitReason
from trainer.ui.sitting.state import Stage
from trainer.ui.widgets.answers import Options

__all__ = ["candidate"]


def compose(widget: QWidget, text: str) -> None:
    """Letters stand in the field underlined; nothing is committed yet."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def open_panel(me: Candidate) -> HandDialogs:
    assert me.doorway.exam is not None
    dialogs = HandDialogs()
    dialogs.second = ("zhoumin", PASSWORD)
    me.doorway.exam.panel._dialogs = dialogs
    me.qtbot.mouseClick(me.window.top.invigilator, Qt.MouseButton.LeftButton)
    return dialogs


def press(me: Candidate, widget: QWidget, reason: str) -> None:
    me.window.panel.reason.setText(reason)
    me.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_time_out_in_the_middle_of_a_pinyin_word_keeps_what_was_typed(
    candidate: Callable[[], Candidate], clock: FixedClock
) -> None:
    me = candidate()
    me.begin()
    for _ in range(3):
        me.press(Qt.Key.Key_Right)
    field = QApplication.focusWidget()
    type_words(field, "五")
    compose(field, "rinei")
    clock.tick(3600)
    me.qtbot.waitUntil(lambda: me.stage() is Stage.DONE)
    assert me.journal().submitted is SubmitReason.TIME_OUT
    assert me.journal().answers == {3: Written(("五rinei",))}
    me.window.leave()


def test_turning_the_page_commits_what_the_input_method_holds(candidate: Callable[[], Candidate]) -> None:
    me = candidate()
    me.begin()
    for _ in range(3):
        me.press(Qt.Key.Key_Right)
    field = QApplication.focusWidget()
    compose(field, "wu")
    compose(field, "")
    type_words(field, "五")
    compose(field, "ri")
    me.window.stepped.emit(1)
    me.qtbot.waitUntil(lambda: me.journal().answers == {3: Written(("五ri",))})
    me.window.leave()


def test_the_time_of_a_raised_hand_comes_back_by_the_panel(
    candidate: Callable[[], Candidate], clock: FixedClock
) -> None:
    me = candidate()
    me.begin()
    me.press(Qt.Key.Key_F9)
    clock.tick(300)
    open_panel(me)
    panel = me.window.panel
    press(me, panel.given, "")
    assert panel.trouble.text()
    press(me, panel.given, "更换鼠标")
    assert "1:00:00" in panel.stands.text()
    panel.minutes.setValue(10)
    press(me, panel.give, "网络中断")
    assert "1:10:00" in panel.stands.text()
    press(me, panel.pause, "火警")
    clock.tick(60)
    assert "1:10:00" in panel.stands.text()
    press(me, panel.pause, "解除")
    me.press(Qt.Key.Key_Escape)
    assert not me.window._panel_open
    assert me.window.question.isVisible()
    me.window.leave()


def test_a_hand_that_is_up_at_the_end_of_the_time_is_not_cut_off(
    candidate: Callable[[], Candidate], clock: FixedClock
) -> None:
    me = candidate()
    me.begin()
    clock.tick(3500)
    me.press(Qt.Key.Key_F9)
    clock.tick(400)
    assert me.doorway.exam is not None
    me.doorway.exam.presenter.tick()
    assert me.stage() is Stage.ANSWERING
    assert not me.window.question.isEnabled()
    open_panel(me)
    press(me, me.window.panel.given, "死机")
    me.window.panel.closed.emit()
    me.doorway.exam.presenter.tick()
    assert me.window.side.clock.text() == "1:40"
    assert me.window.question.isEnabled()
    me.window.leave()


def test_a_lost_focus_is_noted_and_a_person_says_what_it_was(
    candidate: Callable[[], Candidate], clock: FixedClock
) -> None:
    me = candidate()
    me.begin()
    assert me.doorway.exam is not None
    me.doorway.exam.presenter.away()
    clock.tick(12)
    me.doorway.exam.presenter.returned()
    open_panel(me)
    panel = me.window.panel
    (noted,) = me.services.invigilation.incidents(me.head, me.exam_id)
    assert (noted.code, noted.seconds) == (IncidentKind.FOCUS_LOST, 12)
    panel._choose(noted)
    panel.ruling.setCurrentIndex(list(Ruling).index(Ruling.POPUP))
    press(me, panel.decide, "杀毒软件弹窗")
    (ruled,) = me.services.invigilation.incidents(me.head, me.exam_id)
    assert (ruled.ruling, ruled.note) == (Ruling.POPUP, "杀毒软件弹窗")
    me.window.leave()


def test_an_invigilator_closes_the_window_and_a_stranger_does_not(candidate: Callable[[], Candidate]) -> None:
    me = candidate()
    me.begin()
    dialogs = open_panel(me)
    me.window.panel.closed.emit()
    dialogs.second = ("chenjianguo", PASSWORD)
    me.qtbot.mouseClick(me.window.top.invigilator, Qt.MouseButton.LeftButton)
    assert dialogs.troubles[0].code == "account.same_person"
    assert not me.window._panel_open
    open_panel(me)
    press(me, me.window.panel.leave, "换到 7 号机")
    assert me.doorway.exam is None
    assert "继续" in me.home.exam.start.text()


def test_struck_options_notes_and_spacing(candidate: Callable[[], Candidate]) -> None:
    me = candidate()
    me.begin()
    window = me.window
    me.press(Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    panel = window.question.panel
    assert isinstance(panel, Options)
    option = panel.buttons[3]
    QApplication.sendEvent(option, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5)))
    me.press(Qt.Key.Key_B)
    assert window.question.note is not None
    type_words(window.question.note, "再看一遍")
    me.qtbot.mouseClick(window.top.spacing, Qt.MouseButton.LeftButton)
    me.press_on(window.question, Qt.Key.Key_Right)
    me.press(Qt.Key.Key_Left)
    again = window.question.panel
    assert isinstance(again, Options)
    assert [one.struck for one in again.buttons] == [False, False, True, True]
    assert window.question.note.text() == "再看一遍"
    me.wait_saved()
    me.services.sittings.desk.flush()
    journal = me.journal()
    assert journal.struck == {0: Choice(frozenset({2, 3}))}
    assert journal.notes == {0: "再看一遍"}
    assert journal.answers == {0: Choice(frozenset({1}))}
    window.leave()


@pytest.mark.parametrize("words", ["abf", "f9", "A B"])
def test_letters_in_the_note_choose_strike_and_mark_nothing(candidate: Callable[[], Candidate], words: str) -> None:
    me = candidate()
    me.begin()
    assert me.window.question.note is not None
    me.window.question.note.setFocus()
    me.write(words)
    assert me.window.question.note.text() == words
    panel = me.window.question.panel
    assert isinstance(panel, Options)
    assert panel.response() is None
    assert panel.struck_out() is None
    me.window.leave()
