"""The forms of the panel: registering, inspecting, proposing and deciding. Each emits what was meant."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.people.values import FIELDS
from trainer.qualification.values import CardDraft, Cause, Inspection, Standing, Verdict
from trainer.store.errors import BadInput, KnownError
from trainer.ui.qualification.state import CardsState, Deciding, Inspecting, Intent, Proposing, Registering, Side, moves
from trainer.ui.qualification.wording import side_text
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.steady import WholeNumber
from trainer.ui.widgets.text_area import TextArea
from trainer.ui.widgets.wrong import WrongLine
from trainer.words import _

CHOSEN_BY_HAND = (Cause.TRANSFER, Cause.RESIGNATION, Cause.DISMISSAL, Cause.RETIREMENT, Cause.OTHER)


class CardForm(QWidget):
    """Head, fields, one button; emits what was meant. What is wrong stands under the head."""

    closed = Signal()
    done = Signal(object)

    def __init__(self, title: str, about: str, verb: str) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(title, self.closed.emit))
        box.addWidget(label(about, "muted", wrap=True))
        self.wrong = WrongLine()
        box.addWidget(self.wrong)
        self.form = Form()
        box.addWidget(self.form, 1)
        cancel, self.save = button(_("Cancel")), button(verb, "primary")
        cancel.clicked.connect(self.closed)
        self.save.clicked.connect(self._save)
        box.addLayout(row(None, cancel, self.save))

    def intent(self) -> Intent:
        raise NotImplementedError

    def _save(self) -> None:
        try:
            intent = self.intent()
        except KnownError as error:
            self.wrong.tell(error)
        else:
            self.done.emit(intent)


class RegisterForm(CardForm):
    def __init__(self, one: Standing) -> None:
        super().__init__(side_text(Side.REGISTER), one.person.name, _("Enter the certificate"))
        card = one.card
        self.number = self.form.add(_("Enforcement certificate number"), QLineEdit(card.number if card else ""))
        fields = card.fields if card and card.fields else one.person.fields
        self.fields = self.form.add(_("Fields of enforcement"), QLineEdit("、".join(fields)))
        self.fields.setPlaceholderText("、".join(FIELDS[:2]))
        self.issuer = self.form.add(_("Issuing authority"), QLineEdit(card.issuer if card else ""))
        self.issued_on = self.form.add(_("Issued on"), DateField(card.issued_on if card else None))
        self.valid_until = self.form.add(_("Valid until"), DateField(card.valid_until if card else None))
        self.form.finish()

    def intent(self) -> Registering:
        parts = self.fields.text().replace("，", "、").replace(",", "、").split("、")
        return Registering(
            CardDraft(
                self.number.text(),
                tuple(part.strip() for part in parts if part.strip()),
                self.issuer.text(),
                self.issued_on.value(),
                self.valid_until.value(),
            )
        )


class InspectForm(CardForm):
    def __init__(self, one: Standing, today: date) -> None:
        super().__init__(side_text(Side.INSPECT), one.person.name, _("Enter"))
        self.year = self.form.add(_("Year inspected"), WholeNumber())
        self.year.setRange(2000, 2100)
        self.year.setValue(today.year)
        self.on = self.form.add(_("Day"), DateField(today))
        self.result = self.form.add(_("Result"), Choice((one, name(one)) for one in Inspection))
        self.note = self.form.add(_("Remark; the reason where it was not passed"), TextArea())
        self.form.finish()

    def intent(self) -> Inspecting:
        return Inspecting(self.year.value(), _day(self.on), self.result.value(), self.note.toPlainText())


class ProposeForm(CardForm):
    def __init__(self, one: Standing, today: date) -> None:
        super().__init__(
            side_text(Side.PROPOSE),
            _("{name}. Nothing changes until it is decided.").format(name=one.person.name),
            _("Propose"),
        )
        self.move_ = self.form.add(_("What is proposed"), Choice((move, name(move)) for move in moves(one)))
        self.cause = self.form.add(_("Cause"), Choice((cause, name(cause)) for cause in CHOSEN_BY_HAND))
        self.on = self.form.add(_("Since"), DateField(today))
        self.note = self.form.add(_("Remark; needed for another cause"), TextArea())
        self.form.finish()

    def intent(self) -> Proposing:
        return Proposing(self.move_.value(), self.cause.value(), _day(self.on), self.note.toPlainText())


class DecideForm(CardForm):
    def __init__(self, one: Standing, today: date) -> None:
        matter = one.open_matter
        about = one.person.name
        if matter is not None:
            about = _("{name}: {move}, {cause}, since {day}").format(
                name=about, move=name(matter.move), cause=name(matter.cause), day=matter.on
            )
        super().__init__(side_text(Side.DECIDE), about, _("Decide"))
        choices = ((Verdict.CONFIRMED, _("Confirm")), (Verdict.DISMISSED, _("Dismiss")))
        self.verdict = self.form.add(_("Decision"), Choice(choices))
        self.on = self.form.add(_("Takes effect on"), DateField(today))
        self.reason = self.form.add(_("Reason"), TextArea())
        self.form.finish()

    def intent(self) -> Deciding:
        return Deciding(self.verdict.value(), _day(self.on), self.reason.toPlainText())


def form_for(state: CardsState, one: Standing) -> CardForm | None:
    """The form the panel shows, None where it shows none."""
    match state.side:
        case Side.REGISTER:
            return RegisterForm(one)
        case Side.INSPECT:
            return InspectForm(one, state.today)
        case Side.PROPOSE:
            return ProposeForm(one, state.today)
        case Side.DECIDE:
            return DecideForm(one, state.today)
    return None


def _day(field: DateField) -> date:
    day = field.value()
    if day is None:
        raise BadInput("date.unreadable", text="")
    return day
