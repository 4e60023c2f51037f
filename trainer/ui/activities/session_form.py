"""The form of a half-day."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from trainer.activities.rules import LONGEST_HALF_DAY
from trainer.activities.values import Half, Session, SessionDraft
from trainer.hours.values import HourCategory, Way
from trainer.ui.activities.class_state import ClassState
from trainer.ui.activities.fields import HourFields, line_field
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.person_picker import Find, PersonPicker
from trainer.words import _


class SessionForm(QWidget):
    """Lecturers come from the pool by a tick, others by name."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, state: ClassState, find: Find) -> None:
        super().__init__()
        draft = state.session.draft if state.session else next_half_day(state)
        self._before = draft
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Change the half-day") if state.session else _("New half-day"), "heading"))
        form = Form()
        self.on = form.add(_("Day"), DateField(draft.on))
        self.half = form.add(_("Half-day"), Choice([(one, name(one)) for one in Half], draft.half))
        self.topic = form.add(_("Topic of the half-day"), line_field(draft.topic))
        self.hours = form.add(_("Hours by category"), HourFields(draft.hours, LONGEST_HALF_DAY))
        self.way = form.add(_("Way of training"), Choice([(one, name(one)) for one in Way], draft.way))
        self.pool = {person: QCheckBox(words) for person, words in state.pool}
        pool = QWidget()
        column = QVBoxLayout(pool)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for person, tick in self.pool.items():
            tick.setChecked(person in draft.lecturers)
            column.addWidget(tick)
        if self.pool:
            form.add(_("Lecturers of the pool"), pool)
        self.others = form.add(_("Other lecturers"), PersonPicker(find))
        self.others.choose(state.people[one] for one in draft.lecturers if one not in self.pool)
        self.place = form.add(_("Place, empty for that of the class"), line_field(draft.place))
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Save"), "primary")
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(lambda: self.saved.emit(self.draft))
        box.addLayout(row(None, cancel, self.save))

    def begin(self) -> None:
        """Puts the cursor where typing begins."""
        self.topic.setFocus()

    def draft(self) -> SessionDraft:
        """What the form says. Raises BadInput("date.unreadable")."""
        ticked = [person for person, tick in self.pool.items() if tick.isChecked()]
        return SessionDraft(
            on=self.on.value() or self._before.on,
            half=self.half.value(),
            topic=self.topic.text().strip(),
            way=self.way.value(),
            hours=self.hours.value(),
            lecturers=(*ticked, *(person.id for person in self.others.people())),
            place=self.place.text().strip(),
        )


def next_half_day(state: ClassState) -> SessionDraft:
    """What a further half-day most likely is: the next half of the day, else the next morning."""
    hours = {HourCategory.PUBLIC_LAW: state.rule.half_day_hours}
    last: Session | None = state.activity.sessions[-1] if state.activity.sessions else None
    if last is None:
        return SessionDraft(state.today, Half.MORNING, "", Way.LECTURE, hours)
    morning = last.draft.half is not Half.MORNING
    on = last.draft.on + timedelta(days=1) if morning else last.draft.on
    half = Half.MORNING if morning else Half.AFTERNOON
    return SessionDraft(on, half, "", last.draft.way, last.draft.hours, last.draft.lecturers, last.draft.place)
