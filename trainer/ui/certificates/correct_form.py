"""The form of 更正: what the new certificate says, and why the old one goes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.certificates.values import Occasion
from trainer.store.errors import BadInput
from trainer.ui.certificates.issue_form import template_choice
from trainer.ui.certificates.state import CertificatesState, Correction
from trainer.ui.widgets.basics import button, row
from trainer.ui.widgets.form import DateField, Form
from trainer.ui.widgets.page import message_box
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.wrong import WrongLine
from trainer.words import _


class CorrectPanel(QWidget):
    corrected = Signal(object)
    closed = Signal()

    def __init__(self, state: CertificatesState) -> None:
        super().__init__()
        serial = state.chosen.serial if state.chosen else ""
        stated = state.stated
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(_("Correct {serial}").format(serial=serial), self.closed.emit))
        words = _("The old one is voided; a new one with a new number names it. Name and photograph are those of now.")
        box.addWidget(message_box(words, "note"))
        self.wrong = WrongLine()
        box.addWidget(self.wrong)
        form = Form()
        title = stated.title if stated else state.chosen.title if state.chosen else ""
        self.title = form.add(_("For which training or exam"), QLineEdit(title))
        self.title.setCursorPosition(0)
        self.since = form.add(_("Held on"), DateField(_day(stated.held_from) if stated else None))
        self.until = form.add(_("Until (may stay empty)"), DateField(_day(stated.held_until) if stated else None))
        self.facts = form.add(_("Further words (may stay empty)"), QLineEdit(stated.facts if stated else ""))
        self.facts.setCursorPosition(0)
        self.template = form.add(_("Layout"), template_choice(state))
        self.reason = form.add(_("Reason of the correction"), QLineEdit())
        form.finish()
        box.addWidget(form, 1)
        self.go = button(_("Void and issue anew"), "primary")
        self.go.clicked.connect(self._send)
        box.addLayout(row(None, self.go))

    def _send(self) -> None:
        try:
            since, until = self.since.value(), self.until.value()
            if since is None:
                raise BadInput("date.unreadable", text="")
            if until and until < since:
                raise BadInput("dates.reversed")
            if not self.reason.text().strip():
                raise BadInput("reason.missing")
        except BadInput as error:
            self.wrong.tell(error)
            return
        self.wrong.hide()
        occasion = Occasion(self.title.text().strip(), since, until, self.facts.text().strip())
        self.corrected.emit(Correction(occasion, self.reason.text().strip(), self.template.value()))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
