"""The form of a lecturer, own or from outside."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.activities.lecturers.values import Away, LecturerDraft
from trainer.ui.activities.fields import line_field, text_field
from trainer.ui.activities.state import ActivitiesState, LecturerWish
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import DateField, Form, read_date
from trainer.ui.widgets.person_picker import Find, PersonPicker
from trainer.words import _


class LecturerForm(QWidget):
    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, state: ActivitiesState, find: Find) -> None:
        super().__init__()
        self._known = state.lecturer
        draft = state.lecturer.draft if state.lecturer else LecturerDraft()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        title = state.lecturer.name if state.lecturer else _("Into the pool of lecturers")
        box.addWidget(label(title, "heading", wrap=True))
        form = Form()
        self.picker, self.outside = PersonPicker(find), line_field("", 80)
        self.picker.changed.connect(self._one_only)
        if self._known is None:
            form.add(_("Person of the office"), self.picker)
            if state.may_add_people:
                form.add(_("Or somebody from outside: name"), self.outside)
            else:
                form.add("", label(_("An administrator takes in experts from outside."), "muted", wrap=True))
        self.organisation = line_field(draft.organisation)
        if state.may_add_people or (self._known and self._known.outside):
            form.add(_("Where from (outside lecturers)"), self.organisation)
        self.topics = form.add(_("Topics, one a line"), text_field("\n".join(draft.topics)))
        self.qualification = form.add(_("Title and qualification"), line_field(draft.qualification))
        self.until = form.add(_("Engaged until, empty without end"), DateField(draft.until))
        self.away = form.add(_("Days on which they cannot teach"), text_field(_away_text(draft.away)))
        self.away.setPlaceholderText("2026-12-01 2026-12-05")
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Save"), "primary")
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(lambda: self.saved.emit(self.wish))
        box.addLayout(row(None, cancel, self.save))

    def begin(self) -> None:
        """Puts the cursor where typing begins."""
        (self.topics if self._known else self.picker.field).setFocus()

    def _one_only(self) -> None:
        """Whoever is chosen later takes the place of the one before."""
        for person in self.picker.people()[:-1]:
            self.picker.remove(person.id)

    def wish(self) -> LecturerWish:
        """What the form says. Raises BadInput("date.unreadable")."""
        people = self.picker.people()
        person_id = self._known.person_id if self._known else (people[0].id if people else None)
        draft = LecturerDraft(
            self.organisation.text().strip(),
            self.qualification.text().strip(),
            tuple(line.strip() for line in self.topics.toPlainText().splitlines() if line.strip()),
            self.until.value(),
            _read_away(self.away.toPlainText()),
        )
        return LecturerWish(person_id, self.outside.text().strip(), draft)


def _away_text(away: Away) -> str:
    return "\n".join(f"{since}" if since == until else f"{since} {until}" for since, until in away)


def _read_away(text: str) -> Away:
    found: list[tuple[date, date]] = []
    for line in text.splitlines():
        days = [day for day in map(read_date, line.replace("—", " ").split()) if day is not None]
        if days:
            found.append((days[0], days[-1]))
    return tuple(found)
