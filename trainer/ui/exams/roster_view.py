"""名册: who sits the exam, on which seat, in which state."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trainer.exams.values import Attendance
from trainer.ui.exams.acts_panel import ActsPanel
from trainer.ui.exams.adding import AddForm, Members
from trainer.ui.exams.desk_state import ATTENDANCE_CHOICES, DeskState, Line, Side
from trainer.ui.exams.rescheduling import RescheduleForm
from trainer.ui.exams.standing_words import hall_words
from trainer.ui.exams.wording import attendance_tone, other_field_words
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, card, label, row
from trainer.ui.widgets.elided import Elided
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.page import DetailPanel, EmptyState, keep_width
from trainer.ui.widgets.person_picker import Find
from trainer.ui.widgets.steady import WholeNumber
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

MOST_EXTRA = 240
PANEL_WIDTH = 360


class RosterView(QWidget):
    chosen = Signal(object)
    attendance_wanted = Signal(object, str)
    time_wanted = Signal(int, str)
    remove_wanted = Signal(str)
    adding_wanted = Signal()
    time_form_wanted = Signal()
    rescheduled = Signal(object, object, str, int)
    added = Signal(object, str, object)
    cancelled = Signal()

    def __init__(self, find: Find, members: Members) -> None:
        super().__init__()
        self._find, self._members = find, members
        self.table: RecordTable[Line] = RecordTable(_columns())
        self.table.selection_changed.connect(self._choose)
        start = button(_("Add candidates"), "primary")
        start.clicked.connect(self.adding_wanted)
        self.list = QStackedWidget()
        self.list.addWidget(self.table)
        self.list.addWidget(EmptyState(_("Nobody is on the roster"), _("Add persons or whole units."), start))
        self._count = Elided("", "muted")
        self.add = button(_("Add candidates"), icon_name="mdi6.account-plus-outline")
        self.add.clicked.connect(self.adding_wanted)
        left = QVBoxLayout()
        self.other, inside = card(12, "note")
        self._other = label("", wrap=True)
        inside.addWidget(self._other)
        left.addWidget(self.other)
        left.addWidget(self.list, 1)
        self.time = button(_("Change the time"), icon_name="mdi6.clock-edit-outline")
        self.time.clicked.connect(self.time_form_wanted)
        foot = row(self._count, self.time, self.add)
        foot.setStretch(0, 1)
        left.addLayout(foot)
        self.acts, self.panel = self._acts_panel(), DetailPanel(PANEL_WIDTH)
        self.side = QStackedWidget()
        keep_width(self.side, PANEL_WIDTH)
        self.side.addWidget(self.acts)
        self.side.addWidget(self.panel)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(12)
        sides.addLayout(left, 1)
        sides.addWidget(self.side)
        self._shown: object = None
        self._shown_form = -1

    def show_state(self, state: DeskState) -> None:
        rows = [line.row for line in state.lines]
        if rows != self._shown:
            self._shown = rows
            with QSignalBlocker(self.table):
                self.table.show_rows(ListSource(state.lines))
                self._reselect(state)
        self.table.setColumnHidden(0, not any(line.row.room for line in state.lines))
        self.table.fit_columns()
        self.list.setCurrentIndex(0 if state.lines else 1)
        self.other.setVisible(bool(state.other_field))
        self._other.setText(other_field_words(state))
        self._count.show_words(_("{count} candidates; Ctrl or Shift chooses several").format(count=len(state.lines)))
        self.add.setVisible(state.may_prepare and not state.closed)
        self.time.setVisible(state.may_prepare and not state.closed)
        self.acts.show_chosen(state)
        one, mine = state.one is not None, state.own
        self.set.setEnabled(state.may_run and bool(state.picked) and not mine)
        self.give.setEnabled(state.may_run and one and not mine and not state.closed)
        self.remove.setEnabled(state.may_prepare and one and not mine and not state.closed)
        self.own.setVisible(mine)
        self._show_side(state)

    def _acts_panel(self) -> ActsPanel:
        panel = ActsPanel(_("Choose candidates to set their state."))
        panel.begin_acts()
        states = ((state, name(state)) for state in ATTENDANCE_CHOICES)
        self.state: Choice[Attendance] = Choice(states, Attendance.DEFERRED)
        self.set, self.give = button(_("Set state"), "primary"), button(_("Give time"))
        self.minutes = WholeNumber()
        self.minutes.setRange(1, MOST_EXTRA)
        self.minutes.setValue(10)
        self.minutes.setSuffix(_(" minutes"))
        self.remove = button(_("Take off the roster"), "danger")
        self.own = label(_("Nobody decides about themselves. Ask a colleague."), "muted", wrap=True)
        panel.add_act(self.state, self.set)
        panel.add_act(self.minutes, self.give)
        panel.add_act(self.remove)
        panel.acts.addWidget(self.own)
        panel.finish()
        self.set.clicked.connect(lambda: self.attendance_wanted.emit(self.state.value(), panel.words()))
        self.give.clicked.connect(lambda: self.time_wanted.emit(self.minutes.value(), panel.words()))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(panel.words()))
        return panel

    def _choose(self) -> None:
        self.chosen.emit(tuple(line.row.person_id for line in self.table.selected()))

    def _reselect(self, state: DeskState) -> None:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for number in range(self.table.rows.rowCount()):
            line = self.table.rows.row_at(number)
            if line is not None and line.row.person_id in state.chosen:
                self.table.selectionModel().select(self.table.rows.index(number, 0), flags)

    def _show_side(self, state: DeskState) -> None:
        shown = state.side in (Side.ADDING, Side.TIME)
        self.side.setCurrentIndex(1 if shown else 0)
        if not shown or self._shown_form == state.seed:
            return
        self._shown_form = state.seed
        if state.side is Side.TIME:
            self.time_form = RescheduleForm(state.exam, state.sessions)
            self.time_form.saved.connect(self.rescheduled)
            self.time_form.cancelled.connect(self.cancelled)
            self.panel.reset().addWidget(self.time_form)
            return
        self.form = AddForm(state.units, self._find, self._members)
        self.form.saved.connect(self.added)
        self.form.cancelled.connect(self.cancelled)
        self.panel.reset().addWidget(self.form)


def _columns() -> tuple[Column[Line], ...]:
    def attempt(line: Line) -> str:
        return "" if line.row.first_attempt else _("Retake")

    def extra(line: Line) -> str:
        return str(line.row.extra_minutes or "")

    return (
        Column(_("Session and room"), hall_words, 130, sort=lambda one: (one.row.session, one.row.room)),
        Column(_("Seat"), lambda one: str(one.row.seat), 64, right=True, sort=lambda one: one.row.seat),
        Column(_("Name"), lambda one: one.person.name, 90, sort=lambda one: one.person.name),
        Column(_("Unit"), lambda one: one.person.unit, 0, sort=lambda one: one.person.unit),
        Column(_("Work number"), lambda one: one.person.work_number, 100, sort=lambda one: one.person.work_number),
        Column(
            _("State"),
            lambda one: name(one.row.attendance),
            150,
            tone=lambda one: attendance_tone(one.row.attendance),
            sort=lambda one: one.row.attendance,
        ),
        Column(_("Extra minutes"), extra, 90, right=True, sort=lambda one: one.row.extra_minutes),
        Column(_("Attempt"), attempt, 70, sort=attempt),
    )
