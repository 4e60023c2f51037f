"""登记折减: a stretch in which a person owes no hours."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.hours.values import AbsenceKind
from trainer.reports.hours import OfficerHours
from trainer.store.errors import BadInput
from trainer.ui.hours.state import Away
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.wrong import WrongLine
from trainer.words import _


class AbsencePanel(QWidget):
    """Emits an Away when it is complete."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, person: OfficerHours) -> None:
        super().__init__()
        self._person_id = person.person_id
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Months taken off: {name}").format(name=person.name), "heading", wrap=True))
        words = _("Full calendar months inside the stretch come off what is due, where the rule set says so.")
        box.addWidget(label(words, "muted", wrap=True))
        self.wrong = WrongLine()
        box.addWidget(self.wrong)
        form = Form()
        self.kind = form.add(_("Why"), Choice((one, name(one)) for one in AbsenceKind))
        self.since = form.add(_("From"), DateField())
        self.until = form.add(_("Until (empty while it lasts)"), DateField())
        self.reason = form.add(_("Reason and document, no medical detail"), QLineEdit())
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Save"), "primary")
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(self._save)
        box.addLayout(row(None, cancel, self.save))

    def _save(self) -> None:
        try:
            since, until = self.since.value(), self.until.value()
        except BadInput as error:
            self.wrong.tell(error)
            return
        if since is None:
            self.wrong.say(_("The date is missing."))
        elif not self.reason.text().strip():
            self.wrong.say(_("The reason is missing."))
        else:
            self.saved.emit(Away(self._person_id, self.kind.value(), since, until, self.reason.text().strip()))
