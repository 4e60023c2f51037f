"""A question to answer, and what it looks like once it is answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from question_bank.question import Parts, Question, QuestionKind, Response, Written
from trainer.practice.values import Task
from trainer.ui.practice.state import RunState
from trainer.ui.practice.wording import again_words, answer_lines, basis_words, verdict_words
from trainer.ui.widgets.answers import AnswerPanel, Case, Writing, answer_panel
from trainer.ui.widgets.article import ArticleBox
from trainer.ui.widgets.basics import card, label
from trainer.ui.widgets.figures import FigureColumn, Pictures, no_pictures
from trainer.ui.widgets.question_card import CardLook, QuestionCard
from trainer.ui.widgets.question_words import numbered_gaps
from trainer.words import _


class AskingPane(QScrollArea):
    """Scrolls; letters belong to the panel."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.pictures: Pictures = no_pictures
        self.panel: AnswerPanel | None = None

    def ask(self, task: Task, response: Response | None = None) -> None:
        """Shows a question with its options or lines."""
        question = task.question
        inside, box = _column()
        if question.kind is QuestionKind.CASE:
            frame, stimulus = card(16)
            stimulus.addWidget(label(question.stem, "stimulus", wrap=True))
            box.addWidget(frame)
            holder = stimulus
        else:
            box.addWidget(label(numbered_gaps(question), "stem", wrap=True))
            holder = box
        if question.figures:
            holder.addWidget(FigureColumn(question.figures, self.pictures))
        self.panel = answer_panel(question, response, self.pictures)
        self.panel.answered.connect(self.answered)
        box.addWidget(self.panel)
        self._put(inside, box)

    def explain(self, state: RunState) -> None:
        """Shows verdict, key, rationale and the text of the articles."""
        verdict = state.verdict
        if verdict is None:
            return
        inside, box = _column()
        self.panel = None
        name = {True: "done", False: "trouble", None: "notice"}[verdict.right]
        frame, held = card(14, name)
        held.addWidget(label(verdict_words(state), "large"))
        for words in (answer_lines(verdict.question, verdict.response), again_words(state)):
            if words:
                held.addWidget(label(words, "muted", wrap=True))
        box.addWidget(frame)
        look = CardLook(large=True, key=True, given=verdict.response)
        box.addWidget(QuestionCard(verdict.question, look, self.pictures))
        own = written_lines(verdict.question, verdict.response)
        if own:
            frame, held = card(14)
            for words in own:
                held.addWidget(label(words, wrap=True))
            box.addWidget(frame)
        explained = [*rationales(verdict.question), basis_words(verdict.question)]
        if any(explained):
            frame, held = card(14)
            held.addWidget(label(_("Explanation"), "strong"))
            for words in filter(None, explained):
                held.addWidget(label(words, wrap=True))
            box.addWidget(frame)
        for hit in state.articles:
            box.addWidget(ArticleBox(hit))
        self._put(inside, box)

    def take_focus(self) -> None:
        """Into the first line to write in; else the pane itself, so that letters choose."""
        fields: Sequence[QWidget] = self.panel.fields() if isinstance(self.panel, Writing) else ()
        (fields[0] if fields else self).setFocus()

    def response(self) -> Response | None:
        """What is answered now."""
        QGuiApplication.inputMethod().commit()
        return None if self.panel is None else self.panel.response()

    def finish_typing(self) -> None:
        """Hands over what is being typed."""
        QGuiApplication.inputMethod().commit()
        if self.panel is not None:
            self.panel.flush()

    def choose(self, position: int) -> None:
        """A letter was pressed."""
        if self.panel is not None:
            self.panel.choose(position)

    def go_to_part(self, index: int) -> None:
        """A digit goes to a part of a case."""
        if isinstance(self.panel, Case):
            self.panel.go_to_part(index)

    def next_line(self) -> bool:
        """Enter in a line that is not the last goes to the next one."""
        if self.panel is None or not isinstance(self.panel, Writing | Case):
            return False
        fields = list(self.panel.fields())
        held = next((number for number, one in enumerate(fields) if one.hasFocus()), len(fields) - 1)
        if held + 1 < len(fields):
            fields[held + 1].setFocus()
        return held + 1 < len(fields)

    def _put(self, inside: QWidget, box: QVBoxLayout) -> None:
        box.addStretch()
        self.setWidget(inside)
        self.verticalScrollBar().setValue(0)


def _column() -> tuple[QWidget, QVBoxLayout]:
    inside = QWidget()
    inside.setObjectName("scrolled")
    box = QVBoxLayout(inside)
    box.setContentsMargins(0, 0, 12, 8)
    box.setSpacing(12)
    return inside, box


def rationales(question: Question) -> list[str]:
    """The explanation of the question and of each part that has one."""
    return [one.rationale for one in (question, *question.parts) if one.rationale]


def written_lines(question: Question, response: Response | None) -> list[str]:
    """What the officer wrote, to be compared with the key."""
    match response:
        case Written(texts):
            return [_("Your answer: {text}").format(text="；".join(texts))]
        case Parts(parts):
            lines = []
            for number, (part, given) in enumerate(zip(question.parts, parts, strict=False), start=1):
                words = written_lines(part, given) or [answer_lines(part, given)]
                lines += [f"（{number}）{one}" for one in words if one]
            return lines
    return []
