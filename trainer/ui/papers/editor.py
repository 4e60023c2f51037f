"""The rows of a blueprint and its conditions, each edited in place, with what the bank says to it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QMenu, QVBoxLayout, QWidget

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.codec_answer import plain_decimal
from question_bank.question import QuestionKind
from trainer.bank.words import difficulties
from trainer.ui.papers.conditions import BoundFields, SettingFields, lay_bounds
from trainer.ui.papers.state import PapersState, RowCheck, bound_checks, checks
from trainer.ui.papers.wording import check_words
from trainer.ui.texts import name
from trainer.ui.theme import follow, tokens
from trainer.ui.widgets.basics import button, card, clear, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.points import Points
from trainer.ui.widgets.steady import WholeNumber
from trainer.words import _

MOST_QUESTIONS = 500
CHOICE_FRAME = 52
MOST_PAPERS = 20


class RowFields:
    """The widgets of one row."""

    def __init__(self, row: BlueprintRow, state: PapersState) -> None:
        self.kind = Choice(((kind, name(kind)) for kind in QuestionKind), row.kind)
        paths = [node.path for node in state.subjects]
        subjects = [("", _("All subjects"))]
        subjects += [(node.path, "　" * node.depth + node.name) for node in state.subjects]
        subjects += [(row.subject, row.subject)] if row.subject and row.subject not in paths else []
        self.subject = Choice(subjects, row.subject)
        fields = dict.fromkeys(filter(None, (*state.fields, row.field)))
        self.field = Choice([("", _("All fields")), *((field, field) for field in fields)], row.field)
        levels = [(None, _("Any difficulty")), *difficulties().items()]
        self.difficulty = Choice(levels, row.difficulty)
        for choice in (self.kind, self.subject, self.field, self.difficulty):
            follow(choice, _widen)
        self.count = WholeNumber()
        self.count.setRange(0, MOST_QUESTIONS)
        self.count.setValue(row.count)
        self.score = Points(row.score)
        self.sum = label("", "strong")
        self.check = label("")
        self.remove = button("×")
        self.remove.setAccessibleName(_("Take this row out"))
        self.remove.setToolTip(_("Take this row out"))

    def all(self) -> tuple[QWidget, ...]:
        return (
            self.kind,
            self.subject,
            self.field,
            self.difficulty,
            self.count,
            self.score,
            self.sum,
            self.check,
            self.remove,
        )

    def row(self) -> BlueprintRow:
        return BlueprintRow(
            kind=self.kind.value(),
            count=self.count.value(),
            score=self.score.points(),
            subject=self.subject.value(),
            field=self.field.value(),
            difficulty=self.difficulty.value(),
        )

    def show_check(self, row: BlueprintRow, check: RowCheck) -> None:
        self.sum.setText(plain_decimal(row.score * row.count))
        words, tone = check_words(check)
        self.check.setText(words)
        ink, ground = tokens().tone(tone)
        self.check.setStyleSheet(f"background: {ground}; color: {ink}; border-radius: 10px; padding: 2px 10px;")


def _widen(choice: QWidget) -> None:
    longest = choice.fontMetrics().horizontalAdvance(_("Any difficulty"))
    choice.setMinimumWidth(longest + CHOICE_FRAME)


class BlueprintEditor(QWidget):
    """Rebuilt for another blueprint or when lines come and go; typing only renews sums and counts."""

    changed = Signal(object)
    row_wanted = Signal()
    remove_wanted = Signal(int)
    bound_wanted = Signal(object)
    content_wanted = Signal()
    list_wanted = Signal()
    bound_removed = Signal(int)
    overlap_wanted = Signal(object)
    overlap_removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.fields: list[RowFields] = []
        self.bounds: list[BoundFields] = []
        self._settings: SettingFields | None = None
        self._plan = Blueprint("")
        self._shown: object = None

    def show_state(self, state: PapersState) -> None:
        shown = (state.sheet_number, state.subjects, state.fields, state.topics)
        self._plan = state.plan
        if shown != self._shown:
            self._shown = shown
            self._build(state)
        for fields, wanted, check in zip(self.fields, state.plan.rows, checks(state), strict=True):
            fields.show_check(wanted, check)
        for bound, found in zip(self.bounds, bound_checks(state), strict=True):
            bound.show_check(found)

    def _build(self, state: PapersState) -> None:
        clear(self._column)
        self._column.addWidget(self._rows_card(state))
        self._column.addWidget(self._conditions_card(state))

    def _rows_card(self, state: PapersState) -> QFrame:
        inside, box = card(14)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for place, words in enumerate(_headings()):
            grid.addWidget(label(words, "muted"), 0, place)
        self.fields = [RowFields(one, state) for one in state.plan.rows]
        for place, fields in enumerate(self.fields):
            grid.addWidget(label(str(place + 1), "muted"), place + 1, 0)
            for at, widget in enumerate(fields.all(), start=1):
                side = Qt.AlignmentFlag.AlignVCenter if isinstance(widget, QLabel) else Qt.AlignmentFlag(0)
                grid.addWidget(widget, place + 1, at, side)
            self._connect(fields, place)
        grid.setColumnStretch(2, 1)
        box.addLayout(grid)
        more = button(_("Add a row"), icon_name="mdi6.plus")
        more.clicked.connect(self.row_wanted)
        box.addLayout(row(more, None))
        return inside

    def _conditions_card(self, state: PapersState) -> QFrame:
        inside, box = card(14)
        box.addWidget(label(_("For the whole paper"), "strong"))
        self.bounds = [BoundFields(bound, state) for bound in state.plan.bounds]
        if self.bounds:
            grid = QGridLayout()
            grid.setHorizontalSpacing(8)
            grid.setVerticalSpacing(8)
            lay_bounds(grid, self.bounds)
            box.addLayout(grid)
        for place, fields in enumerate(self.bounds):
            fields.watch(self._changed)
            fields.remove.clicked.connect(lambda _checked=False, place=place: self.bound_removed.emit(place))
        box.addWidget(self._adders(state))
        self._settings = SettingFields(state.plan, self._changed, self.overlap_removed.emit)
        box.addWidget(self._settings)
        return inside

    def _adders(self, state: PapersState) -> QWidget:
        bar = Flow()
        more = button(_("Add a condition"), icon_name="mdi6.plus")
        more.clicked.connect(lambda: self.bound_wanted.emit(None))
        content = button(_("Required content"), icon_name="mdi6.format-list-checks")
        menu = QMenu(content)
        menu.addAction(_("The whole list")).triggered.connect(lambda: self.content_wanted.emit())
        menu.addSeparator()
        for topic in state.topics:
            action = menu.addAction(topic.name)
            action.triggered.connect(lambda _checked=False, topic=topic: self.bound_wanted.emit(topic))
        menu.addSeparator()
        menu.addAction(_("Edit the list …")).triggered.connect(lambda: self.list_wanted.emit())
        content.setMenu(menu)
        shared = button(_("Limit what it shares with a paper"), icon_name="mdi6.content-duplicate")
        papers = QMenu(shared)
        for one in state.papers[:MOST_PAPERS]:
            action = papers.addAction(one.name)
            action.triggered.connect(lambda _checked=False, one=one: self.overlap_wanted.emit(one))
        shared.setMenu(papers)
        shared.setEnabled(bool(state.papers))
        for widget in (more, content, shared):
            bar.flow.addWidget(widget)
        return bar

    def _connect(self, fields: RowFields, place: int) -> None:
        for choice in (fields.kind, fields.subject, fields.field, fields.difficulty):
            choice.currentIndexChanged.connect(self._changed)
        fields.count.valueChanged.connect(self._changed)
        fields.score.valueChanged.connect(self._changed)
        fields.remove.clicked.connect(lambda: self.remove_wanted.emit(place))

    def _changed(self, *_value: object) -> None:
        rows = tuple(fields.row() for fields in self.fields)
        bounds = tuple(fields.bound() for fields in self.bounds)
        plan = replace(self._plan, rows=rows, bounds=bounds)
        self.changed.emit(self._settings.applied(plan) if self._settings else plan)


def _headings() -> tuple[str, ...]:
    return (
        _("Row"),
        _("Kind"),
        _("Subject"),
        _("Field"),
        _("Difficulty"),
        _("Questions"),
        _("Points each"),
        _("Points"),
        _("Bank"),
    )
