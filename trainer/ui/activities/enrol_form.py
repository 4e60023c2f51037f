"""Who comes to a class: by name, by unit, category, post and field, by a pasted list, or who is not trained yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.people.listing import FoundList
from trainer.people.values import FIELDS, Category, PeopleQuery, PersonRow
from trainer.ui.activities.class_state import ClassState
from trainer.ui.activities.fields import line_field, text_field, unit_choice
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, Form
from trainer.ui.widgets.person_picker import Find, PersonPicker
from trainer.words import _

Query = Callable[[PeopleQuery], Sequence[PersonRow]]
Listed = Callable[[str], FoundList]
Untrained = Callable[[], Sequence[PersonRow]]
MOST_PEOPLE = 100_000


class EnrolForm(QWidget):
    """Everything fills the one list of chosen people; who is on the roster already is no trouble."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, state: ClassState, find: Find, query: Query, listed: Listed, untrained: Untrained) -> None:
        super().__init__()
        self._query, self._listed = query, listed
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Enrol people"), "heading"))
        form = Form()
        self.picker = form.add(_("Chosen people"), PersonPicker(find))
        if state.rotation:
            self.untrained = button(_("Add who is not trained yet in this rotation"))
            self.untrained.clicked.connect(lambda: self.picker.choose(untrained()))
            form.column.addWidget(self.untrained)
            form.column.addSpacing(6)
        self.unit = form.add(_("Unit with all below it"), unit_choice(state.units, None, _("The whole office")))
        kinds: list[tuple[Category | None, str]] = [(None, _("All categories of persons"))]
        self.category = form.add(_("Category of person"), Choice(kinds + [(one, name(one)) for one in Category]))
        self.post = form.add(_("Words of the post"), line_field(""))
        fields: list[tuple[str, str]] = [("", _("All fields")), *((one, one) for one in FIELDS)]
        self.field = form.add(_("Field of enforcement"), Choice(fields))
        self.add = button(_("Add everybody who fits"))
        self.add.clicked.connect(lambda: self.picker.choose(self._query(self.wanted())))
        form.column.addLayout(row(None, self.add))
        self.list = form.add(_("Or paste a list: work number, certificate number or name, one a line"), text_field(""))
        self.take, self._taken = button(_("Add the list")), label("", "muted", wrap=True)
        self.take.clicked.connect(self._take)
        form.column.addWidget(self._taken)
        form.column.addLayout(row(None, self.take))
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Enrol"), "primary")
        self.save.setEnabled(False)
        self.picker.changed.connect(lambda: self.save.setEnabled(bool(self.picker.people())))
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(lambda: self.saved.emit(tuple(person.id for person in self.picker.people())))
        box.addLayout(row(None, cancel, self.save))

    def begin(self) -> None:
        """Puts the cursor where typing begins."""
        self.picker.field.setFocus()

    def wanted(self) -> PeopleQuery:
        """What the fields ask for."""
        return PeopleQuery(
            unit_id=self.unit.value(),
            category=self.category.value(),
            post=self.post.text().strip(),
            field=self.field.value(),
            limit=MOST_PEOPLE,
        )

    def _take(self) -> None:
        found = self._listed(self.list.toPlainText())
        self.picker.choose(found.people)
        words = _("{count} people of the list found.").format(count=len(found.people))
        if found.problems:
            lines = "；".join(problem.text for problem in found.problems)
            words += _("Not taken, please check: {lines}").format(lines=lines)
        self._taken.setText(words)
