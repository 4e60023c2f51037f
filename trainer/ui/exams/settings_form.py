"""考试设置: the settings of an exam that nobody has begun, in the panel at the right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from trainer.exams.values import Exam, ExamPlan, ReviewPolicy
from trainer.store.errors import BadInput
from trainer.ui.exams.settings_fields import MOST_MINUTES, SettingsFields, add_pair
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, Form
from trainer.ui.widgets.points import Points
from trainer.ui.widgets.steady import WholeNumber
from trainer.ui.widgets.wrong import WrongLine
from trainer.words import _


class SettingsForm(QWidget):
    """Emits a plan and the reason; paper, time and candidates are changed elsewhere."""

    saved = Signal(object, str)
    cancelled = Signal()

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self._given = exam.plan
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Exam settings"), "heading"))
        self.wrong = WrongLine()
        box.addWidget(self.wrong)
        form = Form()
        words = _("Until somebody has begun. Papers of the exam day that were printed before have to be printed again.")
        form.column.addWidget(label(words, "faint", wrap=True))
        self.title = form.add(_("Exam title"), QLineEdit(exam.plan.title))
        self.minutes, self.pass_mark = WholeNumber(), Points(exam.plan.pass_mark)
        self.minutes.setRange(1, MOST_MINUTES)
        self.minutes.setValue(exam.plan.minutes)
        add_pair(form.column, (_("Minutes for each"), self.minutes), (_("Pass mark"), self.pass_mark))
        policies = ((policy, name(policy)) for policy in ReviewPolicy)
        self.review = form.add(_("After handing in, candidates see"), Choice(policies, exam.plan.review))
        self.shuffle = QCheckBox(_("Each candidate has another order of questions"))
        self.shuffle.setChecked(exam.plan.shuffle_questions)
        form.column.addWidget(self.shuffle)
        self.settings = SettingsFields()
        self.settings.show_settings(exam.plan)
        form.column.addWidget(self.settings)
        form.column.addSpacing(8)
        self.reason = form.add(_("Reason"), QLineEdit())
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Change the settings"), "primary")
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(self._save)
        box.addLayout(row(None, cancel, self.save))
        self.minutes.setFocus()

    def _save(self) -> None:
        try:
            wanted = self._plan()
        except BadInput as error:
            self.wrong.tell(error)
        else:
            self.saved.emit(wanted, self.reason.text().strip())

    def _plan(self) -> ExamPlan:
        plan = replace(
            self._given,
            title=self.title.text().strip(),
            minutes=self.minutes.value(),
            pass_mark=self.pass_mark.points(),
            review=self.review.value(),
            shuffle_questions=self.shuffle.isChecked(),
        )
        return self.settings.applied(plan)
