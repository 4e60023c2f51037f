"""What a check list is made of: an exam or a unit, the day, the fields, whether a certificate is asked for."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from trainer.exams.values import Exam
from trainer.store.clock import local_day
from trainer.store.errors import BadInput, KnownError
from trainer.ui.qualification.state import CardsState, Checking, Side
from trainer.ui.qualification.wording import side_text
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.wrong import WrongLine
from trainer.words import _

FieldsOf = Callable[[UUID], frozenset[str]]
"""The fields the questions of an exam's paper are about."""


def _chosen(state: CardsState) -> UUID | None:
    """The exam that was asked for, else the one that comes first."""
    ids = [exam.id for exam in state.exams]
    return state.check_exam if state.check_exam in ids else next(iter(ids), None)


class CheckForm(QWidget):
    closed = Signal()
    done = Signal(object)

    def __init__(self, state: CardsState, fields_of: FieldsOf) -> None:
        super().__init__()
        self._fields_of = fields_of
        self._exams = {exam.id: exam for exam in state.exams}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(side_text(Side.CHECK), self.closed.emit))
        words = _("Finds who may not take part, and why. Nobody is taken off a roster by it.")
        box.addWidget(label(words, "muted", wrap=True))
        self.wrong = WrongLine()
        box.addWidget(self.wrong)
        form = Form()
        exams = [(exam.id, f"{exam.plan.opens_at.astimezone():%Y-%m-%d} {exam.plan.title}") for exam in state.exams]
        self.exam: Choice[UUID | None] = form.add(
            _("Exam"), Choice([(None, _("None: a drill, by unit")), *exams], _chosen(state))
        )
        units = [(unit.id, "　" * unit.depth + unit.name) for unit in state.units]
        self.unit: Choice[UUID | None] = form.add(_("Unit of the drill"), Choice([(None, _("All units")), *units]))
        self.on = form.add(_("Day"), DateField(state.today))
        self.fields = form.add(_("Fields asked for (may stay empty)"), QLineEdit())
        self.needs_card = form.add("", QCheckBox(_("Only with a valid certificate")))
        self.needs_card.setChecked(True)
        form.finish()
        box.addWidget(form, 1)
        self.start = button(_("Check"), "primary")
        self.start.clicked.connect(self._check)
        box.addLayout(row(None, self.start))
        self.exam.activated.connect(lambda _row: self._choose())
        self._choose()

    def _choose(self) -> None:
        exam: Exam | None = self._exams.get(self.exam.value()) if self.exam.value() else None  # type: ignore[arg-type]
        self.unit.setEnabled(exam is None)
        if exam is not None:
            self.on.setText(local_day(exam.plan.opens_at).isoformat())
            self.fields.setText("、".join(sorted(self._fields_of(exam.id))))

    def _check(self) -> None:
        try:
            on = self.on.value()
            if on is None:
                raise BadInput("date.unreadable", text="")
        except KnownError as error:
            self.wrong.tell(error)
            return
        parts = self.fields.text().replace("，", "、").split("、")
        fields = frozenset(part.strip() for part in parts if part.strip())
        exam_id = self.exam.value()
        self.done.emit(
            Checking(exam_id, None if exam_id else self.unit.value(), on, fields, self.needs_card.isChecked())
        )
