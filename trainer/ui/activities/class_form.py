"""The form of a class: name, kind, field, organiser, place, line of the plan, batch, places, exam, money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.activities.rules import MOST_PEOPLE
from trainer.activities.values import ActivityDraft, ActivityKind
from trainer.people.values import FIELDS, Unit
from trainer.ui.activities.fields import line_field, unit_choice
from trainer.ui.activities.plan_form import MOST_MONEY
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, Form
from trainer.ui.widgets.points import Points
from trainer.ui.widgets.steady import WholeNumber
from trainer.words import _

Named = Sequence[tuple[UUID, str]]


@dataclass(frozen=True)
class ClassSeed:
    """What the form begins with and chooses from; `weighed` once its hours are prepared or credited."""

    draft: ActivityDraft
    new: bool
    plans: Named
    exams: Named
    units: Sequence[Unit]
    weighed: bool = False


class ClassForm(QWidget):
    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, seed: ClassSeed) -> None:
        super().__init__()
        draft = seed.draft
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("New class") if seed.new else _("Change the class"), "heading"))
        form = Form()
        self.title = form.add(_("Name of the class"), line_field(draft.title))
        self.plan = form.add(_("Line of the plan"), _optional(seed.plans, draft.plan_id, _("Not in the plan")))
        self.kind = form.add(_("Kind of activity"), Choice([(one, name(one)) for one in ActivityKind], draft.kind))
        self.field = form.add(_("Field of enforcement"), _fields(draft.field))
        self.field.setEnabled(not seed.weighed)
        self.organiser = form.add(_("Organiser"), line_field(draft.organiser))
        self.place = form.add(_("Place of the class"), line_field(draft.place))
        self.unit = form.add(
            _("Unit that is visited (teaching tour)"), unit_choice(seed.units, draft.unit_id, _("None"))
        )
        self.batch = form.add(_("Batch"), line_field(draft.batch, 60))
        self.capacity = form.add(_("Places, 0 without limit"), WholeNumber())
        self.capacity.setRange(0, MOST_PEOPLE)
        self.capacity.setValue(draft.capacity)
        self.exam = form.add(_("Exam of the class"), _optional(seed.exams, draft.exam_id, _("Without exam")))
        self.spent = form.add(_("Spent in yuan"), Points(draft.spent, MOST_MONEY))
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Save"), "primary")
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(lambda: self.saved.emit(self.draft()))
        box.addLayout(row(None, cancel, self.save))

    def begin(self) -> None:
        """Puts the cursor where typing begins."""
        self.title.setFocus()

    def draft(self) -> ActivityDraft:
        """What the form says."""
        return ActivityDraft(
            title=self.title.text().strip(),
            kind=self.kind.value(),
            organiser=self.organiser.text().strip(),
            place=self.place.text().strip(),
            plan_id=self.plan.value(),
            unit_id=self.unit.value(),
            batch=self.batch.text().strip(),
            capacity=self.capacity.value(),
            exam_id=self.exam.value(),
            spent=self.spent.points(),
            field=self.field.value(),
        )


def _optional(known: Named, chosen: UUID | None, none: str) -> Choice[UUID | None]:
    choices: list[tuple[UUID | None, str]] = [(None, none), *known]
    return Choice(choices, chosen)


def _fields(chosen: str) -> Choice[str]:
    known = dict.fromkeys((*FIELDS, chosen) if chosen else FIELDS)
    return Choice([("", _("for every field")), *((one, one) for one in known)], chosen)
