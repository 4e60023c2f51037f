"""Choices and figures under the mouse wheel."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from trainer.ui.widgets.steady import ChoiceBox, DecimalNumber, WholeNumber


def turn_wheel(widget: QWidget) -> bool:
    """One notch down; whether the widget took it."""
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.mark.parametrize("kind", [WholeNumber, DecimalNumber])
def test_a_figure_stays_and_the_form_scrolls(kind: type[WholeNumber] | type[DecimalNumber], qtbot: QtBot) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.setValue(90)
    field.show()
    field.setFocus()
    assert not turn_wheel(field)
    assert field.value() == 90


def test_a_choice_stays_and_the_form_scrolls(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["甲", "乙"])
    box.show()
    assert not turn_wheel(box)
    assert box.currentText() == "甲"


def test_an_entry_is_found_by_what_equals_it(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItem("全部", None)
    box.addItem("第一中队", UUID(int=1))
    box.choose(UUID(int=1))
    assert box.currentText() == "第一中队"
    box.choose(UUID(int=2), otherwise=0)
    assert box.currentText() == "全部"
    box.choose(UUID(int=2))
    assert box.currentIndex() == -1
