"""Adding candidates to a roster, in the panel at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.people.values import Category, PersonRow, Unit
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, Form
from trainer.ui.widgets.person_picker import Find, PersonPicker
from trainer.words import _

Members = Callable[[UUID, Category | None], Sequence[PersonRow]]


class RosterFields:
    """Persons by name, or everybody of a unit who has a category."""

    def __init__(self, form: Form, units: Iterable[Unit], find: Find, members: Members) -> None:
        categories: list[tuple[Category | None, str]] = [(None, _("All categories"))]
        categories += [(category, name(category)) for category in Category]
        self.category = form.add(_("Category, when a whole unit is added"), Choice(categories, Category.OFFICER))
        self.picker = form.add(
            _("Candidates"), PersonPicker(find, units, lambda unit_id: members(unit_id, self.category.value()))
        )

    def people(self) -> tuple[UUID, ...]:
        return tuple(person.id for person in self.picker.people())


class AddForm(QWidget):
    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, units: Iterable[Unit], find: Find, members: Members) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Add candidates"), "heading"))
        form = Form()
        self.fields = RosterFields(form, units, find, members)
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Add candidates"), "primary")
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(lambda: self.saved.emit(self.fields.people()))
        self.save.setEnabled(False)
        self.fields.picker.changed.connect(lambda: self.save.setEnabled(bool(self.fields.people())))
        box.addLayout(row(None, cancel, self.save))
        self.fields.picker.field.setFocus()
