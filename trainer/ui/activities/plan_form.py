"""The form of a line of the plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from trainer.activities.plans.values import PlanDraft, PlanScope
from trainer.activities.values import ActivityKind
from trainer.people.values import Category
from trainer.ui.activities.fields import HourFields, line_field, text_field, unit_choice
from trainer.ui.activities.state import ActivitiesState
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.points import Points
from trainer.ui.widgets.steady import WholeNumber
from trainer.words import _

MOST_MONEY = Decimal(100_000_000)
MOST_PEOPLE = 100_000


class PlanForm(QWidget):
    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, state: ActivitiesState) -> None:
        super().__init__()
        line = state.plan_of_form
        year = state.year
        draft = line.draft if line else PlanDraft(year, "", date(year, 1, 1), date(year, 12, 31))
        self._draft = draft
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Change the line of the plan") if line else _("New line of the plan"), "heading"))
        form = Form()
        self.title = form.add(_("What the training is called"), line_field(draft.title))
        self.kind = form.add(_("Kind of activity"), Choice([(one, name(one)) for one in ActivityKind], draft.kind))
        self.content = form.add(_("What is taught"), text_field(draft.content))
        self.audience = form.add(_("Audience"), line_field(draft.audience))
        self._add_scope(form, state, draft)
        self.indicator = form.add(_("Indicator"), line_field(draft.indicator))
        self.target = form.add(_("Number of people to be trained"), WholeNumber())
        self.target.setRange(0, MOST_PEOPLE)
        self.target.setValue(draft.target)
        self.hours = form.add(_("Hours by category"), HourFields(draft.hours))
        self.since = form.add(_("First day of the term"), DateField(draft.since))
        self.until = form.add(_("Last day of the term (deadline)"), DateField(draft.until))
        self.owner = form.add(_("Who answers for it"), line_field(draft.owner))
        self.budget = form.add(_("Budget in yuan"), Points(draft.budget, MOST_MONEY))
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Save"), "primary")
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(lambda: self.saved.emit(self.draft))
        box.addLayout(row(None, cancel, self.save))

    def begin(self) -> None:
        """Puts the cursor where typing begins."""
        self.title.setFocus()

    def _add_scope(self, form: Form, state: ActivitiesState, draft: PlanDraft) -> None:
        self.rotation = form.add(_("Rotation"), QCheckBox(_("Everybody of the scope is to be trained in the term")))
        self.rotation.setChecked(draft.rotation)
        self.exam_needed = form.add(_("Acceptance"), QCheckBox(_("An acceptance exam must be passed")))
        self.exam_needed.setChecked(draft.exam_needed)
        self.unit = form.add(_("Scope: unit"), unit_choice(state.units, draft.scope.unit_id, _("The whole office")))
        scope = QWidget()
        box = QVBoxLayout(scope)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        self.categories = {category: QCheckBox(name(category)) for category in Category}
        for category, tick in self.categories.items():
            tick.setChecked(category in draft.scope.categories)
            box.addWidget(tick)
        form.add(_("Scope: categories of persons, none ticked for all"), scope)
        self.key_posts = form.add(_("Scope: posts"), QCheckBox(_("Key posts only")))
        self.key_posts.setChecked(draft.scope.key_posts)

    def draft(self) -> PlanDraft:
        """What the form says. Raises BadInput("date.unreadable")."""
        old = self._draft
        ticked = tuple(category for category, tick in self.categories.items() if tick.isChecked())
        return PlanDraft(
            year=old.year,
            title=self.title.text().strip(),
            since=self.since.value() or old.since,
            until=self.until.value() or old.until,
            kind=self.kind.value(),
            content=self.content.toPlainText().strip(),
            audience=self.audience.text().strip(),
            indicator=self.indicator.text().strip(),
            target=self.target.value(),
            hours=self.hours.value(),
            owner=self.owner.text().strip(),
            budget=self.budget.points(),
            rotation=self.rotation.isChecked(),
            scope=PlanScope(self.unit.value(), ticked, self.key_posts.isChecked()),
            exam_needed=self.exam_needed.isChecked(),
        )
