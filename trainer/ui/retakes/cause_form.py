"""The form for cases that no exam led to: whom it concerns, what happened, and the document that shows it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.retakes.causes import LONGEST_OCCASION, CauseDraft
from trainer.retakes.values import Cause
from trainer.ui.retakes.state import RetakesState
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, Form
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.person_picker import Find, PersonPicker
from trainer.ui.widgets.text_area import TextArea
from trainer.words import _


class CauseForm(QWidget):
    """`done` carries the persons and the draft; `hours_wanted` the year that is over."""

    closed = Signal()
    done = Signal(object, object)
    hours_wanted = Signal(int)

    def __init__(self, state: RetakesState, find: Find) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(_("Propose for another cause"), self.closed.emit))
        form = Form()
        year = state.today.year - 1
        form.column.addWidget(label(_("Hours at the year's end"), "strong"))
        self.hours = button(_("Propose for all short of hours in {year}").format(year=year))
        self.hours.setEnabled(not state.busy)
        self.hours.clicked.connect(lambda: self.hours_wanted.emit(year))
        form.column.addLayout(row(self.hours, None))
        form.column.addSpacing(10)
        form.column.addWidget(label(_("Proved from outside"), "strong"))
        self.picker = form.add(_("People"), PersonPicker(find))
        self.cause = form.add(_("What it is about"), Choice((one, name(one)) for one in reversed(Cause)))
        self.occasion = form.add(_("Which year or test"), QLineEdit())
        self.occasion.setMaxLength(LONGEST_OCCASION)
        self.proof = form.add(_("Proof: document, number, day"), TextArea())
        form.finish()
        box.addWidget(form, 1)
        self.save = button(_("Propose"), "primary")
        self.save.setEnabled(not state.busy)
        self.save.clicked.connect(self._save)
        box.addLayout(row(None, self.save))

    def _save(self) -> None:
        people = tuple(person.id for person in self.picker.people())
        self.done.emit(people, CauseDraft(self.cause.value(), self.occasion.text(), self.proof.toPlainText()))
