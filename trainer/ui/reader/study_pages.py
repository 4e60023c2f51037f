"""What stands in place of the reading: the short question, the quiz, what they came to, and the record of minutes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from question_bank.question import OPTION_LETTERS, Choice, ChoiceKey, Question, Response
from trainer.courseware.minutes.values import Checked
from trainer.ui.reader.record_list import RecordList
from trainer.ui.reader.study_state import StudyPage, StudyState
from trainer.ui.widgets.answers import AnswerPanel, answer_panel
from trainer.ui.widgets.basics import button, card, label, row
from trainer.ui.widgets.figures import FigureColumn, Pictures
from trainer.ui.widgets.question_words import numbered_gaps
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.words import _


class QuestionPage(QWidget):
    """One short question with its time, or all questions of the quiz below each other."""

    answered = Signal(object)
    left = Signal()

    def __init__(self, state: StudyState, pictures: Pictures) -> None:
        super().__init__()
        quiz = state.page is StudyPage.QUIZ
        self.panels: list[AnswerPanel] = []
        self._time = label("", "muted")
        box = _frame(self)
        title = _("Short quiz: {count} questions") if quiz else _("A short question")
        box.addLayout(row(label(title.format(count=len(state.asked)), "large"), None, self._time))
        column = ScrollColumn(10)
        for number, asked in enumerate(state.asked, start=1):
            column.column.addWidget(self._question(asked.question, f"{number}. " if quiz else "", pictures))
        column.column.addStretch()
        box.addWidget(column, 1)
        self.done = button(_("Hand in the quiz") if quiz else _("Answer"), "primary")
        self.done.setEnabled(False)
        self.done.clicked.connect(self._hand_in)
        back = button(_("Back to reading"))
        back.setVisible(quiz)
        back.clicked.connect(self.left)
        keys = label(_("Keys: letters choose, Ctrl+Enter hands in"), "faint")
        box.addLayout(row(keys, None, back, self.done))

    def show_left(self, state: StudyState) -> None:
        """The seconds that are left, or that the time is over."""
        if state.page is StudyPage.QUESTION:
            late = _("Time is over: the minutes since it was put do not count. Answer to go on.")
            words = _("{seconds} seconds left; the time counts if the answer is right").format(seconds=state.left)
            self._time.setText(late if state.late else words)

    def focus(self) -> None:
        """To the first option."""
        self.panels[0].fields()[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters choose in the question that has the focus; Ctrl and Enter hand in."""
        position = event.key() - Qt.Key.Key_A
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_Return:
            self.done.click()
        elif not event.modifiers() and 0 <= position < len(OPTION_LETTERS):
            held = next((one for one in self.panels if any(f.hasFocus() for f in one.fields())), self.panels[0])
            held.choose(position)
        else:
            super().keyPressEvent(event)

    def _question(self, question: Question, number: str, pictures: Pictures) -> QFrame:
        frame, box = card(16)
        box.addWidget(label(number + numbered_gaps(question), "stem", wrap=True))
        if question.figures:
            box.addWidget(FigureColumn(question.figures, pictures))
        panel = answer_panel(question, None, pictures)
        panel.answered.connect(lambda _response: self._check())
        self.panels.append(panel)
        box.addWidget(panel)
        return frame

    def _check(self) -> None:
        self.done.setEnabled(all(panel.response() is not None for panel in self.panels))

    def _hand_in(self) -> None:
        self.done.setEnabled(False)
        self.answered.emit([panel.response() for panel in self.panels])


class OutcomePage(QWidget):
    """Right or wrong, with the key and the explanation."""

    left = Signal()

    def __init__(self, state: StudyState) -> None:
        super().__init__()
        box = _frame(self)
        frame, held = card(14, "done" if state.verdict else "trouble")
        held.addWidget(label(outcome_words(state), "large", wrap=True))
        box.addWidget(frame)
        column = ScrollColumn(10)
        for number, checked in enumerate(state.checked, start=1):
            column.column.addWidget(_checked(number if state.was_quiz else 0, checked))
        column.column.addStretch()
        box.addWidget(column, 1)
        self.on = button(_("Back to reading"), "primary")
        self.on.clicked.connect(self.left)
        box.addLayout(row(None, self.on))

    def focus(self) -> None:
        """To the way back."""
        self.on.setFocus()


class RecordPage(QWidget):
    left = Signal()

    def __init__(self, state: StudyState) -> None:
        super().__init__()
        box = _frame(self)
        box.addWidget(label(_("Record of minutes"), "large"))
        self.list = RecordList(state.record, state.quizzes)
        box.addWidget(self.list, 1)
        self.on = button(_("Back to reading"), "primary")
        self.on.clicked.connect(self.left)
        box.addLayout(row(None, self.on))


def outcome_words(state: StudyState) -> str:
    """What the question or the quiz came to."""
    if not state.was_quiz:
        if state.verdict:
            return _("✓ Right. The time counts.")
        if all(one.right for one in state.checked):
            return _("Answered too late. The time since the question was put does not count.")
        return _("✗ Wrong. The time of this question does not count; another one comes soon.")
    right = sum(one.right for one in state.checked)
    words = _("✓ {right} of {count} right: passed, the courseware is finished.")
    if not state.verdict:
        words = _("✗ {right} of {count} right: not passed. Read once more and take the quiz again later.")
    return words.format(right=right, count=len(state.checked))


def answer_words(question: Question, response: Response | None) -> str:
    """The letters of the key and, where they differ, those chosen."""
    key = question.answer.right if isinstance(question.answer, ChoiceKey) else frozenset()
    chosen = response.chosen if isinstance(response, Choice) else frozenset()
    words = _("Right answer: {letters}").format(letters=_letters(key))
    return words if chosen == key else words + _("; your answer: {letters}").format(letters=_letters(chosen))


def _letters(positions: frozenset[int]) -> str:
    return "".join(OPTION_LETTERS[one] for one in sorted(positions)) or "—"


def _checked(number: int, checked: Checked) -> QFrame:
    question = checked.question
    frame, box = card(14)
    sign = "✓ " if checked.right else "✗ "
    box.addWidget(label(sign + (f"{number}. " if number else "") + numbered_gaps(question), "strong", wrap=True))
    for position, option in enumerate(question.options):
        box.addWidget(label(f"{OPTION_LETTERS[position]}  {option.text}", wrap=True))
    box.addWidget(label(answer_words(question, checked.response), "strong", wrap=True))
    if question.rationale:
        box.addWidget(label(question.rationale, "muted", wrap=True))
    return frame


def _frame(page: QWidget) -> QVBoxLayout:
    box = QVBoxLayout(page)
    box.setContentsMargins(24, 16, 24, 16)
    box.setSpacing(12)
    return box
