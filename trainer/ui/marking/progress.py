"""评卷进度: how far every question is marked, what is still open, and who has marked what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from question_bank.codec_answer import plain_decimal
from trainer.exams.marking.values import AwardStep
from trainer.ui.marking.state import MarkedLine, MarkingState, ProgressLine
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import label
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

STEPS = (AwardStep.FIRST, AwardStep.SECOND, AwardStep.THIRD)


class ProgressBoard(QWidget):
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.table: RecordTable[ProgressLine] = RecordTable(_columns())
        self.sum = label("", "strong", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.sum)
        box.addWidget(self.table, 3)
        self.table.chosen.connect(self.chosen)
        self.about = label("", "heading", wrap=True)
        self.marked: RecordTable[MarkedLine] = RecordTable(_marked_columns())
        box.addWidget(self.about)
        box.addWidget(self.marked, 2)
        self._shown: object = None

    def show_state(self, state: MarkingState) -> None:
        """The list stays as it is while a question in it is looked at."""
        lines, looked = state.progress or (), state.looked
        if lines is not self._shown:
            self._shown = lines
            self.table.show_rows(ListSource(lines))
            self.sum.setText(sum_words(lines))
        self.about.setVisible(looked is not None)
        self.marked.setVisible(looked is not None)
        if looked is not None:
            words = _("Question {number}: {count} settled answers")
            self.about.setText(words.format(number=_number(looked), count=len(state.marked)))
            self.marked.show_rows(ListSource(state.marked))


def sum_words(lines: Sequence[ProgressLine]) -> str:
    """What is still open in all."""
    left = sum(line.progress.open for line in lines)
    if not left:
        return _("Every written answer is settled.")
    counts = ((step, sum(line.at(step) for line in lines)) for step in STEPS)
    words = "、".join(f"{name(step)} {count}" for step, count in counts if count)
    return _("{count} answers are not settled: {words}").format(count=left, words=words)


def _number(line: ProgressLine) -> str:
    one = line.progress
    return str(one.number) if one.part is None else f"{one.number} ({one.part + 1})"


def _markers(line: ProgressLine) -> str:
    return "、".join(f"{who} {count}" for who, count in line.markers) or "—"


def _state(line: ProgressLine) -> str:
    if not line.progress.open:
        return name(AwardStep.SETTLED)
    return _("{count} open").format(count=line.progress.open)


def _columns() -> tuple[Column[ProgressLine], ...]:
    def counted(step: AwardStep) -> Column[ProgressLine]:
        return Column(name(step), lambda one: str(one.at(step) or "—"), 110, right=True, sort=lambda one: one.at(step))

    return (
        Column(_("Exam"), lambda one: one.exam, 200, sort=lambda one: one.exam),
        Column(_("No. of question"), _number, 80, right=True, sort=lambda one: one.progress.number),
        Column(
            _("Written answers"),
            lambda one: str(one.progress.answers),
            80,
            right=True,
            sort=lambda one: one.progress.answers,
        ),
        Column(
            _("State of marking"),
            _state,
            110,
            tone=lambda one: Tone.WARN if one.progress.open else Tone.OK,
            sort=lambda one: -one.progress.open,
        ),
        *(counted(step) for step in STEPS),
        Column(_("Marked by"), _markers, 0, sort=_markers),
    )


def _marked_columns() -> tuple[Column[MarkedLine], ...]:
    def points(line: MarkedLine) -> str:
        return f"{plain_decimal(line.answer.points)} / {plain_decimal(line.answer.of)}"

    return (
        Column(_("Code of the answer"), lambda one: one.answer.code, 110, sort=lambda one: one.answer.code),
        Column(_("Points given"), _given, 0),
        Column(_("Points settled"), points, 120, right=True, sort=lambda one: one.answer.points),
    )


def _given(line: MarkedLine) -> str:
    fixed = _("{name} {points} (correction)")
    plain = "{name} {points}"
    return "、".join(
        (fixed if correction else plain).format(name=who, points=plain_decimal(points))
        for who, points, correction in line.given
    )
