"""What was noted while the exam runs, and the word of a person about each line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.exams.sittings.values import IncidentLine, Ruling
from trainer.ui.exams.desk_state import RULED_ON, DeskState
from trainer.ui.texts import name
from trainer.ui.theme import follow, look, scaled
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import button, row
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.incident_words import length_words, ruling_words, what_words
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

LARGE = 1.5
TABLE_HEIGHT = 150
"""Some lines; the board above needs the room more."""


class NotedView(QWidget):
    """Of the candidate chosen above, or of everybody.

    `head` opens and closes it; large letters leave it closed, because the board needs the room.
    """

    ruled = Signal(object, object, str)

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[object, str] = {}
        self._chosen: IncidentLine | None = None
        self._lines = 0
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.head = button("")
        self.head.setCheckable(True)
        self.head.setChecked(look()[1] < LARGE)
        self.head.toggled.connect(self._open)
        self.table: RecordTable[IncidentLine] = RecordTable(self._columns())
        self.table.chosen.connect(self._choose)
        self.ruling: Choice[Ruling] = Choice((one, name(one)) for one in Ruling)
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("Note to the decision, kept in the audit trail"))
        self.decide = button(_("Decide"))
        self.decide.clicked.connect(self._rule)
        self.note.returnPressed.connect(self.decide.click)
        line = row(self.ruling, self.note, self.decide)
        line.setStretch(1, 1)
        box.addWidget(self.table, 1)
        box.addLayout(line)
        follow(self.table, lambda table: table.setFixedHeight(scaled(TABLE_HEIGHT)))

    def show_state(self, state: DeskState) -> None:
        lines = state.noted
        self._names = {one.row.person_id: one.person.name for one in state.lines}
        if state.said:
            self.note.clear()
        waiting = sum(one.ruling is None for one in lines)
        words = _("Noted: {count}, of which {waiting} wait for a decision")
        self.head.setText(words.format(count=len(lines), waiting=waiting))
        key = None if self._chosen is None else _key(self._chosen)
        self._chosen = next((one for one in lines if _key(one) == key), None)
        self.table.show_rows(ListSource(lines), lambda one: _key(one) == key)
        self.table.fit_columns()
        self.head.setVisible(any(one.kind in RULED_ON for one in state.incidents))
        self._lines = len(lines)
        self._open()
        self._enable(state)

    def _open(self) -> None:
        self.setVisible(self.head.isChecked() and self._lines > 0)

    def _enable(self, state: DeskState) -> None:
        self._mine = state.actor_id
        one = self._chosen
        self.decide.setEnabled(state.may_run and one is not None and one.person_id != state.actor_id)

    def _choose(self, line: IncidentLine) -> None:
        self._chosen = line
        self.decide.setEnabled(line.person_id != self._mine)

    def _rule(self) -> None:
        if self._chosen is not None:
            self.ruled.emit(self._chosen, self.ruling.value(), self.note.text().strip())

    def _columns(self) -> tuple[Column[IncidentLine], ...]:
        def tone(line: IncidentLine) -> Tone:
            return Tone.PLAIN if line.ruling else Tone.WARN

        return (
            Column(_("Time"), lambda one: f"{one.at.astimezone():%H:%M:%S}", 84),
            Column(_("Name"), lambda one: self._names.get(one.person_id, ""), 90),
            Column(_("Occurrence"), what_words, 210, tone=tone),
            Column(_("Length"), length_words, 70, right=True),
            Column(_("Decision"), ruling_words, 0),
        )


def _key(line: IncidentLine) -> tuple[object, int]:
    return line.sitting_id, line.sequence
