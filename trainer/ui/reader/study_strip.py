"""The line below a reading: what is counted, whether it counts now and why not, and what one can do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QVBoxLayout, QWidget

from trainer.courseware.minutes.values import Reason
from trainer.ui.reader.study_state import StudyPage, StudyState
from trainer.ui.texts import name
from trainer.ui.theme import scaled
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import button, label, pill
from trainer.ui.widgets.flow import Flow
from trainer.words import _

BAR_WIDTH = 140


class StudyStrip(QFrame):
    notes_wanted = Signal(bool)
    record_wanted = Signal()
    quiz_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._words = label("", "strong")
        self._share = QProgressBar()
        self._share.setTextVisible(False)
        self._share.setRange(0, 1000)
        self._share.setFixedWidth(scaled(BAR_WIDTH))
        self.now = QLabel()
        self.notes = button(_("My notes"), icon_name="mdi6.note-edit-outline")
        self.notes.setCheckable(True)
        self.record = button(_("Record of minutes"), icon_name="mdi6.clock-outline")
        self.quiz = button(_("Take the quiz"), "primary")
        self.notes.toggled.connect(self.notes_wanted)
        self.record.clicked.connect(self.record_wanted)
        self.quiz.clicked.connect(self.quiz_wanted)
        self._hint = label("", "muted", wrap=True)
        flow = Flow()
        parts: tuple[QWidget, ...] = (self._words, self._share, self.now, self.notes, self.record, self.quiz)
        for part in parts:
            flow.flow.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 8)
        box.addWidget(flow)
        box.addWidget(self._hint)

    def show_state(self, state: StudyState) -> None:
        """The words of now."""
        self._words.setText(counted_words(state))
        self._share.setVisible(bool(state.minutes))
        self._share.setValue(round(1000 * min(1.0, state.credited / (state.minutes * 60))) if state.minutes else 0)
        words, tone = now_words(state)
        if self.now.text() != words:
            self.now.setText(words)
            self.now.setStyleSheet(pill(tone) + "font-weight: 600;")
        self.quiz.setVisible(state.quiz_ready and state.page is not StudyPage.QUIZ)
        for one in (self.record, self.quiz):
            one.setEnabled(not state.busy)
        hint = hint_words(state)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))


def counted_words(state: StudyState) -> str:
    """已学 12:30 / 45:00."""
    so_far = _("Studied {time}").format(time=clock_words(state.credited))
    return f"{so_far} / {clock_words(state.minutes * 60)}" if state.minutes else so_far


def now_words(state: StudyState) -> tuple[str, Tone]:
    """Whether the time counts that passes now; else why not."""
    if state.reason is Reason.STUDIED:
        return _("● Counting"), Tone.OK
    if state.reason is Reason.FULL:
        return _("✓ Set length reached"), Tone.OK
    return _("Not counting: {reason}").format(reason=name(state.reason)), Tone.WARN


def hint_words(state: StudyState) -> str:
    """What comes next."""
    if state.finished:
        return _("✓ This courseware is finished.")
    if state.reason is Reason.ELSEWHERE:
        return _(
            "Studying was begun in another window or on another PC. Close this window and open the courseware anew."
        )
    if state.reason is Reason.OUTSIDE:
        return _("What another program shows gives no minutes.")
    if state.quiz_ready:
        return _("All is studied: take the short quiz to finish.")
    if not state.seen and state.minutes and state.credited >= state.minutes * 60:
        return _("Go on to the end to finish.")
    return ""


def clock_words(seconds: int) -> str:
    """12:30; hours as minutes."""
    return f"{seconds // 60}:{seconds % 60:02d}"
