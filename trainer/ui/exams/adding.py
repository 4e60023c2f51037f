"""Adding candidates to a roster, in the panel at the right: by name, by query, or from a pasted list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from trainer.people.listing import FoundList
from trainer.people.values import FIELDS, Category, PeopleQuery, PersonRow, Unit
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, Form
from trainer.ui.widgets.person_picker import Find, PersonPicker
from trainer.words import _

PASTED_LINES = 4
MOST_NAMED = 6


@dataclass(frozen=True)
class Members:
    """Where whole units and lists are looked up; `today` is when certificates are looked at.

    `from_file` asks for a file and hands its lines on; `waiting` are those whose retake may be set and is not yet.
    """

    query: Callable[[PeopleQuery], Sequence[PersonRow]]
    listed: Callable[[str], FoundList]
    today: Callable[[], date]
    from_file: Callable[[Callable[[str], None]], None]
    waiting: Callable[[], Sequence[PersonRow]]


class RosterFields:
    """Persons by name, everybody of a unit who fits the query, or whom a list names."""

    def __init__(self, form: Form, units: Iterable[Unit], find: Find, members: Members) -> None:
        self._members = members
        self._retaking: set[UUID] = set()
        categories: list[tuple[Category | None, str]] = [(None, _("All categories"))]
        categories += [(category, name(category)) for category in Category]
        self.category = form.add(_("Category, when a whole unit is added"), Choice(categories, Category.OFFICER))
        fields = [("", _("All fields of enforcement")), *((field, field) for field in FIELDS)]
        self.field: Choice[str] = form.add(_("Field, when a whole unit is added"), Choice(fields))
        self.post = form.add(_("Words of the post, when a whole unit is added"), QLineEdit())
        self.picker = form.add(_("Candidates"), PersonPicker(find, units, self._of_unit))
        self._hint = label("", "muted", wrap=True)
        form.column.addWidget(self._hint)
        self.picker.changed.connect(self._show_hint)
        self.pasted = form.add(_("Or paste a list: work number, name or certificate number"), QPlainTextEdit())
        self.pasted.setTabChangesFocus(True)
        self.pasted.setFixedHeight(self.pasted.fontMetrics().lineSpacing() * PASTED_LINES + 16)
        self.take = button(_("Add whom the list names"))
        self.file, self.retakes = button(_("From a file …")), button(_("From the retake list"))
        self.take.clicked.connect(self._take_list)
        self.file.clicked.connect(lambda: self._members.from_file(self._take_file))
        self.retakes.clicked.connect(self._take_waiting)
        form.column.addLayout(row(self.take, None))
        form.column.addLayout(row(self.file, self.retakes, None))
        self.problems = label("", "wrong", wrap=True)
        form.column.addWidget(self.problems)
        for words in (self._hint, self.problems):
            words.hide()

    def people(self) -> tuple[UUID, ...]:
        return tuple(person.id for person in self.picker.people())

    def retaking(self) -> tuple[UUID, ...]:
        """Those of them who were taken from the retake list."""
        return tuple(person_id for person_id in self.people() if person_id in self._retaking)

    def _of_unit(self, unit_id: UUID) -> Sequence[PersonRow]:
        post, field = self.post.text(), self.field.value()
        return self._members.query(PeopleQuery(unit_id=unit_id, category=self.category.value(), post=post, field=field))

    def _take_list(self) -> None:
        """Lines that were taken go; those with a problem stay to be put right."""
        found = self._members.listed(self.pasted.toPlainText())
        self.picker.choose(found.people)
        words = _("Line {row}: {text}, {problem}")
        lines = [words.format(row=one.row, text=one.text, problem=name(one.kind)) for one in found.problems]
        self.pasted.setPlainText("\n".join(one.text for one in found.problems))
        self.problems.setText("\n".join(lines))
        self.problems.setVisible(bool(lines))

    def _take_file(self, lines: str) -> None:
        """As if it had been pasted, so that lines with a problem stay in sight."""
        self.pasted.setPlainText(lines)
        self._take_list()

    def _take_waiting(self) -> None:
        people = self._members.waiting()
        self.picker.choose(people)
        self._retaking |= {person.id for person in people}
        words = _("{count} from the retake list. Their cases name this exam as their retake; its result moves them on.")
        self.problems.setText(words.format(count=len(people)) if people else _("Nobody waits for a retake."))
        self.problems.show()

    def _show_hint(self) -> None:
        """No valid certificate keeps nobody out; it is said."""
        today = self._members.today()
        without = [one.name for one in self.picker.people() if _uncertified(one, today)]
        words = _("Without a valid enforcement certificate (a hint only): {names}")
        names = "、".join(without[:MOST_NAMED])
        rest = len(without) - MOST_NAMED
        names += _(" and {count} more").format(count=rest) if rest > 0 else ""
        self._hint.setText(words.format(names=names))
        self._hint.setVisible(bool(without))


class AddForm(QWidget):
    saved = Signal(object, str, object)
    cancelled = Signal()

    def __init__(self, units: Iterable[Unit], find: Find, members: Members) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Add candidates"), "heading"))
        form = Form()
        self.fields = RosterFields(form, units, find, members)
        self.reason = form.add(_("Why, once the seat plan is sealed"), QLineEdit())
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Add candidates"), "primary")
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(self._save)
        self.save.setEnabled(False)
        self.fields.picker.changed.connect(lambda: self.save.setEnabled(bool(self.fields.people())))
        box.addLayout(row(None, cancel, self.save))
        self.fields.picker.field.setFocus()

    def _save(self) -> None:
        self.saved.emit(self.fields.people(), self.reason.text().strip(), self.fields.retaking())


def _uncertified(person: PersonRow, today: date) -> bool:
    until = person.certificate_valid_until
    return person.category is Category.OFFICER and (until is None or until < today)
