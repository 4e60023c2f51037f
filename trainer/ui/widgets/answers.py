"""Where a candidate answers: options, gaps, a text, or the parts of a case. Each gives its whole response."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from question_bank.blanks import count_gaps
from question_bank.question import OPTION_LETTERS, Choice, Parts, Question, QuestionKind, Response, Written
from trainer.ui.widgets.basics import label
from trainer.ui.widgets.figures import FigureColumn, Pictures, no_pictures
from trainer.ui.widgets.option_button import OptionButton
from trainer.ui.widgets.question_words import numbered_gaps, part_line
from trainer.words import _

TYPING_PAUSE = 700
"""Milliseconds without a key after which written words are saved."""


class AnswerPanel(QWidget):
    """`answered` carries the whole response, None where nothing is left of it."""

    answered = Signal(object)
    struck = Signal(object)
    """The options struck out, as a response; None for none."""

    def fields(self) -> Sequence[QWidget]:
        """What takes the focus, in the order of the keyboard."""
        raise NotImplementedError

    def response(self) -> Response | None:
        """What is answered now, typed words included."""
        raise NotImplementedError

    def choose(self, _position: int) -> None:
        """A letter was pressed."""

    def flush(self) -> None:
        """Hands over what was typed since the last pause."""

    def struck_out(self) -> Response | None:
        """The options struck out now."""
        return None

    def show_struck(self, _struck: Response | None) -> None:
        """Draws lines through options."""

    def strike(self, _position: int) -> None:
        """Strikes an option out, or takes that back."""


class Options(AnswerPanel):
    def __init__(self, question: Question, response: Response | None, pictures: Pictures = no_pictures) -> None:
        super().__init__()
        self._several = question.kind is QuestionKind.MULTIPLE
        chosen = response.chosen if isinstance(response, Choice) else frozenset()
        box = _column(self, 10)
        self.buttons: list[OptionButton] = []
        self.plain = not any(option.figures for option in question.options)
        for position, option in enumerate(question.options):
            shown = FigureColumn(option.figures, pictures, passive=True) if option.figures else None
            made = OptionButton(OPTION_LETTERS[position], option.text, self._several, shown)
            made.setChecked(position in chosen)
            made.clicked.connect(lambda _checked=False, position=position: self._clicked(position))
            made.strike_wanted.connect(lambda position=position: self.strike(position))
            self.buttons.append(made)
            box.addWidget(made)

    def become(self, question: Question, response: Response | None) -> bool:
        """Another question with as many options in the same buttons; False where that cannot be."""
        several = question.kind is QuestionKind.MULTIPLE
        if several != self._several or len(question.options) != len(self.buttons) or question.parts:
            return False
        if not self.plain or any(option.figures for option in question.options):
            return False
        chosen = response.chosen if isinstance(response, Choice) else frozenset()
        for position, (made, option) in enumerate(zip(self.buttons, question.options, strict=True)):
            made.become(option.text, position in chosen)
        return True

    def fields(self) -> Sequence[QWidget]:
        return self.buttons

    def response(self) -> Response | None:
        chosen = frozenset(position for position, made in enumerate(self.buttons) if made.isChecked())
        return Choice(chosen) if chosen else None

    def choose(self, position: int) -> None:
        if position < len(self.buttons):
            self.buttons[position].click()

    def struck_out(self) -> Response | None:
        struck = frozenset(position for position, made in enumerate(self.buttons) if made.struck)
        return Choice(struck) if struck else None

    def show_struck(self, struck: Response | None) -> None:
        chosen = struck.chosen if isinstance(struck, Choice) else frozenset()
        for position, made in enumerate(self.buttons):
            made.strike(position in chosen)

    def strike(self, position: int) -> None:
        if position < len(self.buttons):
            self.buttons[position].strike(not self.buttons[position].struck)
            self.struck.emit(self.struck_out())

    def _clicked(self, position: int) -> None:
        if not self._several:
            for other, made in enumerate(self.buttons):
                made.setChecked(other == position)
        self.answered.emit(self.response())


class Writing(AnswerPanel):
    """Texts that are handed over when typing pauses."""

    def __init__(self) -> None:
        super().__init__()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self._hand_over)

    def texts(self) -> tuple[str, ...]:
        raise NotImplementedError

    def response(self) -> Response | None:
        texts = self.texts()
        return Written(texts) if any(text.strip() for text in texts) else None

    def flush(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._hand_over()

    def _typed(self) -> None:
        self._pause.start()

    def _hand_over(self) -> None:
        self.answered.emit(self.response())


class Gaps(Writing):
    def __init__(self, question: Question, response: Response | None) -> None:
        super().__init__()
        texts = response.texts if isinstance(response, Written) else ()
        box = _column(self, 12)
        self.lines: list[QLineEdit] = []
        for number in range(max(1, count_gaps(question.stem), len(texts))):
            line = QLineEdit(texts[number] if number < len(texts) else "")
            line.setObjectName("writing")
            line.setAccessibleName(_("Gap {number}").format(number=number + 1))
            line.textChanged.connect(self._typed)
            line.returnPressed.connect(lambda number=number: self._next(number))
            self.lines.append(line)
            side = QHBoxLayout()
            side.setSpacing(12)
            side.addWidget(label(_("Gap {number}").format(number=number + 1), "muted"))
            side.addWidget(line, 1)
            box.addLayout(side)

    def fields(self) -> Sequence[QWidget]:
        return self.lines

    def texts(self) -> tuple[str, ...]:
        return tuple(line.text() for line in self.lines)

    def _next(self, number: int) -> None:
        if number + 1 < len(self.lines):
            self.lines[number + 1].setFocus()


class Text(Writing):
    def __init__(self, response: Response | None) -> None:
        super().__init__()
        self.area = QPlainTextEdit(response.texts[0] if isinstance(response, Written) and response.texts else "")
        self.area.setObjectName("writing")
        self.area.setTabChangesFocus(True)
        self.area.setPlaceholderText(_("Write your answer here"))
        self.area.setMinimumHeight(self.area.fontMetrics().lineSpacing() * 9)
        self.area.textChanged.connect(self._typed)
        _column(self, 0).addWidget(self.area)

    def fields(self) -> Sequence[QWidget]:
        return [self.area]

    def texts(self) -> tuple[str, ...]:
        return (self.area.toPlainText(),)


class Case(AnswerPanel):
    """The parts one below the other; letters belong to the part that has the focus, else to the first with options."""

    def __init__(self, question: Question, response: Response | None, pictures: Pictures = no_pictures) -> None:
        super().__init__()
        given = response.parts if isinstance(response, Parts) else (None,) * len(question.parts)
        box = _column(self, 8)
        self.parts: list[AnswerPanel] = []
        for number, (part, answer) in enumerate(zip(question.parts, given, strict=True), start=1):
            box.addWidget(label(part_line(number, part), "faint"))
            box.addWidget(label(numbered_gaps(part), "part", wrap=True))
            if part.figures:
                box.addWidget(FigureColumn(part.figures, pictures))
            panel = answer_panel(part, answer, pictures)
            panel.answered.connect(lambda _response: self.answered.emit(self.response()))
            panel.struck.connect(lambda _struck: self.struck.emit(self.struck_out()))
            self.parts.append(panel)
            box.addWidget(panel)
            box.addSpacing(14)

    def fields(self) -> Sequence[QWidget]:
        return [field for part in self.parts for field in part.fields()]

    def response(self) -> Response | None:
        given = tuple(part.response() for part in self.parts)
        return Parts(given) if any(one is not None for one in given) else None

    def choose(self, position: int) -> None:
        part = self._held()
        if isinstance(part, Options) and position < len(part.buttons):
            part.buttons[position].setFocus()
            part.choose(position)

    def strike(self, position: int) -> None:
        part = self._held()
        if part is not None:
            part.strike(position)

    def struck_out(self) -> Response | None:
        struck = tuple(part.struck_out() for part in self.parts)
        return Parts(struck) if any(one is not None for one in struck) else None

    def show_struck(self, struck: Response | None) -> None:
        each = struck.parts if isinstance(struck, Parts) else (None,) * len(self.parts)
        for part, one in zip(self.parts, each, strict=True):
            part.show_struck(one)

    def _held(self) -> AnswerPanel | None:
        """The part that has the focus, else the first with options."""
        held = next((part for part in self.parts if any(field.hasFocus() for field in part.fields())), None)
        return held or next((part for part in self.parts if isinstance(part, Options)), None)

    def go_to_part(self, index: int) -> None:
        """Puts the focus into a part."""
        if index < len(self.parts):
            self.parts[index].fields()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        for part in self.parts:
            part.flush()


def answer_panel(question: Question, response: Response | None, pictures: Pictures = no_pictures) -> AnswerPanel:
    """The panel for the kind of the question, filled with what was answered."""
    match question.kind:
        case QuestionKind.BLANK:
            return Gaps(question, response)
        case QuestionKind.SHORT:
            return Text(response)
        case QuestionKind.CASE:
            return Case(question, response, pictures)
        case _:
            return Options(question, response, pictures)


def _column(widget: QWidget, spacing: int) -> QVBoxLayout:
    box = QVBoxLayout(widget)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    return box
