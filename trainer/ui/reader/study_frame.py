"""A reading that is studied: the reading itself or what is asked, the notes beside it, the strip below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from trainer.ui.reader.bodies import Body, OutsideBody
from trainer.ui.reader.state import Watching
from trainer.ui.reader.study_pages import OutcomePage, QuestionPage, RecordPage
from trainer.ui.reader.study_state import StudyPage, StudyState
from trainer.ui.reader.study_strip import StudyStrip
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import label
from trainer.words import _

TICK_MILLISECONDS = 1000
NOTES_WIDTH = 260


class StudyFrame(QWidget):
    """Tells the watcher every second what it has to know; `end` is called once, when the window closes."""

    def __init__(self, window: QWidget, body: Body, watcher: Watching) -> None:
        super().__init__()
        self._window, self._body = window, body
        self._watcher: Watching | None = watcher
        self._shown: StudyPage | None = None
        self._interrupted = False
        self._pointer = QPoint()
        self.stack = QStackedWidget()
        self.stack.addWidget(body)
        self.strip = StudyStrip()
        self.notes = QPlainTextEdit(watcher.note)
        self._side = self._notes_side()
        self._lay_out()
        self.strip.notes_wanted.connect(self._show_notes)
        self.strip.record_wanted.connect(watcher.show_record)
        self.strip.quiz_wanted.connect(watcher.begin_quiz)
        self.notes.textChanged.connect(lambda: watcher.write_note(self.notes.toPlainText()))
        body.moved.connect(self._moved)
        body.stirred.connect(watcher.touched)
        body.played.connect(watcher.played)
        body.outside.connect(watcher.open_outside)
        body.resume(watcher.place)
        watcher.attach(self, not isinstance(body, OutsideBody), body.playing())
        window.installEventFilter(self)
        self._timer = QTimer(self, interval=TICK_MILLISECONDS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def tick(self) -> None:
        """A second has passed, or the window came to the front or left it."""
        if self._watcher is None:
            return
        pointer = QCursor.pos()
        if pointer != self._pointer and self._window.geometry().contains(pointer):
            self._watcher.touched()
        self._pointer = pointer
        if self.stack.currentWidget() is self._body:
            self._watcher.moved(self._body.mark(), self._body.seen_to_the_end)
        self._watcher.ticked(self._window.isActiveWindow())

    def end(self) -> None:
        """The last word to the watcher."""
        watcher, self._watcher = self._watcher, None
        self._timer.stop()
        if watcher is not None:
            watcher.moved(self._body.mark(), self._body.seen_to_the_end)
            watcher.closed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.ActivationChange:
            self.tick()
        return False

    def show_study(self, state: StudyState) -> None:
        """The strip each time, the page when it is another one."""
        self.strip.show_state(state)
        if state.page is not self._shown:
            self._shown = state.page
            self._show_page(state)
        page = self.stack.currentWidget()
        if isinstance(page, QuestionPage):
            page.show_left(state)

    def _show_page(self, state: StudyState) -> None:
        old = self.stack.widget(1)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        watcher = self._watcher
        if state.page is StudyPage.READING or watcher is None:
            self.stack.setCurrentWidget(self._body)
            self._body.setFocus()
            if self._interrupted:
                self._body.go_on()
            self._interrupted = False
            return
        if self._body.playing():
            self._interrupted = True
            self._body.pause()
        if state.page in (StudyPage.QUESTION, StudyPage.QUIZ):
            question = QuestionPage(state, watcher.picture)
            question.answered.connect(watcher.answer)
            self._put(question)
            question.left.connect(watcher.back)
            question.focus()
            return
        page = OutcomePage(state) if state.page is StudyPage.OUTCOME else RecordPage(state)
        page.left.connect(watcher.back)
        self._put(page)
        page.on.setFocus()

    def _put(self, page: QWidget) -> None:
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def _moved(self) -> None:
        if self._watcher is not None and self.isVisible():
            self._watcher.moved(self._body.mark(), self._body.seen_to_the_end)

    def _show_notes(self, shown: bool) -> None:
        self._side.setVisible(shown)
        (self.notes if shown else self._body).setFocus()

    def _notes_side(self) -> QWidget:
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(12, 12, 12, 12)
        box.addWidget(label(_("My notes"), "strong"))
        self.notes.setAccessibleName(_("My notes"))
        self.notes.setPlaceholderText(_("Kept with this courseware; only you see them."))
        box.addWidget(self.notes, 1)
        follow(side, lambda one: one.setFixedWidth(scaled(NOTES_WIDTH)))
        side.hide()
        return side

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.stack, 1)
        across.addWidget(self._side)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(across, 1)
        box.addWidget(self.strip)
