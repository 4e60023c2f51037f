"""Another time for the exam, in the panel at the right."""

from __future__ import annotations

from datetime import UTC

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.exams.values import Exam
from trainer.store.errors import BadInput
from trainer.ui.texts import message
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Form
from trainer.ui.widgets.moment import MomentField
from trainer.words import _


class RescheduleForm(QWidget):
    """Emits beginning, latest entry (UTC) and the reason."""

    saved = Signal(object, object, str)
    cancelled = Signal()

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Change the time"), "heading"))
        words = _("Sessions with times of their own move by as much. After the seal the change is registered.")
        box.addWidget(label(words, "muted", wrap=True))
        self._wrong = label("", "wrong", wrap=True)
        self._wrong.hide()
        box.addWidget(self._wrong)
        form = Form()
        self.opens = form.add(_("Opens"), MomentField(exam.plan.opens_at.astimezone()))
        self.closes = form.add(_("May be started until"), MomentField(exam.plan.closes_at.astimezone()))
        self.reason = form.add(_("Reason"), QLineEdit())
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Change the time"), "primary")
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(self._save)
        box.addLayout(row(None, cancel, self.save))
        self.opens.setFocus()

    def _save(self) -> None:
        try:
            opens, closes = self.opens.value().astimezone(UTC), self.closes.value().astimezone(UTC)
        except BadInput as error:
            self._wrong.setText(message(error))
            self._wrong.show()
        else:
            self.saved.emit(opens, closes, self.reason.text().strip())
