"""监考: who writes, how far they are, how much time is left; read again while it can be seen."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from trainer.exams.sittings.values import IncidentKind
from trainer.ui.exams.acts_panel import ActsPanel
from trainer.ui.exams.desk_state import AT_WORK, DeskState, Line, Standing, counts, tone_of
from trainer.ui.exams.noted_view import NotedView
from trainer.ui.exams.roster_view import MOST_EXTRA, PANEL_WIDTH
from trainer.ui.exams.standing_words import (
    answered,
    counts_words,
    hall_words,
    incidents_words,
    left,
    outage_words,
    standing_words,
)
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.page import keep_width
from trainer.ui.widgets.steady import WholeNumber
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

REFRESH_MILLISECONDS = 2000
NOTED = (IncidentKind.SYSTEM_POPUP, IncidentKind.DEVICE_FAILURE, IncidentKind.OTHER)


class BoardView(QWidget):
    ticked = Signal()
    chosen = Signal(object)
    pause_wanted = Signal(str)
    unpause_wanted = Signal(str)
    hand_wanted = Signal(str)
    resumed = Signal(bool, str)
    hold_wanted = Signal()
    ruled = Signal(object, object, str)
    time_wanted = Signal(int, str)
    note_wanted = Signal(object, str)
    hand_in_wanted = Signal(str)
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._proposal: tuple[frozenset[UUID], int] = (frozenset(), 0)
        self.table: RecordTable[Line] = RecordTable(_columns())
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.chosen.connect(lambda line: self.chosen.emit((line.row.person_id,)))
        self._counts = label("", "strong", wrap=True)
        self.close_exam = button(_("Close the exam"), "danger", "mdi6.stop-circle-outline")
        self.close_exam.clicked.connect(self.close_wanted)
        left_side = QVBoxLayout()
        self.hold = button("", icon_name="mdi6.pause-octagon-outline")
        self.hold.clicked.connect(self.hold_wanted)
        self.noted = NotedView()
        self.noted.ruled.connect(self.ruled)
        left_side.addWidget(self._counts)
        left_side.addWidget(self.table, 1)
        left_side.addLayout(row(self.noted.head, None, self.hold, self.close_exam))
        left_side.addWidget(self.noted)
        self.acts = self._acts_panel()
        keep_width(self.acts, PANEL_WIDTH)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(12)
        sides.addLayout(left_side, 1)
        sides.addWidget(self.acts)
        self._timer = QTimer(self, interval=REFRESH_MILLISECONDS)
        self._timer.timeout.connect(self.ticked)
        self._live = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_timer()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def show_state(self, state: DeskState) -> None:
        bar = self.table.verticalScrollBar()
        place, chosen = bar.value(), state.chosen
        self.table.show_rows(ListSource(state.lines), lambda line: line.row.person_id in chosen)
        bar.setValue(place)
        self.table.setColumnHidden(0, not any(line.row.room for line in state.lines))
        self.table.fit_columns()
        self._counts.setText(counts_words(counts(state.lines)))
        self.close_exam.setVisible(state.may_run and not state.closed)
        self.hold.setVisible(state.may_run and not state.closed)
        self.hold.setText(_("Let everybody go on") if state.held else _("Stop the time for everybody"))
        self.noted.show_state(state)
        self.acts.show_chosen(state)
        self._show_acts(state)
        self._live = not state.closed
        self._run_timer()

    def _run_timer(self) -> None:
        if self._live and self.isVisible():
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()

    def _show_acts(self, state: DeskState) -> None:
        standing = state.one.standing if state.one else Standing.OUTSIDE
        free = not state.own and not state.closed
        writing, raised = standing in AT_WORK, standing is Standing.RAISED
        self.pause.setVisible(standing is not Standing.PAUSED)
        self.unpause.setVisible(standing is Standing.PAUSED)
        self.hand.setVisible(not raised)
        self.given.setVisible(raised)
        self.not_given.setVisible(raised)
        for act in (self.pause, self.unpause, self.note, self.hand_in, self.hand, self.given, self.not_given):
            act.setEnabled(free and writing)
        self.give.setEnabled(free and standing not in (Standing.DONE, Standing.OUTSIDE))
        self.own.setVisible(state.own)
        self._show_outage(state)

    def _show_outage(self, state: DeskState) -> None:
        """A new proposal stands in the field once; giving it takes a reason and the button, as ever."""
        words = outage_words(state.one) if state.one else ""
        self.outage.setText(words)
        self.outage.setVisible(bool(words))
        progress = state.one.progress if state.one else None
        minutes = progress.proposed_minutes if progress else 0
        proposal = (state.chosen, minutes)
        if minutes and proposal != self._proposal:
            self.minutes.setValue(min(minutes, MOST_EXTRA))
        self._proposal = proposal

    def _acts_panel(self) -> ActsPanel:
        panel = ActsPanel(_("Choose a candidate to give time, note an incident or stop the clock."))
        self.outage = label("", "warning", wrap=True)
        panel.acts.addWidget(self.outage)
        panel.begin_acts()
        self.pause, self.unpause = button(_("Stop the time")), button(_("Let the time run"), "primary")
        self.hand = button(_("Note the raised hand"))
        self.given, self.not_given = button(_("Resume, give the time back"), "primary"), button(_("Resume without"))
        self.minutes = WholeNumber()
        self.minutes.setRange(1, MOST_EXTRA)
        self.minutes.setValue(5)
        self.minutes.setSuffix(_(" minutes"))
        self.give = button(_("Give time"))
        self.kind: Choice[IncidentKind] = Choice((kind, name(kind)) for kind in NOTED)
        self.note = button(_("Note incident"))
        self.hand_in = button(_("Hand in for the candidate"), "danger")
        self.own = label(_("Nobody decides about themselves. Ask a colleague."), "muted", wrap=True)
        panel.add_act(self.pause, self.unpause)
        panel.add_act(self.hand)
        panel.add_act(self.given, self.not_given)
        panel.add_act(self.minutes, self.give)
        panel.add_act(self.kind, self.note)
        panel.add_act(self.hand_in)
        panel.acts.addWidget(self.own)
        panel.finish()
        self.pause.clicked.connect(lambda: self.pause_wanted.emit(panel.words()))
        self.unpause.clicked.connect(lambda: self.unpause_wanted.emit(panel.words()))
        self.hand.clicked.connect(lambda: self.hand_wanted.emit(panel.words()))
        self.given.clicked.connect(lambda: self.resumed.emit(True, panel.words()))
        self.not_given.clicked.connect(lambda: self.resumed.emit(False, panel.words()))
        self.give.clicked.connect(lambda: self.time_wanted.emit(self.minutes.value(), panel.words()))
        self.note.clicked.connect(lambda: self.note_wanted.emit(self.kind.value(), panel.words()))
        self.hand_in.clicked.connect(lambda: self.hand_in_wanted.emit(panel.words()))
        return panel


def _columns() -> tuple[Column[Line], ...]:
    def seconds(line: Line) -> float:
        return line.progress.seconds_left if line.progress else -1

    def incidents(line: Line) -> int:
        return line.progress.incidents if line.progress else 0

    def done(line: Line) -> int:
        return line.progress.answered if line.progress else -1

    return (
        Column(_("Session and room"), hall_words, 130, sort=lambda one: (one.row.session, one.row.room)),
        Column(_("Seat"), lambda one: str(one.row.seat), 52, right=True, sort=lambda one: one.row.seat),
        Column(_("Name"), lambda one: one.person.name, 76, sort=lambda one: one.person.name),
        Column(_("Unit"), lambda one: one.person.unit, 0, sort=lambda one: one.person.unit),
        Column(_("Now"), standing_words, 96, tone=tone_of, sort=lambda one: one.standing),
        Column(_("Answered"), answered, 76, right=True, sort=done),
        Column(_("Time left"), left, 80, right=True, sort=seconds),
        Column(_("Incidents"), incidents_words, 112, right=True, sort=incidents),
    )
