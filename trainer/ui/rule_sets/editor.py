"""The form about a rule set; what is wrong stands below its field."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from trainer.hours.rule_sets import FIGURES
from trainer.hours.values import AbsenceKind, HourCategory, Rounding, SourceNature, Way
from trainer.hours.words import figure_names
from trainer.people.values import Category
from trainer.ui.rule_sets.activity_table import ActivityTable
from trainer.ui.rule_sets.fields import JOINED, MINIMA, RuleForm
from trainer.ui.rule_sets.parts import CapLine, HoursField, MinimumLine, Ticks, show_text
from trainer.ui.rule_sets.state import RuleSetsState
from trainer.ui.rule_sets.wording import figure_name, writing_words, wrong_text
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.filter_box import FilterBox
from trainer.ui.widgets.form import Choice, DateField, Form
from trainer.ui.widgets.text_area import TextArea
from trainer.words import _

W = TypeVar("W")


class RuleEditor(QWidget):
    """Emits the whole form after every change; shows what it is given without a signal."""

    edited = Signal(object)
    save_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, QLineEdit] = {}
        self.wrongs: dict[str, QLabel] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._title = label("", "heading", wrap=True)
        self._words = label("", "muted", wrap=True)
        box.addWidget(self._title)
        box.addWidget(self._words)
        self.undo, self.redo = button(_("Undo"), icon_name="mdi6.undo"), button(_("Redo"), icon_name="mdi6.redo")
        box.addLayout(row(self.undo, self.redo, None))
        self.form = Form()
        self._fill()
        self.form.finish()
        box.addWidget(self.form, 1)
        cancel, self.save = button(_("Cancel")), button(_("Save rule set"), "primary")
        box.addLayout(row(None, cancel, self.save))
        for made, signal in (
            (self.undo, self.undo_wanted),
            (self.redo, self.redo_wanted),
            (self.save, self.save_wanted),
            (cancel, self.cancelled),
        ):
            made.clicked.connect(signal)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save_wanted.emit)

    def value(self) -> RuleForm:
        """What stands in the fields."""
        texts = {key: line.text() for key, line in self.lines.items()}
        return RuleForm(
            **texts,
            nature=self.nature.value(),
            total_categories=self.total_categories.value(),
            minima=tuple(line.value() for line in self.minima),
            caps=tuple(line.cap.text() for line in self.caps.values()),
            not_counted=tuple(way for way, line in self.caps.items() if line.nothing.isChecked()),
            own_fields_only=self.own_fields.isChecked(),
            pro_rata=self.pro_rata.value(),
            rounding=self.rounding.value(),
            people=self.people.value(),
            activities=self.activities.value(),
            proposed=self.proposed.value(),
            remarks=self.remarks.toPlainText(),
        )

    def show_state(self, state: RuleSetsState) -> None:
        if state.edits is None or state.base is None:
            return
        self._title.setText(state.edits.now.name or _("Rule set without a name"))
        self._words.setText(writing_words(state.writing(state.base.key), state.base.name))
        self.undo.setEnabled(bool(state.edits.before))
        self.redo.setEnabled(bool(state.edits.after))
        self._show_units(state)
        if state.edits.now != self.value():
            self._show_form(state.edits.now)
        for key, wrong in self.wrongs.items():
            shown = state.wrong is not None and state.wrong.field == key
            wrong.setVisible(shown)
            if state.wrong is not None and shown:
                wrong.setText(wrong_text(state.wrong))
                self.form.ensureWidgetVisible(wrong)
        self._show_wrong_activity(state)

    def _show_wrong_activity(self, state: RuleSetsState) -> None:
        wrong = state.wrong
        if wrong is None or not wrong.field.startswith("activities."):
            self.activities.show_wrong(None, "")
            return
        said = self.activities.show_wrong(int(wrong.field.partition(".")[2]), wrong_text(wrong))
        if said is not None:
            self.form.ensureWidgetVisible(said)

    def _show_form(self, form: RuleForm) -> None:
        for key, line in self.lines.items():
            show_text(line, getattr(form, key))
        for field, chosen in ((self.nature, form.nature), (self.rounding, form.rounding)):
            with QSignalBlocker(field):
                field.setCurrentIndex(tuple(type(chosen)).index(chosen))
        for ticks, values in (
            (self.total_categories, form.total_categories),
            (self.pro_rata, form.pro_rata),
            (self.people, form.people),
            (self.proposed, form.proposed),
        ):
            ticks.show_value(values)
        for at, minimum in enumerate(form.minima):
            self.minima[at].show_value(minimum)
        self.activities.show_value(form.activities)
        for (way, cap_line), cap in zip(self.caps.items(), form.caps, strict=True):
            cap_line.show_value(cap, way in form.not_counted)
        with QSignalBlocker(self.own_fields):
            self.own_fields.setChecked(form.own_fields_only)
        if self.remarks.toPlainText() != form.remarks:
            with QSignalBlocker(self.remarks):
                self.remarks.setPlainText(form.remarks)

    def _show_units(self, state: RuleSetsState) -> None:
        if self.unit_box.count() == len(state.units) + 1:
            return
        with QSignalBlocker(self.unit_box):
            self.unit_box.clear()
            self.unit_box.addItem(_("Add a unit"), "")
            for unit in state.units:
                self.unit_box.addItem(unit, unit)

    def _fill(self) -> None:
        add = self._line
        add("name", figure_name("name"))
        add("unit", figure_name("unit"))
        add("since", figure_name("since"), DateField())
        add("until", figure_name("until"), DateField())
        self._heading(figure_name("source"))
        self.nature = self._other("nature", _("Nature of the source"), Choice((one, name(one)) for one in SourceNature))
        self.nature.currentIndexChanged.connect(lambda _at: self._emit())
        add("title", _("Title of its document"))
        add("number", _("Document number; empty means it is not stated"))
        add("issuer", _("Authority that issued it"))
        add("issued_on", _("Date of its document"), DateField())
        add("checked_by", _("Figures compared with the document by (empty: not checked)"))
        self._heading(_("What is due in a year"))
        add("total", _("Hours in all (empty: only the minimums below)"), HoursField())
        self.total_categories = self._ticks("total_categories", _("Counted in the total"), HourCategory)
        self._minima()
        self._caps()
        self._activities()
        self._rest()

    def _minima(self) -> None:
        self.minima = [MinimumLine(number) for number in range(1, MINIMA + 1)]
        for at, line in enumerate(self.minima):
            self._other(f"minima.{at}", _("Minimum by category {number}").format(number=at + 1), line)
            line.changed.connect(self._emit)

    def _caps(self) -> None:
        self._heading(_("What counts at most"))
        self._line("day_cap", _("Most hours of one day (empty: no cap)"), HoursField())
        self.caps = {way.value: CapLine(name(way)) for way in Way}
        self.form.column.addWidget(label(_("Most hours of one way in a year"), "muted"))
        for line in self.caps.values():
            line.changed.connect(self._emit)
            self.form.column.addWidget(line)
        self.own_fields = QCheckBox(_("Professional hours of fields the person does not hold do not count"))
        self.own_fields.toggled.connect(lambda _on: self._emit())
        self.form.column.addWidget(self.own_fields)
        self._wrong("caps")
        self._wrong("not_counted")

    def _activities(self) -> None:
        self._heading(figure_name("activities"))
        words = _("Hours entered before keep the figure they were entered with; caps are those of the year's rule set.")
        self.form.column.addWidget(label(words, "muted", wrap=True))
        self.activities = ActivityTable()
        self.activities.changed.connect(self._emit)
        self.form.column.addWidget(self.activities)

    def _rest(self) -> None:
        self._heading(_("How it is counted"))
        self._line("minutes", _("Minutes of one hour"), HoursField())
        self._line("step", _("Smallest step of hours"), HoursField())
        self.pro_rata = self._ticks("pro_rata", _("Full months that come off what is due"), AbsenceKind)
        self.rounding = self._other("rounding", _("What is left is"), Choice((one, name(one)) for one in Rounding))
        self.rounding.currentIndexChanged.connect(lambda _at: self._emit())
        self._heading(_("Whom it is for"))
        self.people = self._ticks("people", _("Categories of persons"), Category)
        self._line("units", _("Only units with all below them (empty: all)"))
        self.unit_box = FilterBox()
        self.unit_box.activated.connect(lambda _at: self._add_unit())
        self.form.column.addLayout(row(self.unit_box, None))
        self._line("posts", _("Only posts with these words (empty: all)"))
        names = figure_names()
        self.proposed = self._other(
            "proposed", figure_name("proposed"), Ticks((figure, names[figure]) for figure in FIGURES)
        )
        self.proposed.changed.connect(self._emit)
        self.remarks = self._other("remarks", _("Remarks, one a line"), TextArea())
        self.remarks.textChanged.connect(self._emit)

    def _add_unit(self) -> None:
        unit, line = self.unit_box.currentData(), self.lines["units"]
        if unit:
            line.setText(JOINED.join(part for part in (line.text().strip(), unit) if part))
        self.unit_box.setCurrentIndex(0)

    def _line(self, key: str, words: str, line: QLineEdit | None = None) -> None:
        self.lines[key] = self._other(key, words, line or QLineEdit())
        self.lines[key].textChanged.connect(lambda _text: self._emit())

    def _ticks(self, key: str, words: str, kind: type[HourCategory] | type[AbsenceKind] | type[Category]) -> Ticks:
        made = self._other(key, words, Ticks((one.value, name(one)) for one in kind))
        made.changed.connect(self._emit)
        return made

    def _other(self, key: str, words: str, field: W) -> W:
        made = self.form.add(words, field)
        self._wrong(key)
        return made

    def _wrong(self, key: str) -> None:
        self.wrongs[key] = label("", "wrong", wrap=True)
        self.wrongs[key].hide()
        self.form.column.addWidget(self.wrongs[key])

    def _heading(self, words: str) -> None:
        self.form.column.addSpacing(6)
        self.form.column.addWidget(label(words, "strong"))

    def _emit(self) -> None:
        self.edited.emit(self.value())
