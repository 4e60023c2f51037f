"""The rows of a blueprint, each edited in place, with what the bank says to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from question_bank.blueprint import BlueprintRow
from question_bank.codec_answer import plain_decimal
from question_bank.question import QuestionKind
from trainer.bank.words import difficulties
from trainer.ui.papers.state import PapersState, RowCheck, checks
from trainer.ui.papers.wording import check_words
from trainer.ui.texts import name
from trainer.ui.theme import tokens
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.points import Points
from trainer.ui.widgets.steady import WholeNumber
from trainer.words import _

MOST_QUESTIONS = 500
CHOICE_FRAME = 52


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
            longest = choice.fontMetrics().horizontalAdvance(_("Any difficulty"))
            choice.setMinimumWidth(longest + CHOICE_FRAME)
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


class BlueprintEditor(QScrollArea):
    """Rebuilt for another blueprint or when rows come and go; typing only renews sums and counts."""

    rows_changed = Signal(object)
    remove_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("grid-area")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.fields: list[RowFields] = []
        self._shown: object = None

    def show_state(self, state: PapersState) -> None:
        shown = (state.sheet_number, state.subjects, state.fields)
        if shown != self._shown:
            self._shown = shown
            self._build(state)
        for fields, row, check in zip(self.fields, state.plan.rows, checks(state), strict=True):
            fields.show_check(row, check)

    def _build(self, state: PapersState) -> None:
        inside = QFrame()
        inside.setObjectName("card")
        grid = QGridLayout(inside)
        grid.setContentsMargins(16, 12, 16, 16)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for column, words in enumerate(_headings()):
            grid.addWidget(label(words, "muted"), 0, column)
        self.fields = [RowFields(row, state) for row in state.plan.rows]
        for place, fields in enumerate(self.fields):
            grid.addWidget(label(str(place + 1), "muted"), place + 1, 0)
            for column, widget in enumerate(fields.all(), start=1):
                side = Qt.AlignmentFlag.AlignVCenter if isinstance(widget, QLabel) else Qt.AlignmentFlag(0)
                grid.addWidget(widget, place + 1, column, side)
            self._connect(fields, place)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(self.fields) + 1, 1)
        self.setWidget(inside)

    def _connect(self, fields: RowFields, place: int) -> None:
        for choice in (fields.kind, fields.subject, fields.field, fields.difficulty):
            choice.currentIndexChanged.connect(self._changed)
        fields.count.valueChanged.connect(self._changed)
        fields.score.valueChanged.connect(self._changed)
        fields.remove.clicked.connect(lambda: self.remove_wanted.emit(place))

    def _changed(self, *_value: object) -> None:
        self.rows_changed.emit(tuple(fields.row() for fields in self.fields))


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
