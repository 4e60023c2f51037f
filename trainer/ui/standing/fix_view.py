"""更正答案: questions and corrections at the left, the question with its articles, and below it whom it concerns."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from trainer.exams.corrections.values import Correction, ExamQuestion
from trainer.ui.standing.fix_form import FixForm, KeptFix
from trainer.ui.standing.state import EffectLine, FixState
from trainer.ui.standing.wording import (
    STATE_TONES,
    certificate_words,
    correction_words,
    effect_sums,
    exam_sums,
    numbers_words,
    papers_words,
    pass_change,
    pass_tone,
    rank_change,
    score_change,
    step_words,
)
from trainer.ui.texts import name
from trainer.ui.theme import follow
from trainer.ui.widgets.article import ArticleBox
from trainer.ui.widgets.basics import badge, button, clear, label, row
from trainer.ui.widgets.figures import Pictures
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.page import EmptyState, keep_width
from trainer.ui.widgets.question_card import CardLook, QuestionCard
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

LEFT_WIDTH, FORM_WIDTH = 250, 330
TOP_HEIGHT, LOW_HEIGHT, LEAST_TOP = 270, 300, 230
FORM_HEIGHT, LEAST_LOW = 420, 150
"""While a form is filled in, nothing stands below it yet."""
LEAST_ROWS = 4


class FixView(QWidget):
    question_chosen = Signal(object)
    correction_chosen = Signal(object)
    edited = Signal()
    preview_wanted = Signal(object)
    propose_wanted = Signal()
    approve_wanted = Signal()
    refuse_wanted = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._state: FixState | None = None
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self._left())
        self.pages = QStackedWidget()
        self._closed = label("", "muted", wrap=True)
        self._closed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages.addWidget(self._closed)
        self.pages.addWidget(
            EmptyState(
                _("Choose the question whose key is contested"),
                _("You see whom a correction concerns before anything is kept. Another person approves it."),
            )
        )
        self.pages.addWidget(self._desk())
        outer.addWidget(self.pages, 1)
        self.form: FixForm | KeptFix | None = None
        self._shown_form: object = None
        self._shown_lines: object = None

    def show_state(self, state: FixState) -> None:
        self._state = state
        self._closed.setText(state.closed_to)
        self.pages.setCurrentIndex(0 if state.closed_to else 1 if state.question is None else 2)
        self.corrections.show_rows(ListSource(state.corrections), lambda one: one.id == state.correction_id)
        self.questions.show_rows(ListSource(state.questions), lambda one: one.question_id == state.question_id)
        self._none.setVisible(not state.corrections)
        self.corrections.setVisible(bool(state.corrections))
        self._show_form(state)
        self._show_lines(state)

    def _left(self) -> QWidget:
        left = QWidget()
        keep_width(left, LEFT_WIDTH)
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        self._none = label(_("No key of this exam was corrected so far."), "muted", wrap=True)
        self.corrections: RecordTable[Correction] = RecordTable(
            (
                Column(_("Correction"), self._correction_words, 0),
                Column(_("State"), lambda one: name(one.state), 84, tone=lambda one: STATE_TONES[one.state]),
            )
        )
        self.questions: RecordTable[ExamQuestion] = RecordTable(
            (
                Column(_("Question no."), numbers_words, 60),
                Column(_("Stem"), _stem, 0),
            )
        )
        self.corrections.chosen.connect(self.correction_chosen)
        self.questions.chosen.connect(self.question_chosen)
        box.addWidget(label(_("Corrections"), "heading"))
        box.addWidget(self._none)
        box.addWidget(self.corrections, 1)
        box.addWidget(label(_("Questions of the exam"), "heading"))
        box.addWidget(self.questions, 2)
        return left

    def _desk(self) -> QWidget:
        halves = self._halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        top = QWidget()
        sides = QHBoxLayout(top)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(12)
        self._question = ScrollColumn()
        self._form_side = QWidget()
        keep_width(self._form_side, FORM_WIDTH)
        self._form_box = QVBoxLayout(self._form_side)
        self._form_box.setContentsMargins(0, 0, 0, 0)
        sides.addWidget(self._question, 1)
        sides.addWidget(self._form_side)
        halves.addWidget(top)
        halves.addWidget(self._consequences())
        halves.setSizes([TOP_HEIGHT, LOW_HEIGHT])
        halves.setStretchFactor(1, 1)
        top.setMinimumHeight(LEAST_TOP)
        area = ScrollColumn()
        area.column.setContentsMargins(0, 0, 0, 0)
        area.column.addWidget(halves)
        return area

    def _consequences(self) -> QWidget:
        low = QWidget()
        box = QVBoxLayout(low)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.sums = Flow(8)
        self.several = label("", wrap=True)
        self._hint = label("", "muted", wrap=True)
        self.lines: RecordTable[EffectLine] = RecordTable(
            (
                Column(_("Exam"), lambda one: one.exam, 92, sort=lambda one: one.exam),
                Column(_("Name"), lambda one: one.person.name, 70, sort=lambda one: one.person.name),
                Column(_("Unit"), lambda one: one.person.unit, 84, sort=lambda one: one.person.unit),
                Column(_("Score"), score_change, 160, sort=lambda one: one.effect.after.score),
                Column(_("Result"), pass_change, 112, tone=pass_tone),
                Column(_("Rank"), rank_change, 70, sort=lambda one: one.effect.after.rank or 10**6),
                Column(_("Certificate"), certificate_words, 150),
                Column(_("Retake step"), step_words, 104),
                Column(_("Papers to issue again"), papers_words, 0),
            )
        )
        self.lines.setColumnHidden(0, True)
        self.propose = button(_("Propose this correction"), "primary", "mdi6.send-outline")
        self.propose.clicked.connect(self.propose_wanted)
        box.addWidget(self.sums)
        box.addWidget(self.several)
        box.addWidget(self._hint)
        follow(self.lines, _keep_rows)
        box.addWidget(self.lines, 1)
        box.addLayout(row(None, self.propose))
        return low

    def _show_form(self, state: FixState) -> None:
        """A form being filled in stays; a kept correction is drawn anew as its consequences come."""
        key = (state.question_id, state.seed) if state.correction is None else (state.correction, state.shown is None)
        if state.question is None or key == self._shown_form:
            return
        fresh = self._shown_form is None or key[0] != self._shown_form[0]  # type: ignore[index]
        self._shown_form = key
        if fresh:
            self._show_question(state)
        if fresh and state.correction is None:
            self._halves.setSizes([FORM_HEIGHT, LEAST_LOW])
        clear(self._form_box)
        if state.correction is None:
            form = FixForm(state.question, state.others)
            form.edited.connect(self.edited)
            form.preview_wanted.connect(self.preview_wanted)
            self.form = form
        else:
            kept = KeptFix(state)
            kept.approve_wanted.connect(self.approve_wanted)
            kept.refuse_wanted.connect(self.refuse_wanted)
            self.form = kept
        self._form_box.addWidget(self.form)

    def _show_question(self, state: FixState) -> None:
        clear(self._question.column)
        assert state.question is not None
        number = _("Question {number}").format(number=numbers_words(state.question))
        self._question.column.addWidget(label(number, "muted"))
        card = QuestionCard(state.question.question, CardLook(large=False, key=True), self._pictures)
        self._question.column.addWidget(card)
        for hit in state.articles:
            self._question.column.addWidget(ArticleBox(hit))
        if state.question.question.rationale:
            self._question.column.addWidget(label(state.question.question.rationale, "muted", wrap=True))
        self._question.column.addStretch()

    def _show_lines(self, state: FixState) -> None:
        shown = state.shown
        self.propose.setVisible(bool(state.drafts) and bool(shown and shown.lines))
        self._hint.setVisible(shown is None or not shown.lines)
        waiting = _("Working out the consequences …") if state.correction else _("Type the right key and the reason.")
        self._hint.setText(waiting if shown is None else _("Nobody's result would change."))
        if shown is self._shown_lines:
            return
        self._shown_lines = shown
        self.lines.show_rows(ListSource(shown.lines if shown else ()))
        self.sums.flow.clear()
        several = shown is not None and shown.several
        self.several.setVisible(several)
        sums = [exam_sums(*one) for one in enumerate(shown.parts, 1)] if shown and several else []
        self.several.setText("\n".join(sums))
        for words, tone in effect_sums(shown.parts[0].effects) if shown and not several else ():
            self.sums.flow.addWidget(badge(words, tone))
        self.sums.setVisible(shown is not None and not several)
        self.lines.setColumnHidden(0, not several)
        self.lines.setColumnHidden(2, several)
        self.lines.fit_columns()
        if shown is not None:
            self._halves.setSizes([TOP_HEIGHT, LOW_HEIGHT])

    def _correction_words(self, one: Correction) -> str:
        return correction_words(self._state, one) if self._state else ""


def _keep_rows(table: RecordTable[EffectLine]) -> None:
    """The heading and a few lines stay in view; where the page is low, it scrolls."""
    table.setMinimumHeight(LEAST_ROWS * table.verticalHeader().defaultSectionSize())


def _stem(one: ExamQuestion) -> str:
    return ("✎ " if one.corrected else "") + one.question.stem.replace("\n", " ")
