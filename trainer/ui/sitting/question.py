"""The question in view, large; a case shows its stimulus above its parts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from question_bank.marking import MarkingRule
from question_bank.question import QuestionKind, Response
from trainer.exams.sittings.values import ItemView
from trainer.ui.sitting.wording import question_line
from trainer.ui.widgets.answers import AnswerPanel, Case, Writing, answer_panel
from trainer.ui.widgets.basics import card, label
from trainer.ui.widgets.figures import FigureColumn, Pictures, no_pictures
from trainer.ui.widgets.question_words import numbered_gaps


class QuestionPane(QScrollArea):
    answered = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.pictures: Pictures = no_pictures
        self.item: int | None = None
        self.panel: AnswerPanel | None = None

    def show_item(self, item: ItemView, of: int, rule: MarkingRule, response: Response | None) -> None:
        """Another question; the same one again changes nothing, so that typing is never disturbed."""
        if self.item == item.item:
            return
        self.item = item.item
        inside = QWidget()
        inside.setObjectName("scrolled")
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 12, 8)
        box.setSpacing(12)
        box.addWidget(label(question_line(item, of, rule), "muted", wrap=True))
        if item.question.kind is QuestionKind.CASE:
            frame, stimulus = card(16)
            stimulus.addWidget(label(item.question.stem, "stimulus", wrap=True))
            if item.question.figures:
                stimulus.addWidget(FigureColumn(item.question.figures, self.pictures))
            box.addWidget(frame)
        else:
            box.addWidget(label(numbered_gaps(item.question), "stem", wrap=True))
            if item.question.figures:
                box.addWidget(FigureColumn(item.question.figures, self.pictures))
        panel = answer_panel(item.question, response, self.pictures)
        panel.answered.connect(lambda given, number=item.item: self.answered.emit(number, given))
        box.addWidget(panel)
        box.addStretch()
        self.panel = panel
        self.setWidget(inside)
        self.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """Into the first line to write in; else the pane itself, so that letters choose."""
        if isinstance(self.panel, Writing):
            self.panel.fields()[0].setFocus()
        else:
            self.setFocus()

    def finish_typing(self) -> None:
        QGuiApplication.inputMethod().commit()
        if self.panel is not None:
            self.panel.flush()

    def choose(self, position: int) -> None:
        if self.panel is not None:
            self.panel.choose(position)

    def go_to_part(self, index: int) -> None:
        if isinstance(self.panel, Case):
            self.panel.go_to_part(index)
