"""Cycles that hold widgets end on the GUI thread, whatever a worker asks for meanwhile."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from question_bank.memory import uncollected
from trainer.ui.collecting import Collector


class LeftPage(QWidget):
    """A page nobody holds but itself."""

    def __init__(self, ended: list[int]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: ended.append(threading.get_ident()))


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    parent = QWidget()
    qtbot.addWidget(parent)
    was = gc.isenabled()
    yield Collector(parent)
    gc.unfreeze()
    if was:
        gc.enable()


def leave_rubbish() -> None:
    """Far more than what makes Python collect by itself."""
    for _ in range(20_000):
        cycle: list[object] = []
        cycle.append(cycle)


def test_a_worker_never_ends_a_widget(collector: Collector, qtbot: QtBot) -> None:
    ended: list[int] = []
    collector.begin()
    LeftPage(ended)
    worker = threading.Thread(target=leave_rubbish)
    worker.start()
    worker.join()
    assert ended == []
    qtbot.waitUntil(lambda: ended != [])
    assert ended == [threading.get_ident()]


def test_much_reading_is_not_disturbed(collector: Collector, qtbot: QtBot) -> None:
    ended: list[int] = []
    LeftPage(ended)
    leave_rubbish()
    with uncollected():
        collector.look()
        assert ended == []
    collector.look()
    assert ended == [threading.get_ident()]
