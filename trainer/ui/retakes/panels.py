"""What stands in the panel at the right: one case with its history, the exams to propose for, the date of a retake."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.retakes.values import Case, Decision, Entry
from trainer.store.errors import BadInput
from trainer.ui.retakes.paper_state import tasks
from trainer.ui.retakes.papers_box import PapersBox, task_buttons
from trainer.ui.retakes.state import TONES, Appointment, Offer, RetakesState, acts, schedulable, still_on_roster
from trainer.ui.retakes.wording import act_verb, due_text, result_text, step_text
from trainer.ui.texts import name
from trainer.ui.widgets.basics import badge, button, card, label, row
from trainer.ui.widgets.facts import fact
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Form
from trainer.ui.widgets.moment import MomentField
from trainer.ui.widgets.page import message_box
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.text_area import TextArea
from trainer.ui.widgets.wrong import WrongLine
from trainer.ui.wording import moment, source_words
from trainer.words import _

DAYS_AHEAD = 10
NINE = time(9)


class CasePanel(QWidget):
    """The facts, the rule with its source, what to know, who decided what; then the decisions that are open."""

    closed = Signal()
    decided = Signal(object)
    schedule_wanted = Signal()
    story_wanted = Signal()

    def __init__(self, state: RetakesState, case: Case) -> None:
        super().__init__()
        may_act = state.may_decide and case.person_id != state.actor_id
        self.papers = PapersBox(state.file, may_act)
        self._tasks = tasks(case, state.file) if may_act else ()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(case.name, self.closed.emit, badge(name(case.state), TONES[case.state])))
        inside = Form()
        self._add_facts(inside, state, case)
        self._add_rule(inside, state, case)
        inside.column.addSpacing(10)
        inside.column.addWidget(self.papers)
        inside.column.addSpacing(10)
        self.story = button(_("Print what was done"), "link")
        self.story.clicked.connect(self.story_wanted)
        self.story.setVisible(state.may_export)
        inside.column.addLayout(row(label(_("Who decided what"), "strong"), None, self.story))
        for entry in reversed(case.history):
            _add_entry(inside, entry)
        inside.finish()
        box.addWidget(inside, 1)
        if case.person_id == state.actor_id:
            box.addWidget(message_box(_("This is your own case; somebody else decides about it."), "note"))
        box.addWidget(self._actions(state, case))

    def _add_facts(self, inside: Form, state: RetakesState, case: Case) -> None:
        exam = state.exam_of(case)
        retake = state.exams.get(case.retake_exam_id) if case.retake_exam_id else None
        facts = [
            (_("Unit"), case.unit),
            (
                _("What it is about"),
                f"{exam.plan.title}  {exam.plan.opens_at.astimezone():%Y-%m-%d}" if exam else case.occasion,
            ),
            (_("Result"), _result(state, case)),
            (_("Proposed step"), step_text(case)),
            (_("To be done by"), due_text(case, state.today)),
        ]
        if retake is not None:
            facts.append((_("Retake set for"), moment(retake.plan.opens_at)))
        for words, value in facts:
            inside.column.addLayout(fact(words, value))
            inside.column.addSpacing(4)

    def _add_rule(self, inside: Form, state: RetakesState, case: Case) -> None:
        inside.column.addLayout(fact(_("Rule"), source_words(case.source)))
        if case.gist:
            inside.column.addWidget(label(case.gist, "muted", wrap=True))
        if case.step.meaning:
            inside.column.addLayout(fact(_("What it means"), case.step.meaning))
        if case.proof:
            inside.column.addLayout(fact(_("Proof"), case.proof))
        for note in case.notes:
            inside.column.addWidget(message_box(name(note), "note"))
        if still_on_roster(state, case):
            words = _(
                "The retake is set and not over. If this person still stands on its roster, set them exempt there, or "
                "they count as absent."
            )
            inside.column.addWidget(message_box(words, "note"))

    def _actions(self, state: RetakesState, case: Case) -> Flow:
        actions = Flow()
        self.buttons: dict[Decision, QWidget] = {}
        if schedulable(state, (case,)):
            self.schedule = button(_("Set a retake"), "primary", "mdi6.calendar-plus")
            self.schedule.clicked.connect(self.schedule_wanted)
            actions.flow.addWidget(self.schedule)
        for act in acts(state, case):
            made = button(act_verb(act), "danger" if act is Decision.DISMISSED else "")
            made.clicked.connect(lambda _checked=False, act=act: self.decided.emit(act))
            self.buttons[act] = made
            actions.flow.addWidget(made)
        self.forms = task_buttons(self.papers, self._tasks)
        for form in self.forms.values():
            actions.flow.addWidget(form)
        return actions


class ProposePanel(QWidget):
    """Closed exams with what is still to be proposed or settled."""

    closed = Signal()
    chosen = Signal(object)
    cause_wanted = Signal()

    def __init__(self, state: RetakesState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(_("Propose for an exam"), self.closed.emit))
        words = _("The software only proposes. Each case is then decided by a named person.")
        box.addWidget(label(words, "muted", wrap=True))
        inside = Form()
        self.buttons: dict[object, QWidget] = {}
        for offer in state.offers:
            inside.column.addWidget(self._offer(offer, state.busy))
            inside.column.addSpacing(6)
        if not state.offers:
            inside.column.addWidget(label(_("No exam has been closed yet. Close an exam first."), "muted", wrap=True))
        inside.finish()
        box.addWidget(inside, 1)
        self.cause = button(_("Propose for another cause"))
        self.cause.clicked.connect(self.cause_wanted)
        box.addLayout(row(None, self.cause))

    def _offer(self, offer: Offer, busy: bool) -> QWidget:
        frame, inside = card(12)
        inside.addWidget(label(offer.title, "strong", wrap=True))
        inside.addWidget(label(f"{offer.on:%Y-%m-%d}", "faint"))
        parts = [_("{count} did not pass").format(count=offer.failing)]
        if offer.missing:
            parts.append(_("{count} not proposed yet").format(count=offer.missing))
        if offer.settles:
            parts.append(_("{count} retake results to settle").format(count=offer.settles))
        inside.addWidget(label("，".join(parts), wrap=True))
        if offer.missing or offer.settles:
            made = button(_("Settle the retake") if offer.retake else _("Propose"), "primary")
            made.setEnabled(not busy)
            made.clicked.connect(lambda: self.chosen.emit(offer.exam_id))
            self.buttons[offer.exam_id] = made
            inside.addLayout(row(None, made))
        else:
            inside.addWidget(label(_("Nothing left to do"), "faint"))
        return frame


class SchedulePanel(QWidget):
    """Who sits again and when."""

    closed = Signal()
    set = Signal(object)

    def __init__(self, state: RetakesState) -> None:
        super().__init__()
        cases = state.to_schedule
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(_("Set a retake for {count}").format(count=len(cases)), self.closed.emit))
        self.wrong = WrongLine()
        box.addWidget(self.wrong)
        form = Form()
        form.column.addWidget(label("、".join(f"{case.name}（{case.unit}）" for case in cases), wrap=True))
        form.column.addSpacing(6)
        opens = datetime.combine(state.today + timedelta(days=DAYS_AHEAD), NINE).astimezone()
        self.opens = form.add(_("Begins"), MomentField(opens))
        self.closes = form.add(_("Last start"), MomentField(opens + _window(state, cases)))
        due = min((case.due_on for case in cases if case.due_on), default=None)
        if due is not None:
            form.column.addWidget(label(_("To be done by {date}").format(date=due), "muted"))
        self.reason = form.add(_("Grounds"), TextArea())
        form.column.addWidget(
            label(_("A fresh paper by the same blueprint is drawn. You are the approver."), "faint", wrap=True)
        )
        form.finish()
        box.addWidget(form, 1)
        self.save = button(_("Set the retake"), "primary")
        self.save.setEnabled(not state.busy)
        self.save.clicked.connect(self._save)
        box.addLayout(row(None, self.save))

    def _save(self) -> None:
        try:
            appointment = Appointment(self.opens.value(), self.closes.value(), self.reason.toPlainText().strip())
            if appointment.closes_at <= appointment.opens_at:
                raise BadInput("dates.reversed")
            if not appointment.reason:
                raise BadInput("reason.missing")
        except BadInput as error:
            self.wrong.tell(error)
            return
        self.wrong.hide()
        self.set.emit(appointment)


def _add_entry(inside: Form, entry: Entry) -> None:
    inside.column.addLayout(row(badge(name(entry.decision), TONES[entry.decision]), None))
    inside.column.addWidget(label(f"{moment(entry.at)}  {entry.by_name}", "muted", wrap=True))
    if entry.until:
        inside.column.addWidget(label(_("to be looked at again on {date}").format(date=entry.until), "muted"))
    if entry.reason:
        inside.column.addWidget(label(entry.reason, wrap=True))
    inside.column.addSpacing(8)


def _result(state: RetakesState, case: Case) -> str:
    exam = state.exam_of(case)
    if exam is None:
        return result_text(case)
    return _("{result} (pass mark {mark})").format(
        result=result_text(case), mark=f"{exam.plan.pass_mark.normalize():f}"
    )


def _window(state: RetakesState, cases: tuple[Case, ...]) -> timedelta:
    exams = [exam for case in cases if (exam := state.exam_of(case)) is not None]
    return max((exam.plan.closes_at - exam.plan.opens_at for exam in exams), default=timedelta(hours=1))
