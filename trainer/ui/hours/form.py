"""登记学时: one training of several people, in the panel at the right."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.hours.rules import STEP
from trainer.hours.values import Activity, HourCategory, Way
from trainer.people.values import FIELDS
from trainer.store.errors import BadInput
from trainer.ui.hours.state import HoursState, Recording
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.person_picker import Find, Members, PersonPicker
from trainer.ui.widgets.steady import DecimalNumber
from trainer.ui.widgets.wrong import WrongLine
from trainer.words import _

MOST_HOURS = 200


class HoursForm(QWidget):
    """Emits a Recording when it is complete; says what is missing under the heading otherwise."""

    saved = Signal(object)
    cancelled = Signal()
    evidence_wanted = Signal(object)

    def __init__(self, state: HoursState, find: Find, members: Members) -> None:
        super().__init__()
        self._evidence: tuple[Path, ...] = ()
        self._activities = state.rule_set.activities if state.rule_set else ()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Enter hours"), "heading"))
        self.wrong = WrongLine()
        box.addWidget(self.wrong)
        form = Form()
        self._add_fields(form, state, find, members)
        form.finish()
        box.addWidget(form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Enter hours"), "primary")
        cancel.clicked.connect(self.cancelled)
        self.save.clicked.connect(self._save)
        box.addLayout(row(None, cancel, self.save))
        self.picker.choose(state.seed.people)

    def begin(self) -> None:
        """Puts the cursor where typing begins."""
        (self.topic if self.picker.people() else self.picker.field).setFocus()

    def take_evidence(self, path: Path) -> None:
        """Shows the proofs that were chosen; one more each time."""
        self._evidence = (*(one for one in self._evidence if one != path), path)
        self.evidence.setText("、".join(one.name for one in self._evidence))

    def _add_fields(self, form: Form, state: HoursState, find: Find, members: Members) -> None:
        self.picker = form.add(_("People"), PersonPicker(find, state.units, members))
        self.topic = form.add(_("Topic"), QLineEdit())
        self.topic.setPlaceholderText(_("What was taught or learnt"))
        self.on = form.add(_("Date"), DateField(state.today))
        self.until = form.add(_("Last day (empty for one day)"), DateField())
        nothing: list[tuple[Activity | None, str]] = [(None, _("none of the table"))]
        choices = [*nothing, *((one, _activity(one)) for one in self._activities)]
        self.activity = Choice(choices)
        if self._activities:
            form.add(_("Activity"), self.activity)
            self.activity.currentIndexChanged.connect(lambda _row: self._follow_activity())
        self.hours = form.add(_("Hours for each"), _HalfHours())
        self.category = form.add(_("Hour category"), Choice((c, name(c)) for c in HourCategory))
        fields = [("", _("for every field")), *((one, one) for one in FIELDS)]
        self.field = form.add(_("Field of enforcement"), Choice(fields))
        self.way = form.add(_("Way"), Choice((w, name(w)) for w in Way))
        self.organiser = form.add(_("Organiser"), QLineEdit(state.office))
        self.evidence = form.add(_("Proof (sign-in sheet, notice, certificate)"), button(_("Choose a file …")))
        self.evidence.clicked.connect(lambda: self.evidence_wanted.emit(self.take_evidence))

    def _follow_activity(self) -> None:
        """The table proposes hours and way; both can be changed."""
        activity = self.activity.value()
        if activity is not None:
            self.hours.setValue(float(activity.hours))
            self.way.setCurrentIndex(tuple(Way).index(activity.way))

    def _save(self) -> None:
        try:
            on, until = self.on.value(), self.until.value()
        except BadInput as error:
            self.wrong.tell(error)
            return
        people = tuple(person.id for person in self.picker.people())
        activity = self.activity.value()
        if not people:
            self.wrong.say(_("Nobody is chosen yet. Type a name or its initials and press Enter."))
        elif on is None:
            self.wrong.say(_("The date is missing."))
        else:
            self.saved.emit(
                Recording(
                    people=people,
                    on=on,
                    hours=Decimal(f"{self.hours.value():.1f}"),
                    category=self.category.value(),
                    way=self.way.value(),
                    topic=self.topic.text().strip(),
                    organiser=self.organiser.text().strip(),
                    evidence=self._evidence,
                    until=until,
                    activity=activity.name if activity else "",
                    of_field=self.field.value(),
                )
            )


def _activity(activity: Activity) -> str:
    words = _("{name}: {hours} hours a {per}")
    return words.format(name=activity.name, hours=activity.hours, per=activity.per)


class _HalfHours(DecimalNumber):
    """Hours in halves: what is typed between two halves goes to the nearer one."""

    def __init__(self) -> None:
        super().__init__()
        self.setDecimals(1)
        self.setSingleStep(float(STEP))
        self.setRange(float(STEP), MOST_HOURS)
        self.setValue(4)

    def valueFromText(self, text: str) -> float:
        return round(super().valueFromText(text) * 2) / 2
