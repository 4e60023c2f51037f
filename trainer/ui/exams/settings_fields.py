"""What a rule set says about an exam and a trainer may set otherwise for one exam, each with a line of explanation."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from question_bank.marking import BlanksRule, MarkingRule, MultipleRule
from trainer.exams.marking.values import DoubleRule, ThirdRule
from trainer.exams.values import ExamPlan, ExamRule, ResultTerms, RoomTimes
from trainer.store.errors import BadInput
from trainer.ui.exams.settings_words import blanks_rules, multiple_rules, third_rules
from trainer.ui.widgets.basics import label
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.points import Points
from trainer.ui.widgets.steady import WholeNumber
from trainer.words import _

MOST_MINUTES, MOST_DAYS, MOST_PANEL, MOST_ATTEMPTS = 600, 60, 15, 9
Field = TypeVar("Field", bound=QWidget)
USUAL_APART = Decimal("0.2")
HUNDRED = 100


class SettingsFields(QWidget):
    """`show_settings` fills in what a rule or an exam says, `applied` gives a plan what the fields say."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self._add_times()
        self._add_marking()
        self._add_double()
        self._add_results()
        self._add_retakes()
        self._missing: Decimal | None = None

    def show_settings(self, one: ExamRule | ExamPlan) -> None:
        times, marking, terms = one.times, one.marking, one.terms or ResultTerms()
        for field, value in (
            (self.doors, times.doors),
            (self.entry, times.entry),
            (self.leave, times.leave),
            (self.code, times.code),
            (self.publication, terms.publication),
            (self.recheck, terms.recheck),
            (self.objection, terms.objection),
            (self.panel, terms.panel),
            (self.attempts, one.attempts or 0),
        ):
            field.setValue(value)
        self.needs_code.setChecked(times.needs_code)
        self.in_workdays.setChecked(terms.in_workdays)
        self.warnings.setText("、".join(map(str, one.warnings)))
        self.multiple.setCurrentIndex(list(MultipleRule).index(marking.multiple))
        self.blanks.setCurrentIndex(list(BlanksRule).index(marking.blanks))
        self._missing = marking.missing_share
        self.missing.setValue(_percent(marking.missing_share))
        self.wrong.setValue(_percent(marking.wrong_share))
        self.excellent.setValue(float(one.excellent or 0))
        self.double.setChecked(one.double is not None)
        self.apart.setValue(_percent(one.double.apart if one.double else USUAL_APART))
        self.third.setCurrentIndex(list(ThirdRule).index(one.double.third if one.double else ThirdRule.NEARER))
        self.bounded.setChecked(one.retake_overlap is not None)
        self.overlap.setValue(_percent(one.retake_overlap))
        self._follow()

    def applied(self, plan: ExamPlan) -> ExamPlan:
        """Raises BadInput("exam.warnings")."""
        multiple, missing = self.multiple.value(), _share(self.missing)
        if _percent(self._missing) == self.missing.value():
            missing = self._missing
        marking = MarkingRule(multiple, missing, _share(self.wrong) or Decimal(), self.blanks.value())
        double = DoubleRule(_share(self.apart) or Decimal(), self.third.value()) if self.double.isChecked() else None
        return replace(
            plan,
            marking=marking,
            excellent=self.excellent.points() or None,
            warnings=_warnings(self.warnings.text()),
            times=RoomTimes(
                self.doors.value(),
                self.entry.value(),
                self.leave.value(),
                self.code.value(),
                self.needs_code.isChecked(),
            ),
            retake_overlap=(_share(self.overlap) or Decimal()) if self.bounded.isChecked() else None,
            double=double,
            terms=self._terms(),
            attempts=self.attempts.value() or None,
        )

    def _terms(self) -> ResultTerms:
        return ResultTerms(
            publication=self.publication.value(),
            recheck=self.recheck.value(),
            objection=self.objection.value(),
            panel=self.panel.value(),
            in_workdays=self.in_workdays.isChecked(),
        )

    def _add_times(self) -> None:
        self._heading(_("Entry, leave, warnings"))
        self.doors, self.entry, self.leave, self.code = (_number(MOST_MINUTES, _(" minutes")) for _field in range(4))
        add_pair(self.column, (_("Doors open, before"), self.doors), (_("Latest entry, after"), self.entry))
        add_pair(self.column, (_("Earliest leave, after"), self.leave), (_("Start code seen, before"), self.code))
        self._say(_("Counted from the beginning of the exam. An earliest leave of 0 lets everybody go when they like."))
        self.needs_code = QCheckBox(_("Candidates type the start code"))
        self.column.addWidget(self.needs_code)
        self.warnings = self._add(_("Warnings, in minutes left"), QLineEdit())
        self.warnings.setPlaceholderText("15、5")

    def _add_marking(self) -> None:
        self._heading(_("Marking rule"))
        self.multiple: Choice[MultipleRule] = self._add(
            _("Multiple choice questions"), Choice((rule, words) for rule, words in multiple_rules().items())
        )
        self.missing, self.wrong = _number(HUNDRED, "%"), _number(HUNDRED, "%")
        self.missing.setSpecialValueText(_("as many as found"))
        add_pair(self.column, (_("Some missing earn"), self.missing), (_("Each wrong one costs"), self.wrong))
        self.blanks: Choice[BlanksRule] = self._add(
            _("Gaps"), Choice((rule, words) for rule, words in blanks_rules().items())
        )
        self.excellent = self._add(_("Excellent from (0: none)"), Points(Decimal()))
        self.multiple.currentIndexChanged.connect(self._follow)

    def _add_double(self) -> None:
        self._heading(_("Marking of written answers"))
        self.double = QCheckBox(_("Two mark each written answer without seeing each other"))
        self.column.addWidget(self.double)
        self.apart = _number(HUNDRED - 1, "%")
        thirds = Choice((rule, words) for rule, words in third_rules().items())
        self._add(_("A third marks from above"), self.apart)
        self.third: Choice[ThirdRule] = self._add(_("What then counts"), thirds)
        self._say(_("Of the full points of the answer. Who marked an answer is never asked again for it."))
        self.double.toggled.connect(self._follow)

    def _add_results(self) -> None:
        self._heading(_("Results"))
        self.publication, self.recheck, self.objection = (_number(MOST_DAYS, _(" days")) for _field in range(3))
        self.panel = _number(MOST_PANEL, _(" people"))
        self.panel.setMinimum(1)
        add_pair(self.column, (_("Published, working days"), self.publication), (_("Recheck within"), self.recheck))
        add_pair(self.column, (_("Objections within"), self.objection), (_("Panel of at least"), self.panel))
        self.in_workdays = QCheckBox(_("Days for rechecks and objections are working days"))
        self.column.addWidget(self.in_workdays)
        self._say(_("Results count once they were reviewed, published for these days and declared in force."))

    def _add_retakes(self) -> None:
        self._heading(_("Attempts and retakes"))
        self.attempts = self._add(_("Attempts of one person, retakes counted"), _number(MOST_ATTEMPTS, ""))
        self.attempts.setSpecialValueText(_("no bound here"))
        self._say(_("Whoever is deferred or exempt has used none. Without a bound the retake rule alone decides."))
        self.bounded = QCheckBox(_("A retake shares few questions with the papers before it"))
        self.column.addWidget(self.bounded)
        self.overlap = self._add(_("At most, of its questions"), _number(HUNDRED, "%"))
        self.bounded.toggled.connect(self._follow)

    def _follow(self, *_value: object) -> None:
        rule = self.multiple.value()
        self.missing.setEnabled(rule is MultipleRule.PARTIAL)
        self.wrong.setEnabled(rule is MultipleRule.NEGATIVE)
        self.apart.setEnabled(self.double.isChecked())
        self.third.setEnabled(self.double.isChecked())
        self.overlap.setEnabled(self.bounded.isChecked())

    def _heading(self, words: str) -> None:
        self.column.addSpacing(8)
        self.column.addWidget(label(words, "strong"))

    def _say(self, words: str) -> None:
        self.column.addWidget(label(words, "faint", wrap=True))

    def _add(self, words: str, field: Field) -> Field:
        caption = label(words, "muted")
        caption.setBuddy(field)
        self.column.addWidget(caption)
        self.column.addWidget(field)
        return field


def add_pair(column: QBoxLayout, *fields: tuple[str, QWidget]) -> None:
    """Two short fields side by side."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    for place, (words, field) in enumerate(fields):
        caption = label(words, "muted")
        caption.setBuddy(field)
        grid.addWidget(caption, 0, place)
        grid.addWidget(field, 1, place)
        grid.setColumnStretch(place, 1)
    column.addLayout(grid)
    column.addSpacing(6)


def _number(most: int, unit: str) -> WholeNumber:
    made = WholeNumber()
    made.setRange(0, most)
    made.setSuffix(unit)
    return made


def _percent(share: Decimal | None) -> int:
    return 0 if share is None else round(share * HUNDRED)


def _share(field: WholeNumber) -> Decimal | None:
    return Decimal(field.value()) / HUNDRED if field.value() else None


def _warnings(text: str) -> tuple[int, ...]:
    words = re.split(r"[\s,，、;；]+", text.strip())
    try:
        return tuple(sorted({int(word) for word in words if word}, reverse=True))
    except ValueError as error:
        raise BadInput("exam.warnings") from error
