"""The panels beside the grid: one candidate, the findings, the register, the start codes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from trainer.exams.rooms.values import FORBIDDEN, FORM_LETTERS, Needs
from trainer.ui.exam_rooms.state import RoomsState
from trainer.ui.exam_rooms.wording import change_words, flaw_words, flawless_words, place_words
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Form
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.steady import WholeNumber
from trainer.ui.wording import SEPARATOR
from trainer.words import _

MOST_EXTRA = 240
MOST_FINDINGS = 200


class CandidateSide(QWidget):
    """Who sits there, where to, and what this person needs."""

    move_wanted = Signal()
    needs_wanted = Signal(object)

    def __init__(self, state: RoomsState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        person = state.people.get(state.chosen) if state.chosen else None
        place, seat = state.place, state.seated
        if person is None or place is None:
            hint = _("Choose a seat. Arrows move between seats, Enter chooses, M moves somebody.")
            box.addWidget(label(hint, "muted", wrap=True))
            box.addStretch()
            return
        box.addWidget(label(person.name, "large"))
        number, form = place.number, FORM_LETTERS[place.form]
        where = _("Seat {number}, form {form}").format(number=number, form=form)
        facts = (person.unit, person.work_number, where, name(seat.attendance) if seat else "")
        box.addWidget(label(SEPARATOR.join(filter(None, facts)), "muted", wrap=True))
        own = state.chosen == state.actor_id
        self.begin = button(_("Choose the new seat …") if state.moving else _("Move   M"), "primary")
        self.begin.setEnabled(state.open and not own)
        self.begin.clicked.connect(self.move_wanted)
        box.addLayout(row(self.begin, None))
        if own:
            box.addWidget(label(_("Nobody decides about themselves. Ask a colleague."), "muted", wrap=True))
        elif seat is not None and state.open and not seat.begun and state.proposal is None:
            self._add_needs(box, seat.extra_minutes, seat.large_text, seat.separate, seat.extra_reason)
        box.addStretch()

    def _add_needs(self, box: QVBoxLayout, minutes: int, large: bool, separate: bool, reason: str) -> None:
        box.addWidget(label(_("What this candidate needs"), "heading"))
        self.minutes = WholeNumber()
        self.minutes.setRange(0, MOST_EXTRA)
        self.minutes.setValue(minutes)
        self.large, self.separate = QCheckBox(_("Large text")), QCheckBox(_("Separate room"))
        self.large.setChecked(large)
        self.separate.setChecked(separate)
        self.reason = QLineEdit(reason)
        form = Form()
        form.add(_("More minutes"), self.minutes)
        form.column.addWidget(self.large)
        form.column.addWidget(self.separate)
        form.add(_("Why it is needed"), self.reason)
        form.finish()
        box.addWidget(form, 1)
        keep = button(_("Keep what is needed"))
        keep.clicked.connect(self._keep)
        box.addLayout(row(None, keep))

    def _keep(self) -> None:
        needs = Needs(
            self.large.isChecked(), self.separate.isChecked(), self.minutes.value(), self.reason.text().strip()
        )
        self.needs_wanted.emit(needs)


class FindingsSide(QWidget):
    """What is wrong first, then hints; each leads to its seat."""

    found = Signal(object)

    def __init__(self, state: RoomsState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Findings"), "heading"))
        if not state.flaws:
            box.addWidget(label(flawless_words(state), wrap=True))
            box.addStretch()
            return
        words = _("{worst} must be put right, {rest} are hints.")
        box.addWidget(label(words.format(worst=state.worst, rest=len(state.flaws) - state.worst), "muted", wrap=True))
        area = ScrollColumn(4)
        for flaw in state.flaws[:MOST_FINDINGS]:
            sign = "! " if flaw.kind in FORBIDDEN else "· "
            go = button(sign + flaw_words(state, flaw), "link")
            go.clicked.connect(lambda _checked=False, one=flaw.person_id: self.found.emit(one))
            area.column.addWidget(go)
        area.column.addStretch()
        box.addWidget(area, 1)


class ChangesSide(QWidget):
    """更改登记."""

    export_wanted = Signal()

    def __init__(self, state: RoomsState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Register of changes"), "heading"))
        if not state.changes:
            box.addWidget(label(_("No change after the seal."), "muted", wrap=True))
            box.addStretch()
            return
        area = ScrollColumn(8)
        for change in reversed(state.changes):
            head = f"{change.line}. {change_words(state, change)}"
            area.column.addWidget(label(head, "strong", wrap=True))
            to = f"{place_words(change.was)} → {place_words(change.becomes)}"
            area.column.addWidget(label(to, wrap=True))
            why = SEPARATOR.join((f"{change.at.astimezone():%Y-%m-%d %H:%M}", change.reason))
            area.column.addWidget(label(why, "muted", wrap=True))
        area.column.addStretch()
        box.addWidget(area, 1)
        save = button(_("Save as a workbook"), icon_name="mdi6.microsoft-excel")
        save.clicked.connect(self.export_wanted)
        box.addLayout(row(None, save))


class CodesSide(QWidget):
    """启动码: each from its time on."""

    def __init__(self, state: RoomsState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Start codes"), "heading"))
        if not state.codes:
            box.addWidget(label(_("No room of this exam asks for a start code."), "muted", wrap=True))
        area = ScrollColumn(8)
        for one in state.codes:
            where = _("Session {number}").format(number=one.hall.session) + SEPARATOR + one.hall.room
            area.column.addWidget(label(where, "muted", wrap=True))
            shown = one.code or _("shown from {time} on").format(time=f"{one.shown_from.astimezone():%m-%d %H:%M}")
            area.column.addWidget(label(shown, "figure" if one.code else ""))
        area.column.addStretch()
        box.addWidget(area, 1)
