"""The form for one paper: a notice to issue, its delivery, an appeal, the decision about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.retakes.notices.values import AppealOutcome, DeliveryOutcome, NoticeDraft, NoticeKind
from trainer.retakes.values import Case
from trainer.store.clock import local_day
from trainer.store.errors import BadInput
from trainer.ui.retakes.paper_state import Act, Filing, Judging, PuttingOff, Serving, Task
from trainer.ui.retakes.state import RetakesState
from trainer.ui.retakes.wording import task_hint, task_verb
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.text_area import TextArea
from trainer.ui.widgets.wrong import WrongLine
from trainer.words import _

DAYS_OFF = 14


class PaperForm(QWidget):
    """`done` carries a NoticeDraft, Serving, Filing, Judging or PuttingOff."""

    closed = Signal()
    done = Signal(object)

    def __init__(self, state: RetakesState, case: Case, task: Task) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(f"{task_verb(task)}：{case.name}", self.closed.emit))
        self.wrong = WrongLine()
        box.addWidget(self.wrong)
        form = Form()
        form.column.addWidget(label(task_hint(task), "muted", wrap=True))
        form.column.addSpacing(6)
        self._value = self._fields(form, state, case, task)
        form.finish()
        box.addWidget(form, 1)
        self.save = button(task_verb(task), "primary")
        self.save.setEnabled(not state.busy)
        self.save.clicked.connect(self._save)
        box.addLayout(row(None, self.save))

    def _fields(self, form: Form, state: RetakesState, case: Case, task: Task) -> Callable[[], object]:
        if task.act is Act.ISSUE and task.kind is not None:
            return self._issue(form, state, case, task.kind)
        if task.act is Act.SERVE:
            outcome = form.add(_("How it ended"), Choice((one, name(one)) for one in DeliveryOutcome))
            on = form.add(_("Day"), DateField(state.today))
            self.text = form.add(_("Who served it, who witnessed it"), TextArea())
            return lambda: Serving(outcome.value(), _day(on), self._told())
        if task.act is Act.APPEAL:
            on = form.add(_("Day it came in"), DateField(state.today))
            self.text = form.add(_("What the officer says"), TextArea())
            return lambda: Filing(_day(on), self._told())
        if task.act is Act.PUT_OFF:
            until = form.add(_("Look at it again on"), DateField(_again(state, case)))
            self.text = form.add(_("Reason"), TextArea())
            return lambda: PuttingOff(_day(until), self._told())
        ruled = form.add(_("What is decided"), Choice((one, name(one)) for one in reversed(AppealOutcome)))
        self.text = form.add(_("Reason"), TextArea())
        return lambda: Judging(ruled.value(), self._told())

    def _issue(self, form: Form, state: RetakesState, case: Case, kind: NoticeKind) -> Callable[[], object]:
        scope, bring, contact = QLineEdit(), QLineEdit(), QLineEdit()
        if kind is NoticeKind.RETAKE:
            form.add(_("What the retake covers"), scope)
            form.add(_("To be brought"), bring)
        form.add(_("Contact"), contact)
        by = form.add(_("To be served by"), DateField(_serve_by(state, case) if kind is NoticeKind.RETAKE else None))
        return lambda: NoticeDraft(kind, scope.text().strip(), bring.text().strip(), contact.text().strip(), by.value())

    def _told(self) -> str:
        words = self.text.toPlainText().strip()
        if not words:
            raise BadInput("reason.missing")
        return words

    def _save(self) -> None:
        try:
            value = self._value()
        except BadInput as error:
            self.wrong.tell(error)
            return
        self.wrong.hide()
        self.done.emit(value)


def _day(field: DateField) -> date:
    found = field.value()
    if found is None:
        raise BadInput("date.unreadable", text="")
    return found


def _again(state: RetakesState, case: Case) -> date:
    """Before the day of the case is past, else in two weeks."""
    later = state.today + timedelta(days=DAYS_OFF)
    return later if case.due_on is None or case.due_on < state.today else min(later, case.due_on)


def _serve_by(state: RetakesState, case: Case) -> date | None:
    exam = state.exams.get(case.retake_exam_id) if case.retake_exam_id else None
    days = case.windows.notice_days
    if exam is None or days is None:
        return None
    return local_day(exam.plan.opens_at) - timedelta(days=days)
