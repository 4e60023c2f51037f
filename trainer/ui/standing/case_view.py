"""违纪处理: cases at the left, the steps of the one in view at the right, and what is due."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from trainer.exams.discipline.values import KINDS, CaseEntry, CaseStep, DisciplineCase, Verdict
from trainer.exams.values import Attendance
from trainer.ui.standing.case_state import CaseState, Recorded
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, clear, label, row
from trainer.ui.widgets.form import Choice, Form
from trainer.ui.widgets.page import keep_width
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.ui.widgets.text_area import TextArea
from trainer.ui.wording import moment
from trainer.words import _

LEFT_WIDTH = 380
TONES = {Verdict.DROPPED: Tone.PLAIN, Verdict.WARNED: Tone.WARN, Verdict.VOID: Tone.BAD}


class CasePane(QWidget):
    begun = Signal()
    chosen = Signal(object)
    recorded = Signal(object)
    closed = Signal()
    went_on = Signal(bool)
    decided = Signal(object)
    papers_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state: CaseState | None = None
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(12)
        left = QWidget()
        keep_width(left, LEFT_WIDTH)
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        self.begin = button(_("Record misconduct"), icon_name="mdi6.plus")
        self.begin.clicked.connect(self.begun)
        box.addLayout(row(self.begin, None))
        self.cases: RecordTable[DisciplineCase] = RecordTable(
            (
                Column(_("Name"), lambda one: self._name(one.person_id), 90),
                Column(_("Kind of misconduct"), lambda one: name(one.kind), 80),
                Column(_("State"), lambda one: name(one.entries[-1].step), 0, tone=_tone),
            )
        )
        self.cases.chosen.connect(self.chosen)
        box.addWidget(self.cases, 1)
        sides.addWidget(left)
        right = QVBoxLayout()
        self._detail = ScrollColumn()
        self._acts = QHBoxLayout()
        right.addWidget(self._detail, 1)
        right.addLayout(self._acts)
        sides.addLayout(right, 1)
        self.form: RecordForm | None = None
        self._shown: object = None

    def show_state(self, state: CaseState) -> None:
        self._state = state
        self.begin.setVisible(state.may_run)
        self.cases.show_rows(ListSource(state.cases), lambda one: one.id == state.chosen)
        if state.recording and self._shown == state.seed:
            return
        self._shown = state.seed if state.recording else None
        clear(self._detail.column)
        clear(self._acts)
        self.form = None
        if state.recording:
            self.form = RecordForm(state)
            self.form.recorded.connect(self.recorded)
            self.form.cancelled.connect(self.closed)
            self._detail.column.addWidget(self.form)
        elif state.case is not None:
            self._show_case(state, state.case)
        else:
            words = _("Two invigilators record what they saw. A result changes only by a decision of somebody else.")
            self._detail.column.addWidget(label(words, "muted", wrap=True))
        self._detail.column.addStretch()

    def _show_case(self, state: CaseState, own: DisciplineCase) -> None:
        column = self._detail.column
        column.addWidget(label(f"{self._name(own.person_id)}　{name(own.kind)}", "heading"))
        if own.verdict is not None:
            column.addLayout(row(badge(name(own.verdict), TONES[own.verdict]), None))
        for entry in own.entries:
            column.addWidget(label(name(entry.step), "strong"))
            column.addWidget(label(self._who(entry), "muted", wrap=True))
            column.addWidget(label(entry.words, wrap=True))
        self._acts.addWidget(self._act(_("Papers of the case"), self.papers_wanted.emit))
        self._acts.addStretch()
        if state.due is CaseStep.DECIDED:
            for verdict in Verdict:
                look = "primary" if verdict is Verdict.VOID else ""
                self._acts.addWidget(self._act(name(verdict), partial(self.decided.emit, verdict), look))
        elif state.due is not None:
            unsigned = _("{step}, not signed").format(step=name(state.due))
            self._acts.addWidget(self._act(unsigned, lambda: self.went_on.emit(False)))
            self._acts.addWidget(self._act(name(state.due), lambda: self.went_on.emit(True), "primary"))

    def _who(self, entry: CaseEntry) -> str:
        people = "、".join(self._name(one) for one in (entry.by, entry.witness) if one is not None)
        words = _("{time} {people}") if entry.signed else _("{time} {people}, the officer did not sign")
        return words.format(time=moment(entry.at), people=people)

    def _name(self, person_id: UUID) -> str:
        found = self._state.people.get(person_id) if self._state else None
        return found.name if found else ""

    def _act(self, words: str, act: Callable[[], None], look: str = "") -> QPushButton:
        made = button(words, look)
        made.clicked.connect(lambda _checked=False: act())
        return made


class RecordForm(QWidget):
    recorded = Signal(object)
    cancelled = Signal()

    def __init__(self, state: CaseState) -> None:
        super().__init__()
        box, form = QVBoxLayout(self), Form()
        box.setContentsMargins(0, 0, 0, 0)
        self.person: Choice[UUID] = form.add(
            _("Candidate"), Choice((one.id, f"{one.name} {one.work_number}") for one in state.roster)
        )
        self.kind: Choice[Attendance] = form.add(_("Kind of misconduct"), Choice((one, name(one)) for one in KINDS))
        self.witness: Choice[UUID] = form.add(
            _("Second invigilator"), Choice((one.id, f"{one.name} {one.unit}") for one in state.staff)
        )
        self.facts = form.add(_("What was seen, when and where"), TextArea("", 3))
        self.signed = QCheckBox(_("The officer signed the record"))
        self.signed.setChecked(True)
        form.column.addWidget(self.signed)
        form.finish()
        box.addWidget(form, 1)
        self.cancel, self.save = button(_("Cancel")), button(_("Note the record"), "primary")
        self.save.setEnabled(bool(state.roster and state.staff))
        self.cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(self._save)
        box.addLayout(row(None, self.cancel, self.save))

    def _save(self) -> None:
        typed = Recorded(
            self.person.value(),
            self.kind.value(),
            self.facts.toPlainText(),
            self.witness.value(),
            self.signed.isChecked(),
        )
        self.recorded.emit(typed)


def _tone(one: DisciplineCase) -> Tone:
    return Tone.WARN if one.verdict is None else TONES[one.verdict]
