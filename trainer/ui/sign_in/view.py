"""The door as people see it: one card in the middle of the window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trainer.ui.sign_in.state import DoorState, Step
from trainer.ui.widgets.basics import button, card, clear, label
from trainer.words import _

CARD_WIDTH = 460


class Door(QWidget):
    sign_in_wanted = Signal(str, str)
    password_set = Signal(str, str, str)
    notice_accepted = Signal()
    exam_wanted = Signal()
    check_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch()
        frame, self._box = card(32)
        frame.setFixedWidth(CARD_WIDTH)
        middle.addWidget(frame)
        middle.addStretch()
        outer.addLayout(middle)
        outer.addStretch(3)
        self.fields: tuple[QLineEdit, ...] = ()

    def show_state(self, state: DoorState) -> None:
        typed = self.fields[0].text() if state.trouble and state.step is Step.SIGN_IN and self.fields else ""
        clear(self._box)
        self._box.addWidget(label(_("Enforcement training and examination"), "title"))
        self._box.addWidget(label(state.office, "muted", wrap=True))
        self._box.addSpacing(8)
        {Step.SIGN_IN: self._sign_in, Step.NEW_PASSWORD: self._new_password, Step.NOTICE: self._notice}[state.step](
            state
        )
        if typed:
            self.fields[0].setText(typed)
            self.fields[1].setFocus()

    def _sign_in(self, state: DoorState) -> None:
        self.fields = self._lines((_("Sign-in name"), False), (_("Password or one-time slip"), True))
        self._add_trouble(state.trouble)
        self._add_primary(_("Sign in"), lambda: self.sign_in_wanted.emit(*(f.text() for f in self.fields)))
        self.exam = button(_("Exam sign-in without a password"))
        self.exam.clicked.connect(self.exam_wanted)
        self._box.addWidget(self.exam)
        self.check = button(_("Check this PC before an exam"))
        self.check.clicked.connect(self.check_wanted)
        self._box.addWidget(self.check)
        self._box.addWidget(label(_("Forgotten? An administrator prints a one-time slip for you."), "faint", wrap=True))

    def _new_password(self, state: DoorState) -> None:
        self._box.addWidget(label(_("Choose a new password: eight characters or more."), wrap=True))
        old = ((_("Present password"), True),) if state.needs_old else ()
        self.fields = self._lines(*old, (_("New password"), True), (_("New password once more"), True))
        self._add_trouble(state.trouble)

        def send() -> None:
            texts = [field.text() for field in self.fields]
            self.password_set.emit(*(texts if state.needs_old else ["", *texts]))

        self._add_primary(_("Set password"), send)
        if state.needs_old:
            back = button(_("Back"))
            back.clicked.connect(self.left)
            self._box.addWidget(back)

    def _notice(self, _state: DoorState) -> None:
        self.fields = ()
        self._box.addWidget(label(_("What is recorded about you"), "heading"))
        for text in (
            _("Recorded: your answers and times in exams, study and training hours, results and certificates."),
            _("Why: to prove training and examination as the regulations ask, and to find mistakes."),
            _("Kept: encrypted in this office, for the time the rules of the office set. It is not sent anywhere."),
            _("You may see your own data, and ask a trainer to correct what is wrong."),
        ):
            self._box.addWidget(label(text, wrap=True))
        self._add_primary(_("I have read this"), self.notice_accepted.emit)

    def _lines(self, *wanted: tuple[str, bool]) -> tuple[QLineEdit, ...]:
        fields = []
        for words, secret in wanted:
            field = QLineEdit()
            if secret:
                field.setEchoMode(QLineEdit.EchoMode.Password)
            self._box.addWidget(label(words, "muted"))
            self._box.addWidget(field)
            fields.append(field)
        fields[0].setFocus()
        return tuple(fields)

    def _add_trouble(self, text: str) -> None:
        if text:
            self._box.addWidget(label(text, "wrong", wrap=True))

    def _add_primary(self, words: str, act: object) -> None:
        self.primary = button(words, "primary")
        self.primary.clicked.connect(act)
        for field in self.fields:
            field.returnPressed.connect(self.primary.click)
        self._box.addSpacing(4)
        self._box.addWidget(self.primary)
