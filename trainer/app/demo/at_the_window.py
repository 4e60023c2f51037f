"""One officer sits the exam through the real window, driven by events."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from question_bank.question import Choice, Parts, Response, Written
from trainer.app.demo.answering import Candidate
from trainer.app.demo.clock import DemoClock
from trainer.app.demo.hands import click, settle, wait_until, write
from trainer.app.doorway import Doorway
from trainer.ui.sitting.view import ExamWindow
from trainer.ui.widgets.answers import AnswerPanel, Case, Options

SHOWN_AT = 34


def sit_at_window(
    doorway: Doorway, clock: DemoClock, candidate: Candidate, picture: Callable[[str, QWidget], None]
) -> None:
    """From the officer's own page through identity and rules to the result."""
    doorway.show_home(candidate.actor)
    settle()
    picture("home-before-exam", doorway)
    exam = next(e for e in candidate.services.results.my_exams(candidate.actor) if e.exam_id == candidate.exam_id)
    doorway.begin_exam(candidate.actor, exam)
    assert doorway.exam is not None
    window = doorway.exam.window
    window.showNormal()
    window.resize(doorway.size())
    settle()
    picture("exam-identity", window)
    window.confirmed.emit("")
    view = candidate.services.sittings.resume(candidate.actor, candidate.exam_id)
    for place, item in enumerate(view.items):
        wait_until(lambda item=item: window.question.item == item.item)  # type: ignore[misc]
        clock.tick(candidate.chance.uniform(20, 55))
        _answer(window.question.panel, candidate.answer(item))
        window.finish_typing()
        if place % 17 == 5:
            window.flag_wanted.emit()
        if place == SHOWN_AT:
            wait_until(lambda: _saved(doorway))
            picture("exam", window)
        if place + 1 < len(view.items):
            click(window.bottom.after)
    wait_until(lambda: _saved(doorway))
    _hand_in(window, picture)


def _answer(panel: AnswerPanel | None, response: Response) -> None:
    if isinstance(panel, Case) and isinstance(response, Parts):
        for part, given in zip(panel.parts, response.parts, strict=True):
            if given is not None:
                _answer(part, given)
    elif isinstance(panel, Options) and isinstance(response, Choice):
        for position in sorted(response.chosen):
            click(panel.buttons[position])
    elif panel is not None and isinstance(response, Written):
        for field, text in zip(panel.fields(), response.texts, strict=True):
            write(field, text)


def _saved(doorway: Doorway) -> bool:
    return doorway.exam is not None and doorway.exam.window.bottom.saved.objectName() == "saved"


def _hand_in(window: ExamWindow, picture: Callable[[str, QWidget], None]) -> None:
    window.hand_in_wanted.emit()
    settle()
    picture("exam-hand-in", window)
    window.hand_in_confirmed.emit()
    settle()
    picture("exam-result", window)
    window.left.emit()
    settle()
