"""Sits an exam in a real window while another program comes to the front; prints what was seen as JSON."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QProcess, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.question import QuestionKind
from tests.conftest import PASSWORD, QUICK_HASHER
from tests.exams.hall import EXAMPLE, FakeBank, officer
from tests.fakes import FixedClock
from trainer.app.own import OwnFaces
from trainer.app.services import Services
from trainer.app.start import make_application
from trainer.exams.papers.service import PaperService
from trainer.exams.values import ExamPlan
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace
from trainer.ui.dialogs import QtDialogs
from trainer.ui.sitting.build import Exam
from trainer.ui.theme import Theme

LONGEST = 30
TWO = Blueprint("两题", tuple(BlueprintRow(kind, 1, Decimal(2)) for kind in (QuestionKind.SINGLE, QuestionKind.BLANK)))


def until(app: QApplication, what: str, fits: Callable[[], bool]) -> None:
    """Lets events pass until it is so."""
    end = time.monotonic() + LONGEST
    while not fits():
        app.processEvents()
        if time.monotonic() > end:
            raise SystemExit(f"never: {what}")


def main(folder: Path) -> dict[str, Any]:
    clock = FixedClock()
    app = make_application("zh_CN")
    theme = Theme(app)
    theme.apply()
    with open_store(Workspace(folder), clock, use_keyring=False) as store:
        services = Services(store, clock, random.Random(1), QUICK_HASHER)
        head, exam_id, exam = _prepare(services, clock, theme)
        exam.show()
        window = exam.window
        until(app, "full screen in front", lambda: window.isFullScreen() and window.isActiveWindow())
        until(app, "the other screen is covered", lambda: all(one.isVisible() for one in exam.covers.covers.values()))
        seen = {"window": _place(window.geometry()), "screen": _place(window.screen().geometry())}
        seen["screens"] = len(app.screens())
        seen["covers"] = [_place(one.geometry()) for one in exam.covers.covers.values()]
        exam.presenter.confirm()
        _own_dialog(app, exam, clock)
        _another_program(app, exam, clock)
        window.showNormal()
        until(app, "no full screen", lambda: not window.isFullScreen())
        clock.tick(7)
        window.showFullScreen()
        until(app, "full screen again", lambda: window.isFullScreen() and window.isActiveWindow())
        services.sittings.desk.flush()
        lines = services.invigilation.incidents(head, exam_id)
        seen["incidents"] = [[line.code, line.seconds] for line in lines]
        window.leave()
        until(app, "the covers are gone", lambda: not exam.covers.covers)
        services.close()
    return seen


def _prepare(services: Services, clock: FixedClock, theme: Theme) -> tuple[Actor, UUID, Exam]:
    unit, person = services.people.create_office("临河县交通运输综合行政执法大队", PersonDraft("周敏"))
    head = services.accounts.create_first(person, "zhoumin", PASSWORD)
    one = services.people.add_person(head, PersonDraft("陈建国", unit_id=unit))
    paper = PaperService(services.store.database, services.ids, clock, services.audit, FakeBank()).assemble(
        head, TWO, 5
    )
    now = clock.now()
    plan = ExamPlan("两题测试", 2026, paper.id, now, now + timedelta(hours=3), 60, Decimal(2), EXAMPLE)
    exam_id = services.exams.create_exam(head, plan, [one])
    me = officer(one, "陈建国")
    mine = services.results.my_exams(me)[0]
    dialogs = QtDialogs(QWidget())
    return head, exam_id, OwnFaces(services, theme, dialogs).exam(me, mine, lambda: None)


def _own_dialog(app: QApplication, exam: Exam, clock: FixedClock) -> None:
    """A dialog of the program itself is no absence, however long it stands."""
    exam.window.invigilator_wanted.emit()
    until(app, "the program's own dialog", lambda: app.activeWindow() not in (None, exam.window))
    clock.tick(30)
    dialog = app.activeWindow()
    assert dialog is not None
    dialog.close()
    until(app, "back from the dialog", exam.window.isActiveWindow)


def _another_program(app: QApplication, exam: Exam, clock: FixedClock) -> None:
    other = QProcess()
    other.start(sys.executable, ["-m", "tests.real.child_other"])
    active = Qt.ApplicationState.ApplicationActive
    until(app, "another program in front", lambda: bool(other.bytesAvailable()) and app.applicationState() != active)
    clock.tick(12)
    other.write(b"hide\n")
    until(app, "the exam in front again", lambda: app.applicationState() == active and exam.window.isActiveWindow())
    exam.presenter.go(1)
    panel = exam.window.question.panel
    assert panel is not None
    field = panel.fields()[0]
    until(app, "the gap has the focus", field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    until(app, "pasted", lambda: bool(panel.response()))
    other.closeWriteChannel()
    until(app, "the other program has ended", lambda: other.state() == QProcess.ProcessState.NotRunning)


def _place(box: QRect) -> list[int]:
    return [box.x(), box.y(), box.width(), box.height()]


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
