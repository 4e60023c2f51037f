"""The exam window: nothing else is on the screen while it is open."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trainer.ui.sitting.frame import BottomBar, Notice, TopBar
from trainer.ui.sitting.pages import ConfirmPage, EndPage, HandInPage, LeavePage
from trainer.ui.sitting.panel import PanelPage
from trainer.ui.sitting.panel_presenter import PanelState
from trainer.ui.sitting.question import QuestionPane
from trainer.ui.sitting.side import SideCard
from trainer.ui.sitting.state import Stage, WindowState
from trainer.words import _

LETTERS = "ABCDEFGH"


class ExamWindow(QWidget):
    confirmed = Signal(str)
    answered = Signal(int, object)
    went = Signal(int)
    stepped = Signal(int)
    flag_wanted = Signal()
    hand_in_wanted = Signal()
    hand_in_confirmed = Signal()
    back_wanted = Signal()
    left = Signal()
    warning_read = Signal()
    fronted = Signal(bool, bool)
    """Whether the window is in front, and whether the program is."""
    struck = Signal(int, object)
    noted = Signal(int, str)
    pasted = Signal(int)
    hand_wanted = Signal()
    invigilator_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.may_close: Callable[[], bool] = lambda: True
        self.top, self.bottom, self.side = TopBar(), BottomBar(), SideCard()
        self.question = QuestionPane()
        self.panel = PanelPage()
        self._panel_open = False
        self.confirm, self.hand_in, self.leaving, self.end = ConfirmPage(), HandInPage(), LeavePage(), EndPage()
        self.trouble, self.warning = Notice("note", closable=False), Notice("note", closable=True)
        self._pages = QStackedWidget()
        self._left = QStackedWidget()
        self._stage: Stage | None = None
        self._shown: WindowState | None = None
        self._lay_out()
        self._connect()
        self._add_keys()

    def show_state(self, state: WindowState) -> None:
        self.setWindowTitle(state.admission.exam.title)
        self.top.show_state(state)
        self.trouble.show_text(_trouble(state) if state.sitting else "")
        self.warning.show_text(_warning(state))
        self._shown = state
        if self._panel_open:
            return
        entered = state.stage is not self._stage
        self._stage = state.stage
        match state.stage:
            case Stage.CONFIRM:
                self.confirm.show_state(state)
                self._pages.setCurrentWidget(self.confirm)
            case Stage.DONE:
                if entered:
                    self.end.show_state(state)
                    self._pages.setCurrentWidget(self.end)
            case _:
                self._show_work(state, entered)

    def show_panel(self, state: PanelState | None) -> None:
        """The invigilator's panel over the exam; None brings the exam back."""
        self._panel_open = state is not None
        if state is not None:
            self.panel.show_state(state)
            self._pages.setCurrentWidget(self.panel)
        elif self._shown is not None:
            self._stage = None
            self.show_state(self._shown)

    def finish_typing(self) -> None:
        self.question.finish_typing()

    def leave(self) -> None:
        self.may_close = lambda: True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            event.accept()
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.WindowStateChange:
            self.fronted.emit(self.isFullScreen(), True)
        super().changeEvent(event)

    def watch_focus(self, state: Qt.ApplicationState) -> None:
        """The program came to the front, or something else did."""
        active = state is Qt.ApplicationState.ApplicationActive
        self.fronted.emit(active and self.isFullScreen(), active)

    def _show_work(self, state: WindowState, entered: bool) -> None:
        current = state.current
        if current is None:
            return
        fresh = self.question.item != current.item
        given = state.answers.get(current.item)
        struck, note = state.struck.get(current.item), state.notes.get(current.item, "")
        self.question.show_item(current, len(state.items), state.admission.plan.marking, given, struck, note)
        self.question.setEnabled(not state.paused and not state.timed_out and state.seconds_left > 0)
        self.side.show_state(state)
        self.bottom.show_state(state)
        self._pages.setCurrentIndex(1)
        page = {Stage.HANDING_IN: self.hand_in, Stage.LEAVING: self.leaving}.get(state.stage, self.question)
        self._left.setCurrentWidget(page)
        self.bottom.setVisible(page is self.question)
        if page is self.hand_in:
            self.hand_in.show_state(state)
        if page is self.question and (fresh or entered):
            self.question.take_focus()
        elif entered and page is self.hand_in:
            self.hand_in.take_focus()
        elif entered:
            self.leaving.back.setFocus()

    def _key(self, position: int) -> None:
        """A letter chooses an option; F marks the question where no option has that letter."""
        if self._stage is not Stage.ANSWERING or self._pages.currentIndex() != 1 or self._typing():
            return
        panel = self.question.panel
        if LETTERS[position] == "F" and (panel is None or len(panel.fields()) <= position):
            self.flag_wanted.emit()
        else:
            self.question.choose(position)

    def _strike(self, position: int) -> None:
        if self._stage is Stage.ANSWERING and self._pages.currentIndex() == 1 and not self._typing():
            self.question.strike(position)

    def _typing(self) -> bool:
        """Whether keys belong to an input method now."""
        widget = QApplication.focusWidget()
        return widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def _add_keys(self) -> None:
        def on(keys: str, act: Callable[[], object]) -> None:
            QShortcut(QKeySequence(keys), self, act)

        for position, letter in enumerate(LETTERS):
            on(letter, lambda position=position: self._key(position))  # type: ignore[misc]
            on(f"Shift+{letter}", lambda position=position: self._strike(position))  # type: ignore[misc]
        for index in range(9):
            on(str(index + 1), lambda index=index: self.question.go_to_part(index))  # type: ignore[misc]
        for keys, by in (("Left", -1), ("PgUp", -1), ("Right", 1), ("PgDown", 1)):
            on(keys, lambda by=by: self.stepped.emit(by))  # type: ignore[misc]
        on("F8", self.flag_wanted.emit)
        on("Ctrl+Return", self.hand_in_wanted.emit)
        on("Ctrl+Enter", self.hand_in_wanted.emit)
        on("F9", self.hand_wanted.emit)
        on("Escape", self._escape)

    def _escape(self) -> None:
        (self.panel.closed if self._panel_open else self.back_wanted).emit()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for page in (self.question, self.hand_in, self.leaving):
            self._left.addWidget(page)
        column.addWidget(self._left, 1)
        for widget in (self.trouble, self.warning, self.bottom):
            column.addWidget(widget)
        work = QWidget()
        sides = QHBoxLayout(work)
        sides.setContentsMargins(28, 18, 28, 16)
        sides.setSpacing(24)
        sides.addWidget(left, 1)
        sides.addWidget(self.side)
        for whole in (self.confirm, work, self.end, self.panel):
            self._pages.addWidget(whole)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.top)
        box.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.confirm.confirmed.connect(self.confirmed)
        self.question.answered.connect(self.answered)
        self.question.struck.connect(self.struck)
        self.question.noted.connect(self.noted)
        self.question.pasted.connect(self.pasted)
        self.top.spacing_wanted.connect(self.question.space)
        self.top.hand_wanted.connect(self.hand_wanted)
        self.top.invigilator_wanted.connect(self.invigilator_wanted)
        self.side.went.connect(self.went)
        self.hand_in.went.connect(self.went)
        self.hand_in.invigilator_wanted.connect(self.invigilator_wanted)
        self.bottom.stepped.connect(self.stepped)
        self.bottom.flag_wanted.connect(self.flag_wanted)
        self.hand_in.confirmed.connect(self.hand_in_confirmed)
        self.warning.read.connect(self.warning_read)
        for wanting in (self.side, self.bottom, self.leaving):
            wanting.hand_in_wanted.connect(self.hand_in_wanted)
        for back in (self.hand_in, self.leaving):
            back.back_wanted.connect(self.back_wanted)
        for leaving in (self.confirm, self.leaving, self.end):
            leaving.left.connect(self.left)


def _warning(state: WindowState) -> str:
    if state.paused:
        return _("The time stands still. Wait until the invigilator lets it run again.")
    if state.raised and state.seconds_left <= 0:
        return _("The time is over while your hand is up. The invigilator decides about the time lost.")
    if state.raised:
        return _("Your hand is up. Wait for the invigilator; F9 takes it down again.")
    if state.warning is None:
        return ""
    return _("{minutes} minutes are left. The answers are handed in by themselves when the time is over.").format(
        minutes=max(1, math.ceil(state.seconds_left / 60))
    )


def _trouble(state: WindowState) -> str:
    if not state.trouble:
        return ""
    words = _("Not saved: {trouble} Your answers stay in this window and are saved again on their own.")
    return words.format(trouble=state.trouble)
