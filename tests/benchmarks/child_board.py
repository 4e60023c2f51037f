"""A click on 学时 in the window of an office, and the same in bare Qt and bare SQL; prints its figures as JSON."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from trainer.app.management import make_management
from trainer.app.services import Services
from trainer.app.start import make_application
from trainer.people.accounts.values import Actor, Role
from trainer.store.clock import SystemClock
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace
from trainer.ui.collecting import Collector
from trainer.ui.dialogs import QtDialogs
from trainer.ui.hours.build import HoursScreen
from trainer.ui.jobs import QtJobs
from trainer.ui.theme import Theme
from trainer.words import use_language

SIZE = (1366, 768)
ROWS, COLUMNS, BEAT_MS = 40, 6, 4
SUM = (
    "SELECT person_id, category, way, sum(hours) FROM hour_approval "
    "WHERE year = 2026 AND decision = 'approved' GROUP BY 1, 2, 3"
)


def main(workspace: Path, actor: Actor) -> dict[str, float]:
    use_language("zh_CN")
    app = make_application("zh_CN")
    theme = Theme(app)
    theme.apply()
    clock = SystemClock()
    with open_store(Workspace(workspace), clock, use_keyring=False) as store:
        services, jobs = Services(store, clock, random.Random(3)), QtJobs()
        window = make_management(services, actor, jobs, QtDialogs(QWidget()))
        window.resize(*SIZE)
        window.show()
        Collector(window).begin()
        _until(app, lambda: not jobs.busy)
        app.processEvents()
        began = time.perf_counter()
        window.rail.chosen.emit("hours")
        screen = window.visited("hours")
        assert isinstance(screen, HoursScreen)
        board = screen.page.board
        _until(app, lambda: board.table is not None and board.table.rows.rowCount() > 0)
        app.processEvents()
        first = _since(began)
        still = _until(app, lambda: not jobs.busy)
        app.processEvents()
        whole = _since(began)
        assert screen.page.board.table is not None
        assert screen.page.board.table.rows.rowCount() > ROWS
        connection = store.connect()
        sums = _timed(lambda: connection.cursor().execute(SUM).fetchall())
        connection.close()
        bare = _timed(lambda: _bare(app))
        services.close()
    return {"first": first, "whole": whole, "still": still, "sums": sums, "bare": bare}


def _bare(app: QApplication) -> None:
    """A page with as many parts and a table of the rows that come first, made with nothing but Qt."""
    page = QWidget()
    page.resize(*SIZE)
    box, buttons, cards, filters = QVBoxLayout(page), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
    for words in ("录入学时", "导入", "表格与报表", "导出 Excel"):
        buttons.addWidget(QPushButton(words))
    for words in ("达标", "还差", "待认定", "预计不达标", "距年底"):
        cards.addWidget(QLabel(words))
    filters.addWidget(QLineEdit())
    for _number in range(4):
        filters.addWidget(QComboBox())
    model = QStandardItemModel(ROWS, COLUMNS)
    for number in range(ROWS * COLUMNS):
        model.setItem(*divmod(number, COLUMNS), QStandardItem("24.0"))
    table = QTableView()
    table.setModel(model)
    for part in (buttons, cards, filters):
        box.addLayout(part)
    box.addWidget(table, 1)
    page.show()
    app.processEvents()


def _until(app: QApplication, done: Callable[[], bool]) -> float:
    """Waits asleep, as the program does; gives the longest time in ms between two beats of a quick timer."""
    beats = [time.perf_counter()]
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(BEAT_MS)
    while not done():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    beats.append(time.perf_counter())
    return max(after - before for before, after in pairwise(beats)) * 1000


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return _since(began)


if __name__ == "__main__":
    found, person, account = sys.argv[1:]
    roles = frozenset({Role.ADMINISTRATOR, Role.TRAINER})
    print(json.dumps(main(Path(found), Actor(UUID(account), UUID(person), "甲", roles))))
