"""The question in view, large; a case shows its stimulus above its parts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from question_bank.marking import MarkingRule
from question_bank.question import QuestionKind, Response
from trainer.exams.sittings.values import ItemView
from trainer.ui.sitting.note_line import NoteLine
from trainer.ui.sitting.pasting import PasteWatch
from trainer.ui.sitting.spacing import SPACINGS, space_lines
from trainer.ui.sitting.wording import question_line
from trainer.ui.widgets.answers import AnswerPanel, Case, Writing, answer_panel
from trainer.ui.widgets.basics import card, label
from trainer.ui.widgets.composing import Composing
from trainer.ui.widgets.figures import FigureColumn, Pictures, no_pictures
from trainer.ui.widgets.question_words import numbered_gaps
from trainer.words import _


class QuestionPane(QScrollArea):
    answered = Signal(int, object)
    struck = Signal(int, object)
    noted = Signal(int, str)
    pasted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.pictures: Pictures = no_pictures
        self.item: int | None = None
        self.panel: AnswerPanel | None = None
        self.note: NoteLine | None = None
        self.spacing = SPACINGS[0]
        self._composing = Composing(self, ())
        self._pastes = PasteWatch(self, self.pasted.emit)

    def show_item(
        self,
        item: ItemView,
        of: int,
        rule: MarkingRule,
        response: Response | None,
        struck: Response | None = None,
        note: str = "",
    ) -> None:
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
        panel.struck.connect(lambda out, number=item.item: self.struck.emit(number, out))
        panel.show_struck(struck)
        box.addWidget(panel)
        if item.question.options or item.question.parts:
            box.addWidget(label(_("Right click or Shift + letter strikes an option out."), "faint", wrap=True))
        line = NoteLine(note)
        line.kept.connect(lambda text, number=item.item: self.noted.emit(number, text))
        box.addWidget(line)
        box.addStretch()
        self.panel, self.note = panel, line
        if self.spacing != SPACINGS[0]:
            space_lines(inside, self.spacing)
        self._watch([*panel.fields(), line])
        self.setWidget(inside)
        self.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """Into the first line to write in; else the pane itself, so that letters choose."""
        if isinstance(self.panel, Writing):
            self.panel.fields()[0].setFocus()
        else:
            self.setFocus()

    def finish_typing(self) -> None:
        self._composing.finish()
        for part in (self.panel, self.note):
            if part is not None:
                part.flush()

    def space(self, percent: int) -> None:
        """Wider or narrower lines, at once."""
        self.spacing = percent
        space_lines(self, percent)

    def strike(self, position: int) -> None:
        if self.panel is not None:
            self.panel.strike(position)

    def _watch(self, fields: Sequence[QWidget]) -> None:
        """Only where an input method may be at work."""
        writing = [one for one in fields if one.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)]
        self._composing.deleteLater()
        self._composing = Composing(self, writing)
        self._pastes.watch(writing)

    def choose(self, position: int) -> None:
        if self.panel is not None:
            self.panel.choose(position)

    def go_to_part(self, index: int) -> None:
        if isinstance(self.panel, Case):
            self.panel.go_to_part(index)
