"""One officer sits the exam through the real window, driven by events, from the bound seat to the result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from question_bank.question import Choice, Parts, Response, Written
from trainer.app.demo.brigade import PASSWORD
from trainer.app.demo.clock import DemoClock
from trainer.app.demo.exam import AtSeat
from trainer.app.demo.hands import click, settle, wait_until, write
from trainer.app.doorway import Doorway
from trainer.app.services import Services
from trainer.app.station_place import StationPlace, write_place
from trainer.ui.dialogs import Question
from trainer.ui.entrance.view import EntrancePage
from trainer.ui.sitting.view import ExamWindow
from trainer.ui.widgets.answers import AnswerPanel, Case, Options

SHOWN_AT, KILLED_AT, AWAY_AT = 34, 40, 44
DARK_SECONDS, AWAY_SECONDS = 240, 14


@dataclass(frozen=True)
class Eyes:
    """Where pictures of the window go; `board` takes one of the invigilation in between."""

    picture: Callable[[str, QWidget], None]
    board: Callable[[], None]


def sit_at_window(
    services: Services,
    doorway: Doorway,
    clock: DemoClock,
    at: AtSeat,
    beside: Callable[[int], None],
    eyes: Eyes,
) -> None:
    """From the officer's own page through sign-in, a power cut and the invigilator's panel to handing in."""
    doorway.show_home(at.candidate.actor)
    settle()
    eyes.picture("home-before-exam", doorway)
    write_place(services.store.workspace, StationPlace(at.room, at.seat))
    window = _come_in(services, doorway, at, eyes)
    view = services.sittings.resume(at.candidate.actor, at.candidate.exam_id)
    for place, item in enumerate(view.items):
        if place == KILLED_AT:
            window = _power_cut(services, doorway, clock, at, eyes)
        _wait_for(window, item.item)
        clock.tick(at.candidate.chance.uniform(2, 15))
        beside(place)
        _answer(window.question.panel, at.candidate.answer(item))
        window.finish_typing()
        if place % 17 == 5:
            window.flag_wanted.emit()
        if place == SHOWN_AT:
            wait_until(lambda: _saved(doorway))
            eyes.picture("exam", window)
        if place == AWAY_AT:
            _looked_away(doorway, clock, window, eyes)
            eyes.board()
        if place + 1 < len(view.items):
            click(window.bottom.after)
    wait_until(lambda: _saved(doorway))
    write_place(services.store.workspace, StationPlace())
    _hand_in(window, eyes)


def _come_in(services: Services, doorway: Doorway, at: AtSeat, eyes: Eyes) -> ExamWindow:
    """The seat knows its candidate: the last digits of a number, then the start code."""
    window = _at_entrance(services, doorway, at, eyes)
    eyes.picture("exam-identity", window)
    window.confirmed.emit(at.code)
    return window


def _at_entrance(services: Services, doorway: Doorway, at: AtSeat, eyes: Eyes | None) -> ExamWindow:
    doorway.show_entrance()
    settle()
    page = doorway.currentWidget()
    assert isinstance(page, EntrancePage)
    person = services.people.person(at.candidate.actor, at.candidate.actor.person_id)
    write(page.field, person.draft.id_number[-4:])
    if eyes is not None:
        eyes.picture("sign-in", doorway)
    click(page.primary)
    assert doorway.exam is not None
    window = doorway.exam.window
    window.showNormal()
    window.resize(doorway.size())
    settle()
    return window


def _power_cut(services: Services, doorway: Doorway, clock: DemoClock, at: AtSeat, eyes: Eyes) -> ExamWindow:
    """The program is gone without a word; some minutes later it begins again with what was saved."""
    assert doorway.exam is not None
    wait_until(lambda: _saved(doorway))
    window = doorway.exam.window
    for timer in window.findChildren(QTimer):
        timer.stop()
    window.leave()
    doorway.exam = None
    sitting = services.sittings.resume(at.candidate.actor, at.candidate.exam_id).sitting_id
    services.sittings.desk.drop(sitting)
    clock.tick(DARK_SECONDS)
    window = _at_entrance(services, doorway, at, None)
    eyes.picture("resume", window)
    window.confirmed.emit("")
    settle()
    eyes.picture("resumed", window)
    return window


def _looked_away(doorway: Doorway, clock: DemoClock, window: ExamWindow, eyes: Eyes) -> None:
    """A window of the system comes above the exam; the invigilator looks at what was noted."""
    assert doorway.exam is not None
    doorway.exam.presenter.away()
    clock.tick(AWAY_SECONDS)
    doorway.exam.presenter.returned()
    window.invigilator_wanted.emit()
    settle()
    question = window.findChild(Question)
    assert isinstance(question, Question)
    for field, words in zip(question.findChildren(QLineEdit), ("admin", PASSWORD), strict=True):
        write(field, words)
    click(question.verb)
    settle()
    eyes.picture("panel", window)
    window.panel.closed.emit()
    settle()


def _wait_for(window: ExamWindow, item: int) -> None:
    wait_until(lambda: window.question.item == item)


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


def _hand_in(window: ExamWindow, eyes: Eyes) -> None:
    window.hand_in_wanted.emit()
    settle()
    eyes.picture("exam-hand-in", window)
    window.hand_in_confirmed.emit()
    settle()
    eyes.picture("exam-result", window)
    window.left.emit()
    settle()
