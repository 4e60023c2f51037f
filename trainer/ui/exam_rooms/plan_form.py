"""Rooms, sessions and forms, typed in the panel at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from trainer.exams.papers.values import PaperSet
from trainer.exams.rooms.values import RoomPlan, Venue
from trainer.exams.values import RoomTimes
from trainer.store.clock import local_day
from trainer.store.errors import BadInput
from trainer.ui.exam_rooms.state import RoomsState, series
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, Form
from trainer.ui.widgets.moment import MomentField
from trainer.ui.widgets.steady import WholeNumber
from trainer.ui.widgets.wrong import WrongLine
from trainer.words import _

USUAL = RoomPlan("", "", 5, 6, 30)
MOST_PLACES, MOST_SESSIONS, MOST_MINUTES = 40, 40, 600
HALF_HOUR = 30


class RoomFields(QFrame):
    """One room: site, name, grid, PCs."""

    removed = Signal(object)

    def __init__(self, plan: RoomPlan) -> None:
        super().__init__()
        self.setObjectName("card")
        self.site, self.room = QLineEdit(plan.site), QLineEdit(plan.name)
        self.site.setPlaceholderText(_("Site"))
        self.room.setPlaceholderText(_("Name of the room"))
        self.rows, self.columns, self.seats = (
            _number(1, MOST_PLACES, plan.rows),
            _number(1, MOST_PLACES, plan.columns),
            _number(1, MOST_PLACES * MOST_PLACES, plan.seats),
        )
        self.separate = QCheckBox(_("Separate room for those who need it"))
        self.separate.setChecked(plan.separate)
        remove = button(_("Take the room away"))
        remove.clicked.connect(lambda: self.removed.emit(self))
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 8)
        box.addLayout(row(self.site, self.room))
        box.addLayout(
            _grid((_("Rows of seats"), self.rows), (_("Seats in a row"), self.columns), (_("PCs"), self.seats))
        )
        box.addWidget(self.separate)
        box.addLayout(row(None, remove))

    def plan(self) -> RoomPlan:
        return RoomPlan(
            self.site.text().strip(),
            self.room.text().strip(),
            self.rows.value(),
            self.columns.value(),
            self.seats.value(),
            self.separate.isChecked(),
        )


class PlanForm(QWidget):
    """Emits a Venue; what is missing is said under the heading."""

    wanted = Signal(object)
    cancelled = Signal()

    def __init__(self, state: RoomsState) -> None:
        super().__init__()
        venue, times = state.plan, state.plan.times
        self._code_minutes = times.code
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Rooms and sessions"), "heading"))
        self._wrong = WrongLine()
        box.addWidget(self._wrong)
        form = Form()
        self._rooms_box = QVBoxLayout()
        form.column.addLayout(self._rooms_box)
        self.rooms: list[RoomFields] = []
        for plan in _planned(state):
            self._add_room(plan)
        more = button(_("Add a room"), icon_name="mdi6.plus")
        more.clicked.connect(lambda: self._add_room(replace(USUAL, site=self._site())))
        form.column.addLayout(row(more, None))
        form.column.addSpacing(6)
        self._add_sessions(form, venue, times)
        self._add_forms(form, state.sets, venue.forms)
        form.finish()
        box.addWidget(form, 1)
        cancel, go = button(_("Cancel")), button(_("Arrange the seats"), "primary")
        cancel.clicked.connect(self.cancelled)
        go.clicked.connect(self._go)
        box.addLayout(row(None, cancel, go))

    def _add_room(self, plan: RoomPlan) -> None:
        made = RoomFields(plan)
        made.removed.connect(self._remove_room)
        self.rooms.append(made)
        self._rooms_box.addWidget(made)

    def _remove_room(self, fields: RoomFields) -> None:
        if len(self.rooms) > 1:
            self.rooms.remove(fields)
            self._rooms_box.removeWidget(fields)
            fields.hide()
            fields.deleteLater()

    def _site(self) -> str:
        return self.rooms[-1].site.text() if self.rooms else ""

    def _add_sessions(self, form: Form, venue: Venue, times: RoomTimes) -> None:
        first = venue.sessions[0]
        self.first = form.add(_("Start of the first session"), MomentField(first.opens_at.astimezone()))
        self.count = _number(1, MOST_SESSIONS, len(venue.sessions))
        self.every, self.a_day = _number(1, MOST_MINUTES, _gap(venue)), _number(1, MOST_SESSIONS, _a_day(venue))
        form.column.addLayout(
            _grid((_("Sessions"), self.count), (_("Sessions a day"), self.a_day), (_("Minutes apart"), self.every))
        )
        self.doors, self.entry = _number(0, MOST_MINUTES, times.doors), _number(1, MOST_MINUTES, times.entry)
        self.leave = _number(0, MOST_MINUTES, times.leave)
        form.column.addLayout(
            _grid(
                (_("Doors open, minutes before"), self.doors),
                (_("Latest entry, minutes after"), self.entry),
            )
        )
        form.column.addLayout(_grid((_("Earliest leave, minutes after"), self.leave)))
        self.code = QCheckBox(_("Ask for a start code given out in the room"))
        self.code.setChecked(times.needs_code)
        form.column.addWidget(self.code)
        form.column.addSpacing(6)

    def _add_forms(self, form: Form, sets: Sequence[PaperSet], forms: tuple[UUID, ...]) -> None:
        choices: list[tuple[tuple[UUID, ...], str]] = [((), _("The one paper of the exam"))]
        words = _("{name}: forms {letters}")
        for made in sets:
            letters = "".join(form.letter for form in made.forms)
            ids = tuple(form.paper_id for form in made.forms)
            choices.append((ids, words.format(name=made.name, letters=letters)))
        self.forms: Choice[tuple[UUID, ...]] = form.add(_("Forms on the seats"), Choice(choices, forms))

    def _go(self) -> None:
        try:
            self.wanted.emit(self._venue())
        except BadInput as error:
            self._wrong.tell(error)

    def _venue(self) -> Venue:
        first, entry = self.first.value().astimezone(UTC), self.entry.value()
        sessions = series(first, self.count.value(), self.every.value(), self.a_day.value(), entry)
        times = RoomTimes(self.doors.value(), entry, self.leave.value(), self._code_minutes, self.code.isChecked())
        return Venue(tuple(fields.plan() for fields in self.rooms), sessions, self.forms.value(), times)


def _planned(state: RoomsState) -> tuple[RoomPlan, ...]:
    """The rooms there are; a room that nobody planned becomes a usual one to fill in."""
    if state.proposal is None and not state.arranged:
        return (USUAL,)
    return state.plan.rooms


def _gap(venue: Venue) -> int:
    """Minutes between the beginnings of two sessions."""
    if len(venue.sessions) > 1:
        return max(1, round((venue.sessions[1].opens_at - venue.sessions[0].opens_at).total_seconds() / 60))
    return 4 * HALF_HOUR


def _a_day(venue: Venue) -> int:
    first = local_day(venue.sessions[0].opens_at)
    return max(1, sum(local_day(one.opens_at) == first for one in venue.sessions))


def _number(least: int, most: int, value: int) -> WholeNumber:
    made = WholeNumber()
    made.setRange(least, most)
    made.setValue(value)
    return made


def _grid(*fields: tuple[str, QWidget]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    for column, (words, field) in enumerate(fields):
        caption = label(words, "muted", wrap=True)
        caption.setBuddy(field)
        grid.addWidget(caption, 0, column)
        grid.addWidget(field, 1, column)
        grid.setColumnStretch(column, 1)
    return grid
