"""The page of one's own result: score and standing above, then every question the review policy shows."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.exams.objections.values import Objection, Recheck
from trainer.exams.results.values import MyResult, ReviewedItem
from trainer.ui.my_result.state import ResultState
from trainer.ui.my_result.wording import objection_words, recheck_words, result_lines, standing_badge, verdict
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, card, clear, label, row
from trainer.ui.widgets.figures import Pictures
from trainer.ui.widgets.given import given_words
from trainer.ui.widgets.question_card import CardLook, QuestionCard
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.words import _


class ResultPage(QWidget):
    left = Signal()
    contested = Signal(object)
    recheck_wanted = Signal()
    slip_wanted = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setObjectName("window")
        self._pictures = pictures
        box = QVBoxLayout(self)
        box.setContentsMargins(48, 16, 48, 16)
        box.setSpacing(12)
        self._title = label("", "title", wrap=True)
        self.slip = button(_("Score slip"), icon_name="mdi6.file-download-outline")
        self.recheck = button(_("Ask for a recheck"), icon_name="mdi6.calculator-variant-outline")
        self.back = button(_("Back to my page"), icon_name="mdi6.arrow-left")
        head = row(self._title, self.slip, self.recheck, self.back)
        head.setStretch(0, 1)
        box.addLayout(head)
        self._said = label("", "saved", wrap=True)
        box.addWidget(self._said)
        self._area = ScrollColumn(14)
        box.addWidget(self._area, 1)
        self.slip.clicked.connect(self.slip_wanted)
        self.recheck.clicked.connect(self.recheck_wanted)
        self.back.clicked.connect(self.left)
        for keys in ("Alt+Left", "Esc"):
            QShortcut(QKeySequence(keys), self, self.back.click)

    def show_state(self, state: ResultState) -> None:
        self._title.setText(state.exam.title)
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))
        result = state.result
        self.slip.setVisible(result is not None and result.score is not None and result.in_force)
        self.recheck.setVisible(state.remedies.recheck_until is not None and not state.remedies.rechecks)
        clear(self._area.column)
        for widget in self._widgets(state):
            self._area.column.addWidget(widget)
        self._area.column.addStretch()

    def _widgets(self, state: ResultState) -> Iterator[QWidget]:
        if state.result is None:
            yield label(state.trouble, "muted", wrap=True)
            return
        yield self._summary(state, state.result)
        for item in state.result.items:
            yield self._item(state, item)

    def _summary(self, state: ResultState, result: MyResult) -> QWidget:
        frame, box = card()
        if result.score is not None:
            box.addLayout(row(badge(*standing_badge(result)), None))
        for words in result_lines(state):
            box.addWidget(label(words, wrap=True))
        for recheck in state.remedies.rechecks:
            box.addWidget(_recheck(recheck))
        return frame

    def _item(self, state: ResultState, item: ReviewedItem) -> QWidget:
        frame, box = card(14)
        head = row(label(f"{item.number}.", "strong"), badge(*verdict(item)), None)
        for kind in item.corrected:
            head.addWidget(badge(name(kind), Tone.BRAND))
        own = state.contested.get(item.item)
        if own is None and state.remedies.object_until is not None:
            contest = button(_("Object to this question"), "link")
            contest.setAccessibleName(_("Object to question {number}").format(number=item.number))
            contest.clicked.connect(lambda _checked=False: self.contested.emit(item))
            head.addWidget(contest)
        box.addLayout(head)
        box.addWidget(QuestionCard(item.question, CardLook(large=False, key=True), self._pictures))
        given = given_words(item.question, item.response) or _("nothing")
        box.addWidget(label(_("My answer: {text}").format(text=given), wrap=True))
        if item.question.rationale:
            box.addWidget(label(item.question.rationale, "muted", wrap=True))
        if own is not None:
            box.addWidget(_objection(own))
        return frame


def _objection(own: Objection) -> QWidget:
    return label(objection_words(own), "strong", wrap=True)


def _recheck(own: Recheck) -> QWidget:
    return label(recheck_words(own), "strong", wrap=True)
