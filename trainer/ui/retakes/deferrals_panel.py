"""Requests to sit later: what was asked, which proof was seen, who decided; and the new exam for who was deferred."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.retakes.deferrals.values import Deferral, DeferralOutcome
from trainer.store.errors import BadInput
from trainer.ui.retakes.state import Appointment, RetakesState, check_set, last_day_of, sits_by_of
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, card, label, row
from trainer.ui.widgets.form import DateField, Form
from trainer.ui.widgets.moment import MomentField
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.text_area import TextArea
from trainer.ui.widgets.wrong import WrongLine
from trainer.words import _

DAYS_AHEAD = 10
HOURS_OPEN = 2


class DeferralsPanel(QWidget):
    closed = Signal()
    wanted = Signal()
    chosen = Signal(object)
    decided = Signal(object, object, str)
    set = Signal(object)
    proof_wanted = Signal(object)

    def __init__(self, state: RetakesState) -> None:
        super().__init__()
        self._state = state
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(_("Deferrals"), self.closed.emit))
        self.wrong = WrongLine()
        box.addWidget(self.wrong)
        inside = Form()
        words = _("Who is deferred never counts as failed and sits the new exam as a first attempt.")
        inside.column.addWidget(label(words, "muted", wrap=True))
        for one in state.deferrals:
            inside.column.addWidget(self._request(one))
        self._waiting = [one for one in state.deferrals if one.granted and one.new_exam_id is None]
        if self._waiting and state.may_decide:
            self._add_date(inside)
        inside.finish()
        box.addWidget(inside, 1)
        if state.may_prepare:
            ask = button(_("Request a deferral"), "" if self._waiting and state.may_decide else "primary")
            ask.clicked.connect(self.wanted)
            box.addLayout(row(None, ask))

    def _request(self, one: Deferral) -> QWidget:
        frame, inside = card(10)
        inside.setSpacing(3)
        settled = one.settled
        state = badge(name(settled.outcome), Tone.OK) if settled else badge(_("To be decided"), Tone.WARN)
        inside.addLayout(row(label(one.name, "strong"), state, None))
        exam = self._state.exams.get(one.exam_id)
        inside.addWidget(label(f"{one.unit}  {exam.plan.title if exam else ''}", "muted", wrap=True))
        inside.addWidget(label(f"{name(one.ground)}  {one.asked_on}  {one.words}", wrap=True))
        inside.addWidget(label(_("Proof seen: {words}").format(words=one.seen), "muted", wrap=True))
        if one.file_hash is not None:
            proof = button(_("Open the proof"), "link")
            proof.clicked.connect(lambda: self.proof_wanted.emit(one))
            inside.addLayout(row(proof, None))
        if settled is not None:
            until = _("  new date by {date}").format(date=settled.new_date) if settled.new_date else ""
            inside.addWidget(label(f"{settled.signed.by_name}：{settled.signed.reason}{until}", wrap=True))
        elif self._state.may_decide and one.person_id != self._state.actor_id:
            self._add_decision(inside, one)
        return frame

    def _add_decision(self, inside: QVBoxLayout, one: Deferral) -> None:
        if self._state.deferring is None or self._state.deferring.id != one.id:
            decide = button(_("Decide the request"), "link")
            decide.clicked.connect(lambda: self.chosen.emit(one))
            inside.addLayout(row(decide, None))
            return
        self.day, self.reason = DateField(), TextArea()
        last, ladder = last_day_of(self._state, one), self._state.ladder
        if last is not None and ladder is not None:
            words = _("By {ladder} on {date} at the latest.").format(ladder=ladder.name, date=last)
            inside.addWidget(label(words, wrap=True))
        for words, field in ((_("To sit by"), self.day), (_("Reason"), self.reason)):
            inside.addWidget(label(words, "muted"))
            inside.addWidget(field)
        self.grant, self.refuse = button(_("Grant"), "primary"), button(_("Refuse"), "danger")
        self.grant.clicked.connect(lambda: self._decide(DeferralOutcome.GRANTED))
        self.refuse.clicked.connect(lambda: self._decide(DeferralOutcome.REFUSED))
        inside.addLayout(row(None, self.refuse, self.grant))

    def _decide(self, outcome: DeferralOutcome) -> None:
        try:
            day: date | None = self.day.value() if outcome is DeferralOutcome.GRANTED else None
        except BadInput as error:
            self._tell(error)
            return
        self.decided.emit(outcome, day, self.reason.toPlainText().strip())

    def _add_date(self, inside: Form) -> None:
        names = "、".join(one.name for one in self._waiting)
        inside.column.addSpacing(8)
        inside.column.addWidget(label(_("New exam for {names}").format(names=names), "strong", wrap=True))
        for one in self._waiting:
            by = sits_by_of(self._state, one)
            if by is not None:
                inside.column.addWidget(label(_("{name}: by {date} at the latest").format(name=one.name, date=by)))
        opens = datetime.combine(self._state.today + timedelta(days=DAYS_AHEAD), time(9)).astimezone()
        self.opens = inside.add(_("Begins"), MomentField(opens))
        self.closes = inside.add(_("Last start"), MomentField(opens + timedelta(hours=HOURS_OPEN)))
        self.why = inside.add(_("Why later than the last day (only then)"), TextArea())
        self.save = button(_("Set the new exam"), "primary")
        self.save.setEnabled(not self._state.busy)
        self.save.clicked.connect(self._set)
        inside.column.addLayout(row(None, self.save))

    def _set(self) -> None:
        try:
            appointment = Appointment(self.opens.value(), self.closes.value(), self.why.toPlainText().strip())
            check_set(self._state, self._waiting, appointment)
        except BadInput as error:
            self._tell(error)
            return
        self.set.emit(appointment)

    def _tell(self, error: BadInput) -> None:
        self.wrong.tell(error)
