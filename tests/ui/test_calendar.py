"""The calendar below a field for a day, by mouse and by keyboard."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from trainer.ui.widgets.calendar import CalendarPopup
from trainer.ui.widgets.form import DateField
from trainer.ui.widgets.moment import MomentField


def shown(qtbot: QtBot, field: QLineEdit) -> CalendarPopup:
    qtbot.waitUntil(lambda: bool(field.findChildren(CalendarPopup)))
    popup = field.findChildren(CalendarPopup)[0]
    assert isinstance(popup, CalendarPopup)
    return popup


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    made = DateField(date(2026, 11, 20))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_day_is_taken_by_keys(field: DateField, qtbot: QtBot) -> None:
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_F4)
    popup = shown(qtbot, field)
    assert popup.calendar.selectedDate() == QDate(2026, 11, 20)
    view = QApplication.focusWidget()
    assert view is not None
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert field.value() == date(2026, 11, 21)


def test_escape_leaves_the_day_and_a_click_takes_one(field: DateField, qtbot: QtBot) -> None:
    field.setText("乱")
    field.calendar.trigger()
    popup = shown(qtbot, field)
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert field.text() == "乱"
    qtbot.waitUntil(lambda: not field.findChildren(CalendarPopup))
    field.calendar.trigger()
    shown(qtbot, field).calendar.clicked.emit(QDate(2027, 1, 5))
    assert field.value() == date(2027, 1, 5)


def test_a_moment_keeps_its_time(qtbot: QtBot) -> None:
    moment = MomentField(datetime(2026, 11, 20, 14, 30).astimezone())
    qtbot.addWidget(moment)
    moment.show()
    moment.calendar.trigger()
    shown(qtbot, moment).calendar.clicked.emit(QDate(2026, 12, 1))
    assert moment.text() == "2026-12-01 14:30"


def test_what_cannot_be_changed_opens_none(field: DateField) -> None:
    field.setEnabled(False)
    field.calendar.trigger()
    assert not field.findChildren(CalendarPopup)
