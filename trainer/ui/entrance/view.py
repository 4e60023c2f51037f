"""The entrance as candidates see it: one card in the middle of the window, one thing at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from trainer.exams.entrance.values import Entrant
from trainer.people.identity.rules import MOST_DIGITS
from trainer.ui.entrance.state import EntranceState, Step
from trainer.ui.theme import scaled
from trainer.ui.widgets.basics import button, card, clear, label, row
from trainer.words import _

CARD_WIDTH, PHOTO_HEIGHT = 560, 168
LONGEST_NUMBER = 60


class EntrancePage(QWidget):
    number_given = Signal(str)
    digits_given = Signal(str)
    invigilator_wanted = Signal()
    other_wanted = Signal()
    password_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch()
        frame, self._box = card(32)
        frame.setFixedWidth(scaled(CARD_WIDTH))
        middle.addWidget(frame)
        middle.addStretch()
        outer.addLayout(middle)
        outer.addStretch(3)

    def show_state(self, state: EntranceState) -> None:
        clear(self._box)
        self._box.addWidget(label(_("Exam sign-in"), "title"))
        self._box.addWidget(label(" · ".join(filter(None, (state.office, state.place))), "muted", wrap=True))
        self._box.addSpacing(8)
        if state.step is Step.FACE and state.entrant is not None:
            self._face(state, state.entrant)
        else:
            self._number(state)

    def _number(self, state: EntranceState) -> None:
        self.field = self._line(_("Work number, certificate number or ID number, typed or scanned"), LONGEST_NUMBER)
        self._trouble(state)
        self._primary(_("Find my exam"), self.number_given)
        self.password = button(_("Sign in with a password instead"))
        self.password.clicked.connect(self.password_wanted)
        self._box.addWidget(self.password)

    def _face(self, state: EntranceState, one: Entrant) -> None:
        side = QHBoxLayout()
        side.setSpacing(20)
        if state.photo:
            side.addWidget(_photo(state.photo), 0, Qt.AlignmentFlag.AlignTop)
        facts = QVBoxLayout()
        facts.addWidget(label(one.name, "huge"))
        for line in _facts(one):
            facts.addWidget(label(line, "stimulus", wrap=True))
        facts.addStretch()
        side.addLayout(facts, 1)
        self._box.addLayout(side)
        self._box.addSpacing(8)
        self.field = self._line(_("Is this you? Type the last four to six characters of your number"), MOST_DIGITS)
        words = (
            _("Of the ID number, the certificate number or the work number.")
            if state.bound
            else _("Of another number than the one you typed: ID number or certificate number.")
        )
        self._box.addWidget(label(words, "faint", wrap=True))
        self._trouble(state)
        self._primary(_("Yes, continue"), self.digits_given)
        self.other, self.invigilator = button(_("That is not me")), button(_("The invigilator lets me in"))
        self.other.clicked.connect(self.other_wanted)
        self.invigilator.clicked.connect(self.invigilator_wanted)
        self._box.addLayout(row(self.other, None, self.invigilator))

    def _line(self, words: str, longest: int) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(longest)
        field.setAccessibleName(words)
        field.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly | Qt.InputMethodHint.ImhNoPredictiveText)
        self._box.addWidget(label(words, "muted", wrap=True))
        self._box.addWidget(field)
        field.setFocus()
        return field

    def _trouble(self, state: EntranceState) -> None:
        if state.trouble:
            self._box.addWidget(label(state.trouble, "wrong", wrap=True))

    def _primary(self, words: str, send: object) -> None:
        field = self.field
        self.primary = button(words, "primary")
        self.primary.clicked.connect(lambda: send.emit(field.text()))  # type: ignore[attr-defined]
        field.returnPressed.connect(self.primary.click)
        self._box.addSpacing(4)
        self._box.addWidget(self.primary)


def _facts(one: Entrant) -> tuple[str, ...]:
    at = f"{one.opens_at.astimezone():%H:%M}"
    place = (
        _("{room} · session {session} · seat {seat}").format(room=one.room, session=one.session, seat=one.seat)
        if one.room
        else _("Seat {seat}").format(seat=one.seat)
    )
    return one.unit, one.title, _("{place} · begins {time}").format(place=place, time=at)


def _photo(content: bytes) -> QLabel:
    picture, shown = QPixmap(), QLabel()
    picture.loadFromData(content)
    shown.setPixmap(picture.scaledToHeight(PHOTO_HEIGHT, Qt.TransformationMode.SmoothTransformation))
    shown.setAccessibleName(_("Photograph"))
    return shown
