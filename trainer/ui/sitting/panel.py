"""The invigilator's panel over the exam: one reason, the acts, and what was noted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from trainer.exams.sittings.values import IncidentKind, IncidentLine, Ruling
from trainer.exams.values import Attendance
from trainer.ui.sitting.panel_presenter import PanelState
from trainer.ui.sitting.state import clock_text
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, card, label, row
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.incident_words import length_words, ruling_words, what_words
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.steady import WholeNumber
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

NOTED = (
    IncidentKind.SYSTEM_POPUP,
    IncidentKind.DEVICE_FAILURE,
    IncidentKind.MACHINE_CHANGED,
    IncidentKind.OTHER,
)
ATTENDED = (
    Attendance.LATE,
    Attendance.LEFT_EARLY,
    Attendance.INTERRUPTED,
    Attendance.MISCONDUCT,
)
MOST_MINUTES, MOST_SEATS = 240, 999


class PanelPage(QWidget):
    closed = Signal()
    hand_wanted = Signal(str)
    resumed = Signal(bool, str)
    pause_wanted = Signal(bool, str)
    hold_wanted = Signal(bool, str)
    time_wanted = Signal(int, str)
    note_wanted = Signal(object, str)
    ruled = Signal(int, object, str)
    seat_wanted = Signal(int, str)
    attended = Signal(object, str)
    hand_in_wanted = Signal(str)
    let_wanted = Signal(str)
    leave_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._proposed = 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 18, 28, 16)
        self.who, self.stands = label("", "title"), label("", "strong", wrap=True)
        self.back = button(_("Back to the exam   Esc"), "primary")
        self.back.clicked.connect(self.closed)
        outer.addLayout(row(self.who, None, self.back))
        outer.addWidget(self.stands)
        self.said, self.trouble = label("", "saved", wrap=True), label("", "wrong", wrap=True)
        outer.addWidget(self.said)
        outer.addWidget(self.trouble)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Reason or note for the next act; kept in the audit trail"))
        outer.addWidget(self.reason)
        sides = row(spacing=16)
        sides.addWidget(self._acts(), 1)
        sides.addWidget(self._noted(), 1)
        outer.addLayout(sides, 1)

    def _acts(self) -> QWidget:
        frame, box = card(16)
        column = ScrollColumn()
        box.addWidget(column)
        self._paused = self._held = False
        self.hand = button(_("Note the raised hand"))
        self.given = button(_("Work goes on: give the time back"), "primary")
        self.not_given = button(_("Hand down, no time"))
        self.pause, self.hold = button(_("Stop the time")), button(_("Stop the time for everybody"))
        self.minutes, self.seat = WholeNumber(), WholeNumber()
        self.minutes.setRange(1, MOST_MINUTES)
        self.minutes.setValue(5)
        self.minutes.setSuffix(_(" minutes"))
        self.seat.setRange(1, MOST_SEATS)
        self.seat.setPrefix(_("Seat number "))
        self.kind: Choice[IncidentKind] = Choice((one, name(one)) for one in NOTED)
        self.state: Choice[Attendance] = Choice((one, name(one)) for one in ATTENDED)
        self.give, self.note = button(_("Give time")), button(_("Note incident"))
        self.change, self.attend = button(_("Change the seat")), button(_("Set the state"))
        self.leave, self.hand_in = button(_("Close the window, to continue later")), button(_("Hand in"), "danger")
        self.let = button(_("Let the candidate hand in early"), "primary")
        for line in (
            (self.hand, self.given, self.not_given, None),
            (self.pause, self.hold, None),
            (self.minutes, self.give, None),
            (self.kind, self.note, None),
            (self.seat, self.change, None),
            (self.state, self.attend, None),
            (self.let, None),
            (self.leave, self.hand_in, None),
        ):
            column.column.addLayout(row(*line))
        column.column.addStretch()
        self._connect()
        return frame

    def _connect(self) -> None:
        def on(pressed: QPushButton, act: Callable[[str], object]) -> None:
            pressed.clicked.connect(lambda: act(self.reason.text().strip()))

        on(self.hand, self.hand_wanted.emit)
        on(self.given, lambda words: self.resumed.emit(True, words))
        on(self.not_given, lambda words: self.resumed.emit(False, words))
        on(self.pause, lambda words: self.pause_wanted.emit(not self._paused, words))
        on(self.hold, lambda words: self.hold_wanted.emit(not self._held, words))
        on(self.give, lambda words: self.time_wanted.emit(self.minutes.value(), words))
        on(self.note, lambda words: self.note_wanted.emit(self.kind.value(), words))
        on(self.change, lambda words: self.seat_wanted.emit(self.seat.value(), words))
        on(self.attend, lambda words: self.attended.emit(self.state.value(), words))
        on(self.leave, self.leave_wanted.emit)
        on(self.hand_in, self.hand_in_wanted.emit)
        on(self.let, self.let_wanted.emit)
        self._buttons: tuple[QPushButton, ...] = (self.hand, self.given, self.not_given, self.pause, self.hold)
        self._buttons += (self.give, self.note, self.change, self.attend, self.leave, self.hand_in, self.let)

    def _noted(self) -> QWidget:
        frame, box = card(16)
        box.addWidget(label(_("What was noted; a person decides what it was"), "heading", wrap=True))
        self._chosen = -1
        self.incidents: RecordTable[IncidentLine] = RecordTable(_columns())
        self.incidents.chosen.connect(self._choose)
        box.addWidget(self.incidents, 1)
        self.ruling: Choice[Ruling] = Choice((one, name(one)) for one in Ruling)
        self.decide = button(_("Decide"))
        self.decide.setEnabled(False)
        self.decide.clicked.connect(
            lambda: self.ruled.emit(self._chosen, self.ruling.value(), self.reason.text().strip())
        )
        box.addLayout(row(self.ruling, self.decide, None))
        return frame

    def _choose(self, line: IncidentLine) -> None:
        self._chosen = line.sequence
        self.decide.setEnabled(True)

    def show_state(self, state: PanelState) -> None:
        self.who.setText(_("Invigilation: {candidate}").format(candidate=state.candidate))
        self.said.setText(state.said)
        self.said.setVisible(bool(state.said))
        self.trouble.setText(state.trouble)
        self.trouble.setVisible(bool(state.trouble))
        if state.said:
            self.reason.clear()
        self.incidents.show_rows(ListSource(state.incidents), lambda line: line.sequence == self._chosen)
        self.incidents.fit_columns()
        self.stands.setText(_standing(state))
        found = state.progress
        if found is None:
            return
        open_still = found.submitted is None
        for act in self._buttons:
            act.setEnabled(open_still)
        self.let.setVisible(state.early_until is not None)
        self.hand.setVisible(not found.raised)
        self.given.setVisible(found.raised)
        self.not_given.setVisible(found.raised)
        self.pause.setText(_("Let the time run") if found.paused else _("Stop the time"))
        self._paused, self._held = found.paused, found.held
        self.hold.setText(_("Let everybody go on") if found.held else _("Stop the time for everybody"))
        if found.proposed_minutes and found.proposed_minutes != self._proposed:
            self.minutes.setValue(found.proposed_minutes)
        self._proposed = found.proposed_minutes


def _standing(state: PanelState) -> str:
    found = state.progress
    if found is None:
        return _("The exam has not begun at this PC.")
    words = _("{answered} of {questions} answered · {left} left").format(
        answered=found.answered, questions=found.questions, left=clock_text(found.seconds_left)
    )
    until = f"{state.early_until.astimezone():%H:%M}" if state.early_until else ""
    extra = [
        _("handed in") if found.submitted else "",
        _("time stopped") if found.paused else "",
        _("hand raised") if found.raised else "",
        _("{minutes} extra minutes proposed").format(minutes=found.proposed_minutes) if found.proposed_minutes else "",
        _("handing in from {time} on").format(time=until) if until else "",
        _("signed in: {name}").format(name=state.invigilator),
    ]
    return " · ".join(filter(None, (words, *extra)))


def _columns() -> tuple[Column[IncidentLine], ...]:
    return (
        Column(_("Time"), lambda one: f"{one.at.astimezone():%H:%M:%S}", 80),
        Column(_("Occurrence"), what_words, 170),
        Column(_("Length"), length_words, 70, right=True),
        Column(_("Decision"), ruling_words, 0),
    )
