"""One question of an exam: its figures with their intervals, its text with the key, and who chose what."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from question_bank.codec_answer import plain_decimal
from trainer.bank.words import difficulties, estimate_words
from trainer.documents.analysis_words import interval, number_words, spent_words, too_few
from trainer.reports.analysis.values import QuestionLine
from trainer.ui.analysis.bars import OptionBars
from trainer.ui.analysis.state import FLAG_TONES, AnalysisState, may_accept
from trainer.ui.texts import name
from trainer.ui.widgets.basics import badge, button, label, row
from trainer.ui.widgets.figures import Pictures, no_pictures
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.page import DetailPanel, message_box
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.question_card import CardLook, QuestionCard
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.words import _

PANEL_WIDTH = 400


class QuestionPanel(DetailPanel):
    accept_wanted = Signal()
    bank_wanted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(PANEL_WIDTH)
        self.pictures: Pictures = no_pictures
        self.accept: QPushButton | None = None
        self._shown: object = None

    def show_line(self, state: AnalysisState) -> None:
        line = state.line
        shown = (line, state.estimates.get(line.version_id) if line else None)
        if shown == self._shown:
            return
        self._shown, self.accept = shown, None
        if line is None:
            self.show_nothing(_("Choose a question to see its figures."))
            return
        box = self.reset()
        box.addLayout(panel_head(_head(line), self.closed.emit))
        area = ScrollColumn()
        for widget in self._widgets(state, line):
            area.column.addWidget(widget)
        area.column.addStretch()
        box.addWidget(area, 1)
        look = button(_("Open in the question bank"))
        look.clicked.connect(lambda: self.bank_wanted.emit(line.question_id))
        box.addLayout(row(*self._accept(state, line), look, None))

    def _accept(self, state: AnalysisState, line: QuestionLine) -> Iterator[QPushButton]:
        if may_accept(state, line):
            self.accept = button(_("Accept the difficulty"), "primary")
            self.accept.clicked.connect(self.accept_wanted)
            yield self.accept

    def _widgets(self, state: AnalysisState, line: QuestionLine) -> Iterator[QWidget]:
        if line.flags:
            flow = Flow(6)
            for flag in line.flags:
                flow.flow.addWidget(badge(name(flag), FLAG_TONES[flag]))
            yield flow
        if line.corrected:
            words = _("Corrected after the exam: {kinds}").format(kinds="、".join(map(name, line.corrected)))
            yield message_box(words, "note")
        for words, value in figure_rows(line):
            yield label(f"{words}　{value}", wrap=True)
        known = state.estimates.get(line.version_id)
        expected = difficulties()[line.question.difficulty]
        yield label(_("Expected by the author: {level}").format(level=expected), "muted", wrap=True)
        if known is not None:
            yield label(estimate_words(known), "muted", wrap=True)
        yield QuestionCard(line.question, CardLook(large=False, key=True), self.pictures)
        for table in line.tables:
            words = _("Who chose what")
            if table.part is not None:
                words = _("Who chose what in part {part}").format(part=table.part + 1)
            yield label(words, "heading")
            yield OptionBars(table)


def figure_rows(line: QuestionLine) -> Iterator[tuple[str, str]]:
    """Label and value of each figure."""
    own = line.figures
    tried = _("{tried} of {asked}; {rest} did not try it and are not counted")
    yield _("Tried by"), tried.format(tried=own.tried, asked=own.asked, rest=own.asked - own.tried)
    yield _("Difficulty (share earned)"), interval(own.facility)
    yield _("Discrimination"), interval(own.discrimination)
    yield _("Upper less lower group"), interval(own.upper_lower)
    yield _("Time spent"), time_words(line)


def time_words(line: QuestionLine) -> str:
    """The median, and between which the middle half lies."""
    if line.spent is None:
        return too_few()
    words = _("half of them within {median}; the middle half {lower} to {upper} s")
    lower, upper = f"{line.spent.lower:.0f}", f"{line.spent.upper:.0f}"
    return words.format(median=spent_words(line.spent), lower=lower, upper=upper)


def _head(line: QuestionLine) -> str:
    words = _("Question {number} · {kind} · {points} points")
    return words.format(number=number_words(line), kind=name(line.question.kind), points=plain_decimal(line.full))
