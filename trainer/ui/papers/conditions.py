"""What holds for the whole paper: conditions edited in place like rows, and single settings below them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from question_bank.blueprint import (
    DEFAULT_TOLERANCE,
    Blueprint,
    Bound,
    DifficultyBand,
    ExposureLimit,
    Measure,
    OverlapLimit,
    RecentLimit,
    Topic,
)
from question_bank.question import QuestionKind
from trainer.bank.words import difficulties
from trainer.ui.papers.state import PapersState, RowCheck
from trainer.ui.papers.wording import check_words
from trainer.ui.texts import name
from trainer.ui.theme import follow, scaled, tokens
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.steady import DecimalNumber, WholeNumber
from trainer.words import _

MOST = 1000
NO_MEAN = 0.95


class BoundFields:
    """The widgets of one condition; `content` is a branch of the subject tree or a line of required content."""

    def __init__(self, bound: Bound, state: PapersState) -> None:
        self.kind = Choice([(None, _("Any kind")), *((kind, name(kind)) for kind in QuestionKind)], bound.kind)
        self.content = _content_choice(bound, state)
        fields = dict.fromkeys(filter(None, (*state.fields, bound.field)))
        self.field = Choice([("", _("All fields")), *((field, field) for field in fields)], bound.field)
        self.difficulty = Choice([(None, _("Any difficulty")), *difficulties().items()], bound.difficulty)
        self.least, self.most = WholeNumber(), WholeNumber()
        self.least.setRange(0, MOST)
        self.least.setValue(int(bound.least))
        self.most.setRange(-1, MOST)
        self.most.setSpecialValueText(_("no end"))
        self.most.setValue(-1 if bound.most is None else int(bound.most))
        self.measure = Choice([(Measure.QUESTIONS, _("questions")), (Measure.POINTS, _("points"))], bound.measure)
        self.check = label("")
        self.remove = button("×")
        self.remove.setAccessibleName(_("Take this condition out"))
        self.remove.setToolTip(_("Take this condition out"))

    def all(self) -> tuple[QWidget, ...]:
        chosen = (self.kind, self.content, self.field, self.difficulty)
        return (*chosen, self.least, self.most, self.measure, self.check, self.remove)

    def watch(self, changed: Callable[..., None]) -> None:
        for choice in (self.kind, self.content, self.field, self.difficulty, self.measure):
            choice.currentIndexChanged.connect(changed)
        for figure in (self.least, self.most):
            figure.valueChanged.connect(changed)

    def bound(self) -> Bound:
        content = self.content.value()
        most = self.most.value()
        return Bound(
            least=Decimal(self.least.value()),
            most=None if most < 0 else Decimal(most),
            kind=self.kind.value(),
            subject=content if isinstance(content, str) else "",
            field=self.field.value(),
            difficulty=self.difficulty.value(),
            topic=content if isinstance(content, Topic) else None,
            measure=self.measure.value(),
        )

    def show_check(self, check: RowCheck) -> None:
        words, tone = check_words(check)
        self.check.setText(words)
        ink, ground = tokens().tone(tone)
        self.check.setStyleSheet(f"background: {ground}; color: {ink}; border-radius: 10px; padding: 2px 10px;")


class SettingFields(Flow):
    """Single settings of a blueprint, each a short phrase with its figures."""

    def __init__(self, plan: Blueprint, changed: Callable[..., None], removed: Callable[[int], None]) -> None:
        super().__init__(spacing=16)
        self.total = _points(plan.total)
        self.statutes = _whole(plan.statutes, _("any"))
        self.mean, self.tolerance = _mean(plan), _grade(plan.band.tolerance if plan.band else DEFAULT_TOLERANCE)
        recent, exposure = plan.recent, plan.exposure
        self.exams, self.recent = _whole(recent.exams if recent else 0, _("any")), _whole(recent.most if recent else 0)
        self.uses = _whole(exposure.uses if exposure else 0, _("any"))
        self.exposed = _whole(exposure.most if exposure else 0)
        self.spread = _grade(plan.spread)
        self.spare = QCheckBox(_("Least used questions first"))
        self.spare.setChecked(plan.spare)
        self.calibrated = QCheckBox(_("Difficulty as exams have measured it, where there is an estimate"))
        self.calibrated.setChecked(plan.calibrated)
        self._overlaps = [(one, _whole(one.most)) for one in plan.overlaps]
        self._phrase(_("Full score"), self.total)
        self._phrase(_("Different statutes, at least"), self.statutes)
        self._phrase(_("Mean difficulty (1 to 3)"), self.mean, "±", self.tolerance)
        self._phrase(_("Last exams"), self.exams, _("share at most"), self.recent)
        self._phrase(_("Used in more papers than"), self.uses, _("at most"), self.exposed)
        self._phrase(_("Parallel papers differ in difficulty by"), self.spread)
        for place, (one, most) in enumerate(self._overlaps):
            self._phrase(_("With {paper} at most").format(paper=one.name), most, self._cross(place, removed))
        for ticked in (self.spare, self.calibrated):
            self.flow.addWidget(ticked)
            ticked.toggled.connect(changed)
        for figure in self.findChildren(WholeNumber) + self.findChildren(DecimalNumber):
            figure.valueChanged.connect(changed)

    def applied(self, plan: Blueprint) -> Blueprint:
        """The blueprint with what stands in the fields."""
        mean, exams, uses = self.mean.value(), self.exams.value(), self.uses.value()
        return replace(
            plan,
            total=_decimal(self.total) if self.total.value() else None,
            statutes=self.statutes.value(),
            band=DifficultyBand(_decimal(self.mean), _decimal(self.tolerance)) if mean >= 1 else None,
            recent=RecentLimit(exams, self.recent.value()) if exams else None,
            exposure=ExposureLimit(uses, self.exposed.value()) if uses else None,
            overlaps=tuple(OverlapLimit(one.paper, one.name, most.value()) for one, most in self._overlaps),
            spread=_decimal(self.spread),
            spare=self.spare.isChecked(),
            calibrated=self.calibrated.isChecked(),
        )

    def _phrase(self, words: str, *parts: QWidget | str) -> None:
        holder = QWidget()
        first = label(words, "muted")
        box: QHBoxLayout = row(first, spacing=6)
        for part in parts:
            box.addWidget(label(part, "muted") if isinstance(part, str) else part)
        fields = [part for part in parts if not isinstance(part, str)]
        first.setBuddy(fields[0])
        fields[0].setAccessibleName(words)
        holder.setLayout(box)
        self.flow.addWidget(holder)

    def _cross(self, place: int, removed: Callable[[int], None]) -> QWidget:
        cross = button("×")
        cross.setAccessibleName(_("Take this condition out"))
        cross.clicked.connect(lambda: removed(place))
        return cross


def lay_bounds(grid: QGridLayout, fields: list[BoundFields]) -> None:
    """Headings and one line for each condition."""
    headings = (_("Kind"), _("Content"), _("Field"), _("Difficulty"), _("At least"), _("At most"), _("Unit"), _("Bank"))
    for column, words in enumerate(headings):
        grid.addWidget(label(words, "muted"), 0, column)
    for place, one in enumerate(fields, start=1):
        for column, widget in enumerate(one.all()):
            side = Qt.AlignmentFlag.AlignVCenter if isinstance(widget, QLabel) else Qt.AlignmentFlag(0)
            grid.addWidget(widget, place, column, side)
    grid.setColumnStretch(1, 1)


def _content_choice(bound: Bound, state: PapersState) -> Choice[str | Topic]:
    paths = [node.path for node in state.subjects]
    topics = list(dict.fromkeys((*state.topics, *((bound.topic,) if bound.topic else ()))))
    choices: list[tuple[str | Topic, str]] = [("", _("All content"))]
    choices += [(topic, _("Required: {name}").format(name=topic.name)) for topic in topics]
    choices += [(node.path, "　" * node.depth + node.name) for node in state.subjects]
    choices += [(bound.subject, bound.subject)] if bound.subject and bound.subject not in paths else []
    return Choice(choices, bound.topic or bound.subject)


def _whole(value: int, nothing: str = "") -> WholeNumber:
    field = WholeNumber()
    field.setRange(0, MOST)
    field.setSpecialValueText(nothing)
    field.setValue(value)
    follow(field, lambda one: one.setFixedWidth(scaled(82)))
    return field


def _points(value: Decimal | None) -> DecimalNumber:
    field = DecimalNumber()
    field.setDecimals(1)
    field.setRange(0, MOST)
    field.setSpecialValueText(_("as the rows"))
    field.setValue(float(value or 0))
    follow(field, lambda one: one.setFixedWidth(scaled(112)))
    return field


def _mean(plan: Blueprint) -> DecimalNumber:
    """Any, or a mean from the easiest to the hardest."""
    field = _grade(plan.band.mean if plan.band else Decimal(0))
    field.setRange(NO_MEAN, 3)
    field.setSpecialValueText(_("any"))
    field.setValue(float(plan.band.mean) if plan.band else NO_MEAN)
    return field


def _grade(value: Decimal) -> DecimalNumber:
    field = DecimalNumber()
    field.setDecimals(2)
    field.setRange(0, 2)
    field.setSingleStep(0.05)
    field.setValue(float(value))
    follow(field, lambda one: one.setFixedWidth(scaled(86)))
    return field


def _decimal(field: DecimalNumber) -> Decimal:
    return Decimal(f"{field.value():.2f}").normalize() + 0
