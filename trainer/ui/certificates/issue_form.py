"""The form of 发证: the exam, what is printed, and who gets one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from trainer.store.errors import BadInput
from trainer.ui.certificates.issuing import IssueForm
from trainer.ui.certificates.state import CertificatesState, ExamOffer
from trainer.ui.texts import message
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.page import message_box
from trainer.ui.widgets.panel_head import panel_head
from trainer.words import _

MOST_NAMES = 40


class IssuePanel(QWidget):
    exam_chosen = Signal(object)
    issued = Signal(object)
    closed = Signal()

    def __init__(self, state: CertificatesState) -> None:
        super().__init__()
        self._needs_code = state.numbering is not None and not state.numbering.unit_code
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(_("Issue certificates"), self.closed.emit))
        offer = state.offered
        if offer is None:
            box.addWidget(
                label(_("Certificates are issued for closed exams. Close an exam first."), "muted", wrap=True)
            )
            box.addStretch()
            return
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        box.addWidget(self.wrong)
        form = Form()
        self._add_fields(form, state, offer)
        form.finish()
        box.addWidget(form, 1)
        self.issue = button(_("Issue {count}").format(count=len(offer.people)), "primary")
        self.issue.setEnabled(bool(offer.people) and not state.busy)
        self.issue.clicked.connect(self._issue)
        box.addLayout(row(None, self.issue))

    def _add_fields(self, form: Form, state: CertificatesState, offer: ExamOffer) -> None:
        exams = (
            (one.exam_id, _("{title} ({count})").format(title=one.title, count=len(one.people))) for one in state.offers
        )
        self.exam = form.add(_("Exam"), Choice(exams, offer.exam_id))
        self.exam.activated.connect(lambda _row: self.exam_chosen.emit(self.exam.value()))
        words = _("{passed} passed, {holding} hold one already, {count} would get one").format(
            passed=offer.passed, holding=offer.holding, count=len(offer.people)
        )
        form.column.addWidget(label(words, "strong", wrap=True))
        if offer.own:
            form.column.addWidget(message_box(_("You passed too; a colleague has to issue yours."), "note"))
        form.column.addSpacing(6)
        self.code = QLineEdit()
        if self._needs_code:
            self.code.setPlaceholderText("临交执")
            form.add(_("Unit code in the numbers (asked once)"), self.code)
        elif state.numbering is not None:
            form.add(_("First number"), label(state.next_serial, "strong"))
            form.column.addWidget(
                label(_("Numbering: {source}").format(source=state.numbering.source), "faint", wrap=True)
            )
        self.title = form.add(_("For which training or exam"), QLineEdit(offer.title))
        self.title.setCursorPosition(0)
        self.since = form.add(_("Held on"), DateField(offer.on))
        self.until = form.add(_("Until (may stay empty)"), DateField())
        self.facts = form.add(_("Further words (may stay empty)"), QLineEdit())
        self.facts.setPlaceholderText(_("for example: 8 hours in all"))
        self.template = form.add(_("Layout"), template_choice(state))
        if offer.people:
            names = "、".join(person.name for person in offer.people[:MOST_NAMES])
            rest = len(offer.people) - MOST_NAMES
            names += _(" and {count} more").format(count=rest) if rest > 0 else ""
            form.column.addWidget(label(_("Who gets one"), "muted"))
            form.column.addWidget(label(names, wrap=True))

    def _issue(self) -> None:
        try:
            since, until = self.since.value(), self.until.value()
            if self._needs_code and not self.code.text().strip():
                raise BadInput("certificate.no_unit_code")
            if since and until and until < since:
                raise BadInput("dates.reversed")
        except BadInput as error:
            self.wrong.setText(message(error))
            self.wrong.show()
            return
        self.wrong.hide()
        self.issued.emit(
            IssueForm(
                self.title.text().strip(),
                since,
                until,
                self.facts.text().strip(),
                self.code.text().strip(),
                self.template.value(),
            )
        )


def template_choice(state: CertificatesState) -> Choice[str]:
    """Which layout to print with."""
    choice = Choice((one.code, one.layout.name) for one in state.templates)
    choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return choice
