"""One question after the other, each with its verdict."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.ui.practice.asking_pane import AskingPane
from trainer.ui.practice.keys import add_keys
from trainer.ui.practice.state import RunState
from trainer.ui.practice.wording import key_words, over_words, run_line
from trainer.ui.widgets.basics import button, card, clear, label, row
from trainer.words import _


class RunPage(QWidget):
    answered = Signal(object)
    judged = Signal(bool)
    went_on = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state: RunState | None = None
        self.pane = AskingPane()
        self._line = label("", "heading", wrap=True)
        self.back = button(_("End practice"))
        self.unknown = button(_("I do not know"))
        self.check = button(_("Check the answer"), "primary")
        self.wrong, self.right = button(_("I was wrong")), button(_("I was right"), "primary")
        self.next = button(_("Next question"), "primary")
        self._over = QVBoxLayout()
        self._keys, self._missing = label("", "faint"), label(_("Answer first, or press “I do not know”."), "wrong")
        self.back.clicked.connect(self.left)
        self.unknown.clicked.connect(lambda: self.answered.emit(None))
        self.check.clicked.connect(self._check)
        self.wrong.clicked.connect(lambda: self.judged.emit(False))
        self.right.clicked.connect(lambda: self.judged.emit(True))
        self.next.clicked.connect(self.went_on)
        self._lay_out()
        add_keys(self, self.pane, self._enter)

    def show_state(self, state: RunState) -> None:
        asked, self._state = self._state, state
        self._line.setText("" if state.over else run_line(state))
        clear(self._over)
        self.pane.setVisible(not state.over)
        self._keys.setText(key_words(state))
        self._tell_missing(False)
        self.back.setVisible(not state.over)
        waiting, done = state.waiting, state.verdict is not None and not state.waiting
        for made, there in (
            (self.unknown, state.verdict is None and not state.over),
            (self.check, state.verdict is None and not state.over),
            (self.wrong, waiting),
            (self.right, waiting),
            (self.next, done or state.over),
        ):
            made.setVisible(there)
        self.next.setText(_("Back to practice") if state.over else _("Next question"))
        if state.over:
            self._show_over(state)
        elif state.verdict is not None:
            self.pane.explain(state)
        elif state.task is not None and (asked is None or asked.task is not state.task):
            self.pane.ask(state.task)
        self._focus(state)

    def _focus(self, state: RunState) -> None:
        if state.over or (state.verdict is not None and not state.waiting):
            self.next.setFocus()
        elif state.waiting:
            self.pane.setFocus()
        else:
            self.pane.take_focus()

    def _show_over(self, state: RunState) -> None:
        self._over.addStretch(1)
        frame, inside = card(32)
        inside.addWidget(label(_("This run is finished"), "huge"))
        inside.addWidget(label(over_words(state), "large"))
        words = _("What was wrong stands in the wrong-answer book and comes again.")
        inside.addWidget(label(words, "muted", wrap=True))
        self._over.addWidget(frame)
        self._over.addStretch(2)

    def _check(self) -> None:
        response = self.pane.response()
        self._tell_missing(response is None)
        if response is not None:
            self.answered.emit(response)

    def _tell_missing(self, missing: bool) -> None:
        self._missing.setVisible(missing)
        self._keys.setVisible(not missing)

    def _enter(self) -> None:
        if self._state is None or self._state.waiting:
            return
        if self._state.verdict is None and not self._state.over:
            self._check()
        else:
            self.went_on.emit()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(48, 20, 48, 0)
        box.setSpacing(12)
        box.addLayout(row(self._line, None, self.back))
        box.addWidget(self.pane, 1)
        box.addLayout(self._over)
        foot = QFrame()
        foot.setObjectName("scrolled")
        inside = QVBoxLayout(foot)
        inside.setContentsMargins(0, 8, 0, 16)
        self.pane.answered.connect(lambda _response: self._tell_missing(False))
        inside.addLayout(
            row(
                self._keys, self._missing, None, self.unknown, self.check, self.wrong, self.right, self.next, spacing=14
            )
        )
        box.addWidget(foot)
