"""A paper in view, drawn or sealed: its questions at the left, the chosen one with its key at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from question_bank.codec_answer import plain_decimal
from trainer.exams.papers.values import PaperItem
from trainer.ui.papers.state import PapersState
from trainer.ui.papers.wording import draft_words, paper_words
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.figures import Pictures, no_pictures
from trainer.ui.widgets.page import DetailPanel, side_width
from trainer.ui.widgets.question_card import CardLook, QuestionCard
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

PANEL_WIDTH = 440


class PaperSheet(QWidget):
    back_wanted = Signal()
    draw_wanted = Signal()
    seal_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.pictures: Pictures = no_pictures
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self.back = button(_("Go back"), icon_name="mdi6.arrow-left")
        self.again = button(_("Draw again"), icon_name="mdi6.shuffle-variant")
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Name of the paper"))
        self.name.setMinimumWidth(280)
        self.seal = button(_("Seal the paper"), "primary", "mdi6.lock-outline")
        self.back.clicked.connect(self.back_wanted)
        self.again.clicked.connect(self.draw_wanted)
        self.seal.clicked.connect(lambda: self.seal_wanted.emit(self.name.text()))
        self.seal.setEnabled(False)
        self.name.textChanged.connect(lambda text: self.seal.setEnabled(bool(text.strip())))
        self.name.returnPressed.connect(self.seal.click)
        self._title = label("", "heading")
        self._words = label("", "muted", wrap=True)
        box.addLayout(row(self.back, self._title, None, self.again, self.name, self.seal))
        box.addWidget(self._words)
        self.table: RecordTable[PaperItem] = RecordTable(_columns())
        self.table.chosen.connect(self._show_item)
        self.panel = DetailPanel(side_width(PANEL_WIDTH))
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.table, 1)
        sides.addWidget(self.panel)
        box.addLayout(sides, 1)
        self._shown: object = None

    def show_state(self, state: PapersState) -> None:
        draft, paper = state.draft, state.paper
        shown = (draft, paper)
        if not (draft or paper):
            self._shown = None
            return
        if shown == self._shown:
            return
        fresh = self._shown is None
        self._shown = shown
        for widget in (self.again, self.name, self.seal):
            widget.setVisible(draft is not None)
        if draft is not None:
            self._title.setText(_("Preview of the paper"))
            self._words.setText(draft_words(draft))
            if fresh:
                self.name.setText(draft.blueprint.name)
        elif paper is not None:
            self._title.setText(paper.name)
            self._words.setText(paper_words(paper, state.made_by))
        self.table.show_rows(ListSource(state.items))
        self.table.selectRow(0)

    def _show_item(self, item: PaperItem) -> None:
        box = self.panel.reset()
        facts = (
            _("Question {number}").format(number=item.number),
            name(item.question.kind),
            item.question.subject,
            _("{points} points").format(points=plain_decimal(item.score)),
        )
        box.addWidget(label(" · ".join(filter(None, facts)), "faint", wrap=True))
        area = ScrollColumn()
        area.column.addWidget(QuestionCard(item.question, CardLook(large=False, key=True), self.pictures))
        if item.question.rationale:
            area.column.addWidget(label(item.question.rationale, "muted", wrap=True))
        area.column.addStretch()
        box.addWidget(area, 1)


def _columns() -> tuple[Column[PaperItem], ...]:
    return (
        Column(_("No."), lambda item: str(item.number), 56, right=True),
        Column(_("Kind"), lambda item: name(item.question.kind), 90),
        Column(_("Stem"), lambda item: " ".join(item.question.stem.split()), 0),
        Column(_("Points"), lambda item: plain_decimal(item.score), 64, right=True),
    )
