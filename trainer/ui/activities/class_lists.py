"""The parts of a class that are a list with buttons below: programme, roster; the base of the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from trainer.activities.values import Presence, Session
from trainer.ui.activities.class_state import ClassState, MemberLine, member_lines, tally
from trainer.ui.activities.wording import hours_text, shares_text
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

T = TypeVar("T")


class ListPart(QWidget, Generic[T]):
    """A table, a line of words and buttons; `state` is the one in view."""

    def __init__(self, columns: Sequence[Column[T]]) -> None:
        super().__init__()
        self.state: ClassState | None = None
        self._rows: object = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.table: RecordTable[T] = RecordTable(columns)
        self.column.addWidget(self.table, 1)
        self.words = label("", "muted", wrap=True)
        self.column.addWidget(self.words)
        self.buttons = Flow()
        self.column.addWidget(self.buttons)

    def add(self, words: str, act: Callable[[], object], style: str = "", icon: str = "") -> QPushButton:
        """A button below the list."""
        made = button(words, style, icon)
        made.clicked.connect(lambda: act())
        self.buttons.flow.addWidget(made)
        return made

    def show_lines(self, state: ClassState, rows: Sequence[T]) -> None:
        """Shows rows where they differ from those in view, also in what they say of the state."""
        self.state = state
        seen = (rows, state.marks, state.people, state.passed)
        if seen != self._rows:
            self._rows = seen
            self.table.show_rows(ListSource(rows))


class ProgrammePart(ListPart[Session]):
    add_wanted = Signal()
    change_wanted = Signal(object)
    remove_wanted = Signal(object)
    print_wanted = Signal(object)
    attendance_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(self._columns())
        self.new = self.add(_("Add a half-day"), self.add_wanted.emit, "primary", "mdi6.plus")
        self.change = self.add(_("Edit"), lambda: self._emit(self.change_wanted))
        self.remove = self.add(_("Remove"), lambda: self._emit(self.remove_wanted))
        self.take = self.add(_("Take attendance"), lambda: self._emit(self.attendance_wanted))
        self.sheets = self.add(_("Print sign-in sheets"), self._print, icon="mdi6.printer-outline")
        self.table.opened.connect(lambda session: self.attendance_wanted.emit(session.id))
        self.table.selection_changed.connect(self._enable)

    def show_state(self, state: ClassState) -> None:
        self.show_lines(state, state.activity.sessions)
        words = _("{count} half-days, {hours} hours; sign-in sheets are printed for those chosen, or for all.")
        words = words.format(count=len(state.activity.sessions), hours=hours_text(state.activity.whole))
        nothing = _("No half-day yet: add one, then enrol people under “Roster”.")
        self.words.setText(words if state.activity.sessions else nothing)
        for one in (self.new, self.change, self.remove):
            one.setVisible(state.open)
        self._enable()

    def _enable(self) -> None:
        chosen = len(self.table.selected()) == 1
        for one in (self.change, self.remove, self.take):
            one.setEnabled(chosen)
        self.sheets.setEnabled(bool(self.state and self.state.activity.sessions and self.state.activity.people))

    def _emit(self, signal: SignalInstance) -> None:
        for session in self.table.selected()[:1]:
            signal.emit(session.id)

    def _print(self) -> None:
        self.print_wanted.emit(tuple(session.id for session in self.table.selected()))

    def _columns(self) -> tuple[Column[Session], ...]:
        def people(session: Session) -> str:
            known = self.state.people if self.state else {}
            return "、".join(known[one].name for one in session.draft.lecturers if one in known)

        def there(session: Session) -> str:
            if self.state is None or not self.state.activity.people:
                return ""
            counts = tally(self.state, session)
            came = counts.get(Presence.PRESENT, 0) + counts.get(Presence.PARTIAL, 0)
            return "—" if counts.get(None) == sum(counts.values()) else str(came)

        return (
            Column(_("Day"), lambda s: s.draft.on.isoformat(), 104),
            Column(_("Half-day"), lambda s: name(s.draft.half), 60),
            Column(_("Topic of the half-day"), lambda s: s.draft.topic, 0),
            Column(_("Lecturer"), people, 110),
            Column(_("Way of training"), lambda s: name(s.draft.way), 90),
            Column(_("Hours by category"), lambda s: shares_text(s.draft.hours), 150),
            Column(_("Place"), lambda s: s.draft.place, 110, hidden=True),
            Column(_("Were there"), there, 76, right=True),
        )


class RosterPart(ListPart[MemberLine]):
    enrol_wanted = Signal()
    exam_wanted = Signal()
    leave_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            (
                Column(_("Name"), lambda m: m.person.name, 96, sort=lambda m: m.person.name),
                Column(_("Unit"), lambda m: m.person.unit, 0, sort=lambda m: m.person.unit),
                Column(_("Work number"), lambda m: m.person.work_number, 110, sort=lambda m: m.person.work_number),
                Column(_("Category of person"), lambda m: name(m.person.category), 116),
                Column(_("Post"), lambda m: m.person.post, 120, hidden=True),
                Column(
                    _("Standing"),
                    lambda m: _("Left the class") if m.member.withdrawn else _("Enrolled"),
                    110,
                    tone=lambda m: Tone.PLAIN if m.member.withdrawn else Tone.OK,
                ),
                Column(_("Reason"), lambda m: m.member.reason, 140),
            )
        )
        self.enrol = self.add(_("Enrol people"), self.enrol_wanted.emit, "primary", "mdi6.account-plus-outline")
        self.exam = self.add("", self.exam_wanted.emit, icon="mdi6.timer-outline")
        self.leave = self.add(_("Take off the roster"), self._leave)
        self.table.selection_changed.connect(self._enable)

    def show_state(self, state: ClassState) -> None:
        self.show_lines(state, member_lines(state))
        places = state.activity.draft.capacity
        words = _("{count} people on the roster").format(count=len(state.activity.people))
        self.words.setText(words + (_(" of {places} places").format(places=places) if places else ""))
        self.enrol.setVisible(state.enrolling)
        self.exam.setText(_("Open its exam") if state.exam_there else _("Set an exam for the roster"))
        self.exam.setVisible(state.exam_open or state.exam_there)
        self.leave.setVisible(state.may_leave)
        self._enable()

    def _enable(self) -> None:
        self.leave.setEnabled(len([one for one in self.table.selected() if not one.member.withdrawn]) == 1)

    def _leave(self) -> None:
        for one in self.table.selected()[:1]:
            self.leave_wanted.emit(one.person)
