"""The bars of the exam window: who sits what above, moving and the saved mark below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from trainer.ui.sitting.state import Saving, Stage, WindowState
from trainer.ui.sitting.wording import flag_key, seat_words
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.spacing import SPACINGS, next_spacing
from trainer.words import _

FACE_HEIGHT = 48


class TopBar(QFrame):
    smaller = Signal()
    larger = Signal()
    contrast_wanted = Signal(bool)
    spacing_wanted = Signal(int)
    hand_wanted = Signal()
    invigilator_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        box = QHBoxLayout(self)
        box.setContentsMargins(28, 9, 28, 9)
        box.setSpacing(8)
        self.face = QLabel()
        self.face.setAccessibleName(_("Photograph"))
        self.face.hide()
        self._photo = b""
        box.addWidget(self.face)
        self._name, self._exam = label("", "large"), label("", "muted", wrap=True)
        box.addWidget(self._name)
        box.addWidget(self._exam, 1)
        self.smaller_text, self.larger_text = button("A−"), button("A+")
        self.smaller_text.setAccessibleName(_("Smaller text"))
        self.larger_text.setAccessibleName(_("Larger text"))
        self.contrast = button(_("High contrast"))
        self.contrast.setCheckable(True)
        self.smaller_text.clicked.connect(self.smaller)
        self.larger_text.clicked.connect(self.larger)
        self.contrast.clicked.connect(self.contrast_wanted)
        self._percent = SPACINGS[0]
        self.spacing = button(_("Line spacing"))
        self.spacing.clicked.connect(self._space)
        self.hand, self.invigilator = button(""), button(_("Invigilator"))
        self.hand.setCheckable(True)
        self.hand.clicked.connect(self.hand_wanted)
        self.invigilator.clicked.connect(self.invigilator_wanted)
        for widget in (self.hand, self.invigilator, self.smaller_text, self.larger_text, self.spacing, self.contrast):
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            box.addWidget(widget)

    def show_state(self, state: WindowState) -> None:
        one = state.admission
        self._show_face(one.photo)
        self._name.setText(one.name)
        self._exam.setText(seat_words(one.exam))
        answering = state.sitting is not None and state.stage is not Stage.DONE
        self.hand.setVisible(answering)
        self.invigilator.setVisible(answering)
        self.hand.setChecked(state.raised)
        self.hand.setText(_("Hand is up   F9") if state.raised else _("Raise hand   F9"))

    def _show_face(self, photo: bytes) -> None:
        """Beside the name while somebody sits here: an invigilator compares it in passing."""
        if photo == self._photo:
            return
        self._photo = photo
        picture = QPixmap()
        found = picture.loadFromData(photo)
        self.face.setVisible(found)
        if found:
            follow(self.face, lambda face: face.setPixmap(_portrait(picture)))

    def _space(self) -> None:
        self._percent = next_spacing(self._percent)
        self.spacing_wanted.emit(self._percent)


class BottomBar(QFrame):
    stepped = Signal(int)
    flag_wanted = Signal()
    hand_in_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        self.before = button(_("← Previous"))
        self.flag = button("")
        self.flag.setCheckable(True)
        self.saved = label("", "saved")
        self.after = button(_("Next →"), "primary")
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.flag.clicked.connect(self.flag_wanted)
        self.after.clicked.connect(self._forward)
        self._last = False
        for widget in (self.before, self.flag):
            box.addWidget(widget)
        box.addStretch(1)
        box.addWidget(self.saved)
        box.addStretch(1)
        box.addWidget(self.after)

    def show_state(self, state: WindowState) -> None:
        current = state.current
        if current is None:
            return
        flagged = current.item in state.flags
        words = _("Marked   {key}") if flagged else _("Mark   {key}")
        self.flag.setText("⚑ " + words.format(key=flag_key(current.question)))
        self.flag.setChecked(flagged)
        self.before.setEnabled(state.place > 0)
        self._last = state.place == len(state.items) - 1
        self.after.setText(_("Check and hand in") if self._last else _("Next →"))
        text, name = saved_mark(state)
        if self.saved.text() != text:
            self.saved.setText(text)
            self.saved.setObjectName(name)
            self.saved.style().polish(self.saved)
            self.saved.setMinimumWidth(self.saved.sizeHint().width())

    def _forward(self) -> None:
        if self._last:
            self.hand_in_wanted.emit()
        else:
            self.stepped.emit(1)


class Notice(QFrame):
    """A message above the bottom bar, where it moves nothing that one could be about to click."""

    read = Signal()

    def __init__(self, name: str, closable: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 8, 12, 8)
        words = QVBoxLayout()
        self.text = label("", "strong", wrap=True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        words.addWidget(self.text)
        box.addLayout(words, 1)
        self.close_button = button(_("I have seen it"))
        self.close_button.clicked.connect(self.read)
        self.close_button.setVisible(closable)
        box.addWidget(self.close_button)
        self.hide()

    def show_text(self, text: str) -> None:
        self.text.setText(text)
        self.setVisible(bool(text))


def _portrait(picture: QPixmap) -> QPixmap:
    return picture.scaledToHeight(scaled(FACE_HEIGHT), Qt.TransformationMode.SmoothTransformation)


def saved_mark(state: WindowState) -> tuple[str, str]:
    """The words beside the buttons and their style: nothing is called saved before its commit has returned."""
    match state.saving:
        case Saving.UNDER_WAY:
            return _("Saving …"), "muted"
        case Saving.SAVED if state.saved_at is not None:
            return _("✓ Saved {time}").format(time=f"{state.saved_at:%H:%M:%S}"), "saved"
        case Saving.FAILED:
            return _("! Not saved"), "unsaved"
        case _:
            return "", "muted"
