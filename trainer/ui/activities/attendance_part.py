"""The attendance of one half-day: chosen above, scanned or ticked, counted below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from trainer.activities.values import Presence
from trainer.ui.activities.class_lists import ListPart
from trainer.ui.activities.class_state import PRESENCE_TONES, ClassState, MarkLine, mark_lines, tally
from trainer.ui.activities.class_words import mark_text
from trainer.ui.activities.fields import words_width
from trainer.ui.texts import name
from trainer.ui.theme import follow
from trainer.ui.tones import Tone
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.steady import ChoiceBox
from trainer.ui.widgets.table import Column
from trainer.ui.wording import moment
from trainer.words import _


class AttendancePart(ListPart[MarkLine]):
    half_chosen = Signal(object)
    marked = Signal(object, object)
    rest_marked = Signal(object)
    scanned = Signal(str)
    list_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_columns())
        self.half = ChoiceBox()
        self.half.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.half.setMinimumContentsLength(20)
        self.half.currentIndexChanged.connect(lambda _row: self.half_chosen.emit(self.half.currentData()))
        self.scan = QLineEdit()
        self.scan.setPlaceholderText(_("Scan the code of the sign-in sheet or type a work number"))
        follow(self.scan, lambda one: one.setMinimumWidth(words_width(one, 32)))
        self.scan.returnPressed.connect(self._scanned)
        self._bar = Flow()
        for widget in (self.half, self.scan):
            self._bar.flow.addWidget(widget)
        self.column.insertWidget(0, self._bar)
        self.acts = {one: self.add(name(one), partial(self._mark, one)) for one in Presence}
        self.rest = self.add("", lambda: self.rest_marked.emit(Presence.PRESENT), "primary")
        self.bring = self.add(_("Paste a list"), self.list_wanted.emit)
        self.sheet = self.add(_("From a file"), self.sheet_wanted.emit, icon="mdi6.file-upload-outline")
        self.table.selection_changed.connect(self._enable)

    def show_state(self, state: ClassState) -> None:
        held = self.table.currentIndex().row()
        self.show_lines(state, mark_lines(state))
        self._stay_at(held)
        with QSignalBlocker(self.half):
            self.half.clear()
            for one in state.activity.sessions:
                self.half.addItem(f"{one.draft.on} {name(one.draft.half)}  {one.draft.topic}", one.id)
            self.half.choose(state.session_id)
        self.half.updateGeometry()
        self.scan.setVisible(state.markable)
        for act in (*self.acts.values(), self.rest, self.bring, self.sheet):
            act.setVisible(state.markable)
        rest = sum(line.taken is None for line in mark_lines(state))
        self.rest.setText(_("The other {count} attended").format(count=rest) if rest else _("Nobody is left"))
        if not rest:
            self._keep_focus(self.rest)
        self.rest.setEnabled(bool(rest))
        self.words.setText(_note(state))
        self._enable()

    def begin(self) -> None:
        """Puts the cursor where a scanner types."""
        if self.scan.isVisibleTo(self):
            self.scan.setFocus()

    def _enable(self) -> None:
        chosen = bool(self.table.selected())
        for one in self.acts.values():
            if not chosen:
                self._keep_focus(one)
            one.setEnabled(chosen)

    def _stay_at(self, row: int) -> None:
        """Down goes on with the next person of the pile; nobody is chosen by that."""
        if 0 <= row < self.table.rows.rowCount() and not self.table.currentIndex().isValid():
            there, choose = self.table.rows.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            self.table.selectionModel().setCurrentIndex(there, choose)

    def _keep_focus(self, act: QWidget) -> None:
        """To the list, not on to the next button: a second Enter would mark everybody."""
        if act.hasFocus():
            self.table.setFocus()

    def _mark(self, presence: Presence) -> None:
        self.marked.emit(presence, tuple(line.person.id for line in self.table.selected()))

    def _scanned(self) -> None:
        text = self.scan.text().strip()
        self.scan.clear()
        if text:
            self.scanned.emit(text)


def _note(state: ClassState) -> str:
    day = state.half_day
    if day is None:
        return _("The programme has no half-day yet. Add one under “Programme”.")
    if day.draft.on > state.today:
        return _("This half-day has not come yet.")
    counts = tally(state, day)
    words = _("Due {due}, attended {present}, in part {part}, on leave {leave}, absent {absent}, open {open}")
    return words.format(
        due=sum(counts.values()),
        present=counts.get(Presence.PRESENT, 0),
        part=counts.get(Presence.PARTIAL, 0),
        leave=counts.get(Presence.LEAVE, 0),
        absent=counts.get(Presence.ABSENT, 0),
        open=counts.get(None, 0),
    )


def _columns() -> tuple[Column[MarkLine], ...]:
    def state(line: MarkLine) -> str:
        return mark_text(line.taken.mark) if line.taken else _("No mark yet")

    def tone(line: MarkLine) -> Tone:
        return PRESENCE_TONES[line.taken.mark.presence] if line.taken else Tone.PLAIN

    def how(line: MarkLine) -> str:
        return f"{name(line.taken.taken)} {moment(line.taken.at)}" if line.taken else ""

    return (
        Column(_("Name"), lambda m: m.person.name, 96, sort=lambda m: m.person.name),
        Column(_("Unit"), lambda m: m.person.unit, 0, sort=lambda m: m.person.unit),
        Column(_("Work number"), lambda m: m.person.work_number, 110, sort=lambda m: m.person.work_number),
        Column(_("Attendance"), state, 130, tone=tone, sort=state),
        Column(_("Reason"), lambda m: m.taken.mark.reason if m.taken else "", 180),
        Column(_("Taken"), how, 210),
    )
