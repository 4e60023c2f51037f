"""The panels beside the lists: a line of the plan, the coverage of a rotation, a lecturer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.activities.lecturers.values import Lecturer
from trainer.activities.plans.values import PlanLine
from trainer.activities.values import Half
from trainer.reports.rotation import RotationShare
from trainer.ui.activities.lists import share_columns
from trainer.ui.activities.state import ActivitiesState, By, shares
from trainer.ui.activities.wording import (
    SEPARATOR,
    by_words,
    days_text,
    hours_text,
    left_text,
    money_text,
    rate_text,
    shares_text,
)
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.facts import fact
from trainer.ui.widgets.form import Choice, Form
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.table import ListSource, RecordTable
from trainer.words import _


class PlanPanel(QWidget):
    edit_wanted = Signal()
    drop_wanted = Signal()
    class_wanted = Signal()
    classes_wanted = Signal()
    rotation_wanted = Signal()
    closed = Signal()

    def __init__(self, state: ActivitiesState, line: PlanLine) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(line.draft.title, self.closed.emit))
        self.new = button(_("New class"), "primary", "mdi6.plus")
        self.new.clicked.connect(self.class_wanted)
        edit, drop = button(_("Edit")), button(_("Drop"))
        edit.clicked.connect(self.edit_wanted)
        drop.clicked.connect(self.drop_wanted)
        if state.may_edit and not line.dropped:
            box.addLayout(row(self.new, edit, drop, None))
        self.classes = button(_("Its classes ({count})").format(count=line.activities), "link")
        self.classes.clicked.connect(self.classes_wanted)
        self.rotation = button(_("Who is trained and who not"), "link")
        self.rotation.clicked.connect(self.rotation_wanted)
        self.rotation.setVisible(line.draft.rotation)
        box.addLayout(row(self.classes, self.rotation, None))
        facts = Form()
        for words, value in _plan_facts(state, line):
            facts.column.addLayout(fact(words, value))
            facts.column.addSpacing(4)
        facts.finish()
        box.addWidget(facts, 1)


def _plan_facts(state: ActivitiesState, line: PlanLine) -> tuple[tuple[str, str], ...]:
    draft = line.draft
    units = {unit.id: unit.name for unit in state.units}
    scope = [units.get(draft.scope.unit_id, "") if draft.scope.unit_id else _("The whole office")]
    scope += [name(category) for category in draft.scope.categories]
    scope += [_("Key posts only")] if draft.scope.key_posts else []
    over = _("{money} yuan over the budget").format(money=money_text(line.spent - draft.budget))
    money = _("{spent} of {budget} yuan").format(spent=money_text(line.spent), budget=money_text(draft.budget))
    return (
        (_("Term"), days_text(draft.since, draft.until)),
        (_("What is taught"), draft.content),
        (_("Audience"), draft.audience),
        (_("Scope"), SEPARATOR.join(scope)),
        (_("Indicator"), draft.indicator),
        (_("Trained / target"), f"{state.trained.get(line.id, 0)} / {draft.target or '—'}"),
        (_("Hours by category"), shares_text(draft.hours)),
        (_("Who answers for it"), draft.owner),
        (_("Spent"), f"{money}；{over}" if line.spent > draft.budget else money),
        (_("Acceptance"), _("An acceptance exam must be passed") if draft.exam_needed else _("Without exam")),
    )


class CoveragePanel(QWidget):
    """How far a rotation is, whole and divided."""

    by_chosen = Signal(object)
    enrol_wanted = Signal(object)
    closed = Signal()

    def __init__(self, state: ActivitiesState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        assert state.rotation is not None
        line, whole = state.rotation.line, state.rotation.all
        box.addLayout(panel_head(line.draft.title, self.closed.emit))
        words = _("{done} of {due} trained, {rate}; {left}")
        text = words.format(
            done=whole.done, due=whole.due, rate=rate_text(whole.rate), left=left_text(state.rotation.left)
        )
        box.addWidget(label(text, "strong", wrap=True))
        rule = _("Trained is whose hours of a class of this line, held in its term, are credited.")
        exam = _("The exam of the class must be passed too.") if line.draft.exam_needed else ""
        box.addWidget(label(f"{rule}{exam}", "muted", wrap=True))
        self.by = Choice(tuple(by_words().items()), state.by)
        self.by.activated.connect(lambda _row: self.by_chosen.emit(self.by.value()))
        box.addWidget(self.by)
        heading = by_words()[state.by] if state.by is not By.UNIT else _("Unit")
        self.table: RecordTable[RotationShare] = RecordTable(share_columns(heading))
        parts = shares(state, _("Without class"), _("Key posts"), _("Other posts"))
        self.table.show_rows(ListSource(parts))
        box.addWidget(self.table, 1)
        if state.may_edit:
            self.into: Choice[object] = Choice(_open_classes(state))
            self.enrol = button(_("Enrol who is chosen in the list"))
            self.enrol.setEnabled(len(_open_classes(state)) > 1)
            self.enrol.clicked.connect(lambda: self.enrol_wanted.emit(self.into.value()))
            box.addWidget(self.into)
            box.addLayout(row(None, self.enrol))


def _open_classes(state: ActivitiesState) -> list[tuple[object, str]]:
    assert state.rotation is not None
    own = [
        (line.id, line.draft.title)
        for line in state.classes
        if line.draft.plan_id == state.rotation.line.id and line.stage.value in ("prepared", "coming", "running")
    ]
    return [(None, _("Choose a class of this line")), *own]


class LecturerPanel(QWidget):
    edit_wanted = Signal()
    retire_wanted = Signal()
    closed = Signal()

    def __init__(self, state: ActivitiesState, lecturer: Lecturer) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(lecturer.name, self.closed.emit))
        edit, retire = button(_("Edit"), "primary"), button(_("Out of the pool"))
        edit.clicked.connect(self.edit_wanted)
        retire.clicked.connect(self.retire_wanted)
        retire.setVisible(not lecturer.retired)
        if state.may_edit:
            box.addLayout(row(edit, retire, None))
        facts = Form()
        away = "、".join(days_text(since, until) for since, until in lecturer.draft.away)
        points = _("{points} of 100, {sheets} sheets")
        rated = "" if lecturer.points is None else points.format(points=lecturer.points, sheets=lecturer.sheets)
        for words, value in (
            (_("Unit or house"), lecturer.unit),
            (_("Title and qualification"), lecturer.draft.qualification),
            (_("Topics taught"), "、".join(lecturer.draft.topics)),
            (_("Engaged until"), lecturer.draft.until.isoformat() if lecturer.draft.until else _("without end")),
            (_("Cannot teach"), away),
            (_("Evaluation"), rated),
        ):
            facts.column.addLayout(fact(words, value))
            facts.column.addSpacing(4)
        facts.column.addWidget(label(_("What is and was taught"), "strong"))
        for lesson in state.lessons:
            words = SEPARATOR.join(
                (lesson.on.isoformat(), name(Half(lesson.half)), lesson.topic, hours_text(lesson.hours))
            )
            facts.column.addWidget(label(words, "muted", wrap=True))
        facts.finish()
        box.addWidget(facts, 1)
