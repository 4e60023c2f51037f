"""What is read and answered of one question. A sheet of options becomes the next question without being built anew."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from question_bank.marking import MarkingRule
from question_bank.question import QuestionKind, Response
from trainer.exams.sittings.values import ItemView
from trainer.ui.sitting.note_line import NoteLine
from trainer.ui.sitting.wording import question_line
from trainer.ui.widgets.answers import Options, answer_panel
from trainer.ui.widgets.basics import card, label
from trainer.ui.widgets.composing import Composing
from trainer.ui.widgets.figures import FigureColumn, Pictures
from trainer.ui.widgets.question_words import numbered_gaps
from trainer.ui.widgets.spacing import say
from trainer.words import _


class QuestionSheet(QWidget):
    """`answered`, `struck` and `noted` carry the item."""

    answered = Signal(int, object)
    struck = Signal(int, object)
    noted = Signal(int, str)

    def __init__(
        self, item: ItemView, of: int, rule: MarkingRule, response: Response | None, note: str, pictures: Pictures
    ) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._item = item
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 12, 8)
        box.setSpacing(12)
        self._line = label(question_line(item, of, rule), "muted", wrap=True)
        box.addWidget(self._line)
        case = item.question.kind is QuestionKind.CASE
        self._stem = label(numbered_gaps(item.question), "stimulus" if case else "stem", wrap=True)
        if case:
            frame, stimulus = card(16)
            box.addWidget(frame)
        (stimulus if case else box).addWidget(self._stem)
        if item.question.figures:
            (stimulus if case else box).addWidget(FigureColumn(item.question.figures, pictures))
        self.panel = answer_panel(item.question, response, pictures)
        self.panel.answered.connect(lambda given: self.answered.emit(self._item.item, given))
        self.panel.struck.connect(lambda out: self.struck.emit(self._item.item, out))
        box.addWidget(self.panel)
        if item.question.options or item.question.parts:
            box.addWidget(label(_("Right click or Shift + letter strikes an option out."), "faint", wrap=True))
        self.note = NoteLine(note)
        self.note.kept.connect(lambda text: self.noted.emit(self._item.item, text))
        box.addWidget(self.note)
        box.addStretch()
        fields = (*self.panel.fields(), self.note)
        self.writing = [one for one in fields if one.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)]
        self._composing = Composing(self, self.writing)

    def finish_typing(self) -> None:
        """The input method commits, and what was typed is handed over."""
        self._composing.finish()
        self.panel.flush()
        self.note.flush()

    @property
    def plain(self) -> bool:
        """Whether other questions can be shown in the same widgets."""
        return isinstance(self.panel, Options) and self.panel.plain and not self._item.question.figures

    def become(self, item: ItemView, of: int, rule: MarkingRule, response: Response | None, note: str) -> bool:
        """Shows another question of options of the same shape in the same widgets; False where it has another shape.

        What was typed into the note must have been handed over before.
        """
        if not self.plain or item.question.figures or not isinstance(self.panel, Options):
            return False
        if not self.panel.become(item.question, response):
            return False
        self._item = item
        say(self._line, question_line(item, of, rule))
        say(self._stem, numbered_gaps(item.question))
        self.note.become(note)
        return True
