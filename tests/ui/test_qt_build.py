"""The Qt binding itself: one that steals references ends the program in the middle of an exam.

PySide6 6.12.0 on Python 3.11 lost one reference of True with every signal and one of None with many calls.
"""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

CALLS = 300


class Bell(QObject):
    rang = Signal()


def test_signals_and_calls_keep_the_references_of_true_and_none(qapp: QApplication) -> None:
    bell, shown = Bell(), QLabel()
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(CALLS):
        bell.rang.emit()
        shown.setText("已保存")
        qapp.property("nothing")
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert after[0] > before[0] - CALLS / 2
    assert after[1] > before[1] - CALLS / 2
