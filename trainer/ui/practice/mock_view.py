"""A mock exam: one question at a time, the time, and its result."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.practice.asking_pane import AskingPane
from trainer.ui.practice.keys import add_keys
from trainer.ui.practice.state import MockState
from trainer.ui.practice.wording import clock_words, plain, result_words, written_words
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, card, clear, label, row
from trainer.words import _


class MockPage(QWidget):
    answered = Signal(int, object)
    stepped = Signal(int)
    open_wanted = Signal()
    hand_in_wanted = Signal()
    wrong_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, int] | None = None
        self._number = 0
        self.pane = AskingPane()
        self.pane.answered.connect(lambda response: self.answered.emit(self._number, response))
        self._name, self._time = label("", "heading", wrap=True), label("", "large")
        self._line = label("", "muted", wrap=True)
        self._result = QVBoxLayout()
        self.back = button(_("Leave; the time runs on"))
        self.hand_in = button(_("Hand in"), "primary")
        self.before, self.after = button(_("Previous")), button(_("Next question"))
        self.open = button(_("To the next open question"))
        self.open.clicked.connect(self.open_wanted)
        self.wrong = button(_("See what was not right"), "primary")
        self.back.clicked.connect(self.left)
        self.hand_in.clicked.connect(self.hand_in_wanted)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.wrong.clicked.connect(self.wrong_wanted)
        self._keys = label(_("Keys: A–H choose, ← → move, Enter goes on"), "faint")
        self._lay_out()
        add_keys(self, self.pane, lambda: self.stepped.emit(1))
        for keys, by in (("Left", -1), ("PgUp", -1), ("Right", 1), ("PgDown", 1)):
            QShortcut(QKeySequence(keys), self, lambda by=by: self.stepped.emit(by))

    def show_state(self, state: MockState) -> None:
        over = state.result is not None
        for made in (self.pane, self._keys, self._time, self.hand_in, self.before, self.after, self._line):
            made.setVisible(not over)
        self.open.setVisible(not over and state.mock is not None and len(state.answered) < len(state.mock.items))
        self.wrong.setVisible(over and state.result is not None and _not_right(state) > 0)
        self.back.setText(_("Back to practice") if over else _("Leave; the time runs on"))
        clear(self._result)
        if state.result is not None:
            self._show_result(state)
        elif state.mock is not None:
            self._show_item(state)

    def finish_typing(self) -> None:
        """Hands over what is being typed."""
        self.pane.finish_typing()

    def _show_item(self, state: MockState) -> None:
        mock = state.mock
        if mock is None:
            return
        item = mock.items[state.place]
        self._name.setText(mock.name)
        self._time.setText(clock_words(state.seconds_left))
        words = _("Question {number} / {count} · {kind} · {points} points · answered {answered}")
        self._line.setText(
            words.format(
                number=item.number,
                count=len(mock.items),
                kind=name(item.task.question.kind),
                points=plain(item.score),
                answered=len(state.answered),
            )
        )
        self.before.setEnabled(state.place > 0)
        self.after.setEnabled(state.place + 1 < len(mock.items))
        if self._shown != (mock.id, item.number):
            self._shown, self._number = (mock.id, item.number), item.number
            self.pane.ask(item.task, item.response)
            self.pane.take_focus()

    def _show_result(self, state: MockState) -> None:
        result = state.result
        if result is None:
            return
        self._shown = None
        self._name.setText(result.name)
        right = len(result.items) - _not_right(state)
        self._result.addStretch(1)
        frame, inside = card(32)
        inside.addWidget(label(result_words(result), "huge"))
        words = _("{right} of {count} questions right").format(right=right, count=len(result.items))
        inside.addWidget(label(words, "large"))
        for words in (written_words(result), _("This was practice: the result counts nowhere.")):
            if words:
                inside.addWidget(label(words, "muted", wrap=True))
        self._result.addWidget(frame)
        self._result.addStretch(2)
        (self.wrong if _not_right(state) else self.back).setFocus()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(48, 20, 48, 16)
        box.setSpacing(12)
        box.addLayout(row(self._name, None, self._time, self.back, self.hand_in, spacing=14))
        box.addWidget(self._line)
        box.addWidget(self.pane, 1)
        box.addLayout(self._result)
        box.addLayout(row(self._keys, None, self.open, self.before, self.after, self.wrong, spacing=14))


def _not_right(state: MockState) -> int:
    return 0 if state.result is None else sum(item.verdict.right is not True for item in state.result.items)
