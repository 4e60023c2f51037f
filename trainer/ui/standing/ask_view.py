"""异议与复核: what was asked at the left; the question with its articles, or the marks to add up, at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from question_bank.codec_answer import plain_decimal
from question_bank.question import QuestionKind
from trainer.exams.objections.values import Line, Objection, Recheck
from trainer.ui.standing.ask_state import AskState
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.article import ArticleBox
from trainer.ui.widgets.basics import button, clear, label
from trainer.ui.widgets.figures import Pictures
from trainer.ui.widgets.given import given_words
from trainer.ui.widgets.page import keep_width
from trainer.ui.widgets.question_card import CardLook, QuestionCard
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.ui.wording import moment
from trainer.words import _

LEFT_WIDTH = 340
PEOPLE_ADDING = 2


class AskView(QWidget):
    chosen = Signal(object)
    opined = Signal(bool)
    decided = Signal(bool)
    correct_wanted = Signal()
    found = Signal(bool)

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._names: dict[UUID, str] = {}
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(12)
        left = QWidget()
        keep_width(left, LEFT_WIDTH)
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        self.objections: RecordTable[Objection] = RecordTable(
            (
                Column(_("Question no."), lambda one: str(one.number), 60),
                Column(_("Name"), lambda one: self._names.get(one.person_id, ""), 0),
                Column(_("State"), lambda one: objection_state(one)[0], 110, tone=lambda one: objection_state(one)[1]),
            )
        )
        self.rechecks: RecordTable[Recheck] = RecordTable(
            (
                Column(_("Name"), lambda one: self._names.get(one.person_id, ""), 0),
                Column(_("Score"), lambda one: plain_decimal(one.score), 60),
                Column(_("State"), lambda one: recheck_state(one)[0], 110, tone=lambda one: recheck_state(one)[1]),
            )
        )
        for words, table in ((_("Objections to questions"), self.objections), (_("Rechecks"), self.rechecks)):
            box.addWidget(label(words, "heading"))
            box.addWidget(table, 1)
            table.chosen.connect(lambda one: self.chosen.emit(one.id))
        sides.addWidget(left)
        right = QVBoxLayout()
        self._detail = ScrollColumn()
        self._acts = QHBoxLayout()
        right.addWidget(self._detail, 1)
        right.addLayout(self._acts)
        sides.addLayout(right, 1)

    def show_state(self, state: AskState) -> None:
        self._names = dict(state.names)
        self.objections.show_rows(ListSource(state.objections), lambda one: one.id == state.chosen)
        self.rechecks.show_rows(ListSource(state.rechecks), lambda one: one.id == state.chosen)
        clear(self._detail.column)
        clear(self._acts)
        for widget in self._widgets(state):
            self._detail.column.addWidget(widget, int(isinstance(widget, RecordTable)))
        if state.recheck is None:
            self._detail.column.addStretch()
        self._acts.addStretch()
        for made in self._buttons(state):
            self._acts.addWidget(made)

    def _widgets(self, state: AskState) -> Iterator[QWidget]:
        if state.closed_to:
            yield label(state.closed_to, "muted", wrap=True)
        elif state.objection is not None:
            yield from self._objection(state, state.objection)
        elif state.recheck is not None:
            yield from self._recheck(state.recheck)
        else:
            words = _("Officers object to questions and ask for rechecks from their own page, after the publication.")
            yield label(words, "muted", wrap=True)

    def _objection(self, state: AskState, own: Objection) -> Iterator[QWidget]:
        yield label(_("Question {number}").format(number=own.number), "muted")
        yield label(_("The officer says: {words}").format(words=own.words), "strong", wrap=True)
        yield QuestionCard(own.question, CardLook(large=False, key=True), self._pictures)
        given = _("Answer given: {text}").format(text=given_words(own.question, own.response) or "—")
        yield label(given, "muted", wrap=True)
        for hit in state.articles:
            yield ArticleBox(hit)
        if own.question.rationale:
            yield label(own.question.rationale, "muted", wrap=True)
        for one in own.opinions:
            side = _("the objection is right") if one.upheld else _("the objection is not right")
            words = _("{time} {name} of the panel: {side}. {reason}")
            yield label(
                words.format(time=moment(one.at), name=self._names.get(one.by, ""), side=side, reason=one.reason),
                wrap=True,
            )
        if own.decided_at is not None and own.decided_by is not None:
            side = _("the objection is right") if own.upheld else _("the objection is not right")
            words = _("{time} decided by {name}: {side}. {answer}")
            said = words.format(
                time=moment(own.decided_at), name=self._names.get(own.decided_by, ""), side=side, answer=own.answer
            )
            yield label(said, "strong", wrap=True)
        elif own.due:
            yield label(_("{count} more opinions of the panel are needed.").format(count=own.due), "muted")

    def _recheck(self, own: Recheck) -> Iterator[QWidget]:
        yield label(_("The officer says: {words}").format(words=own.words), "strong", wrap=True)
        words = _("Score {score}, the marks add up to {added}; when it was asked for: {asked}")
        sums = words.format(
            score=plain_decimal(own.score), added=plain_decimal(own.added), asked=plain_decimal(own.asked)
        )
        yield label(sums, "heading", wrap=True)
        table: RecordTable[Line] = RecordTable(
            (
                Column(_("Question no."), lambda one: str(one.number), 80),
                Column(_("Kind"), lambda one: name(QuestionKind(one.kind)), 110),
                Column(_("Score"), line_score, 110),
                Column(_("Remark"), lambda one: _("nothing given: look again") if one.left_out else "", 0),
            )
        )
        table.show_rows(ListSource(own.lines))
        table.setMinimumHeight(300)
        yield table
        for one in own.findings:
            side = _("sum is right") if one.sound else _("sum is not right")
            words = _("{time} {name}, version {version}: {side}. {reason}")
            by = self._names.get(one.by, "")
            yield label(
                words.format(time=moment(one.at), name=by, version=one.ordinal, side=side, reason=one.words), wrap=True
            )
        left = PEOPLE_ADDING - len({one.by for one in own.findings if one.ordinal == own.ordinal and one.sound})
        if not own.over and left > 0:
            yield label(_("{count} more people add up these marks.").format(count=left), "muted")

    def _buttons(self, state: AskState) -> Iterator[QPushButton]:
        own = state.objection
        if own is not None and own.upheld is None:
            if state.may_opine and not state.spoken:
                yield self._act(_("The objection is not right"), lambda: self.opined.emit(False))
                yield self._act(_("The objection is right"), lambda: self.opined.emit(True))
            if state.may_decide and not own.due:
                yield self._act(_("Reject the objection"), lambda: self.decided.emit(False))
                yield self._act(_("Uphold the objection"), lambda: self.decided.emit(True), "primary")
        elif own is not None and own.upheld and state.may_opine:
            yield self._act(_("Correct the key"), self.correct_wanted.emit, "primary")
        if state.recheck is not None and not state.recheck.over and state.may_opine and not state.spoken:
            yield self._act(_("Something is not right"), lambda: self.found.emit(False))
            yield self._act(_("Marks and sum are right"), lambda: self.found.emit(True), "primary")

    def _act(self, words: str, act: Callable[[], None], look: str = "") -> QPushButton:
        made = button(words, look)
        made.clicked.connect(lambda _checked=False: act())
        return made


def objection_state(one: Objection) -> tuple[str, Tone]:
    if one.upheld is None:
        return (_("with the panel"), Tone.WARN) if one.due else (_("to be decided"), Tone.BRAND)
    return (_("upheld"), Tone.OK) if one.upheld else (_("rejected"), Tone.PLAIN)


def recheck_state(one: Recheck) -> tuple[str, Tone]:
    if not one.over:
        return _("to be added up"), Tone.WARN
    return (_("unchanged"), Tone.OK) if one.score == one.asked else (_("corrected"), Tone.BRAND)


def line_score(one: Line) -> str:
    score = "—" if one.score is None else plain_decimal(one.score)
    return f"{score} / {plain_decimal(one.of)}"
