"""Another time for the exam, in the panel at the right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.exams.values import Exam
from trainer.store.errors import BadInput
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, Form
from trainer.ui.widgets.moment import MomentField
from trainer.ui.widgets.wrong import WrongLine
from trainer.words import _


class RescheduleForm(QWidget):
    """Emits beginning, latest entry (UTC), the reason, and the number of the one session, 0 for all of them."""

    saved = Signal(object, object, str, int)
    cancelled = Signal()

    def __init__(self, exam: Exam, sessions: Mapping[int, tuple[datetime, datetime]]) -> None:
        super().__init__()
        self._windows = {0: (exam.plan.opens_at, exam.plan.closes_at), **sessions}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Change the time"), "heading"))
        self._hint = label("", "muted", wrap=True)
        box.addWidget(self._hint)
        self._wrong = WrongLine()
        box.addWidget(self._wrong)
        form = Form()
        each = ((number, _("Session {number} alone").format(number=number)) for number in sessions)
        self.which: Choice[int] = Choice(((0, _("The whole exam")), *each))
        if sessions:
            form.add(_("What moves"), self.which)
        self.which.currentIndexChanged.connect(self._choose)
        self.opens = form.add(_("Opens"), MomentField(exam.plan.opens_at.astimezone()))
        self.closes = form.add(_("May be started until"), MomentField(exam.plan.closes_at.astimezone()))
        self.reason = form.add(_("Reason"), QLineEdit())
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Change the time"), "primary")
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(self._save)
        box.addLayout(row(None, cancel, self.save))
        self._choose()
        self.opens.setFocus()

    def _choose(self) -> None:
        opens, closes = self._windows[self.which.value()]
        self.opens.setText(f"{opens.astimezone():%Y-%m-%d %H:%M}")
        self.closes.setText(f"{closes.astimezone():%Y-%m-%d %H:%M}")
        self._hint.setText(
            _("The other sessions stay where they are. After the seal the change is registered.")
            if self.which.value()
            else _("Sessions with times of their own move by as much. After the seal the change is registered.")
        )

    def _save(self) -> None:
        try:
            opens, closes = self.opens.value().astimezone(UTC), self.closes.value().astimezone(UTC)
        except BadInput as error:
            self._wrong.tell(error)
        else:
            self.saved.emit(opens, closes, self.reason.text().strip(), self.which.value())
