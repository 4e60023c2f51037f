"""The room for writing a question: fields at the left, the officer's view and what is wrong at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from question_bank.wording import describe, describe_place
from trainer.ui.bank.compared import add_changes
from trainer.ui.bank.detail import cited_box
from trainer.ui.bank.editor_fields import QuestionFields
from trainer.ui.bank.editor_figures import FigureDesk
from trainer.ui.bank.editor_state import After, EditorState, Overtaken
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, card, clear, label, row
from trainer.ui.widgets.page import Page, message_box
from trainer.ui.widgets.question_card import QuestionCard
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.tab_order import order_focus
from trainer.words import _

PAUSE_MILLISECONDS = 150


class EditorPage(Page):
    edited = Signal(object)
    save_wanted = Signal(object)
    back_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    block_pasted = Signal(str)
    take_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Question"))
        self.desk = FigureDesk()
        self._form = -1
        self._is_new = True
        self.fields: QuestionFields | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._tell)
        self._mark = label("", "saved")
        self._add_actions()
        self._left_area, right_area = ScrollColumn(8), ScrollColumn(8)
        self._left, self._right = self._left_area.column, right_area.column
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self._left_area, 3)
        sides.addWidget(right_area, 2)
        self.body.addLayout(sides, 1)

    def show_state(self, state: EditorState) -> None:
        self._title.setText(_heading(state))
        self.set_purpose(_purpose_words(state))
        self._mark.setText(_mark_words(state))
        self._mark.setObjectName("unsaved" if state.dirty else "saved")
        self._mark.style().unpolish(self._mark)
        self._mark.style().polish(self._mark)
        if state.form != self._form:
            self._fill(state)
        self._show_right(state)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.fields is not None:
            self.fields.begin()

    def flush(self) -> None:
        """Hands over at once what was just typed."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell()

    def _add_actions(self) -> None:
        self._actions.addWidget(self._mark)
        back = self.add_action(button(_("Back to the bank"), icon_name="mdi6.arrow-left"))
        back.clicked.connect(self._back)
        self.save = self.add_action(button(_("Save   Ctrl+S"), icon_name="mdi6.content-save-outline"))
        self.save.clicked.connect(lambda: self._save(After.STAY))
        self.go_on = self.add_action(button("", "primary"))
        self.go_on.clicked.connect(self._save_and_go_on)
        for keys, action in (
            (QKeySequence("Ctrl+S"), lambda: self._save(After.STAY)),
            (QKeySequence("Ctrl+Return"), self._save_and_go_on),
            (QKeySequence("Esc"), self._back),
            (QKeySequence("Ctrl+Shift+V"), self._paste_block),
            (QKeySequence("Ctrl+N"), lambda: self._save(After.NEXT)),
            (QKeySequence.StandardKey.Undo, self._undo),
            (QKeySequence.StandardKey.Redo, self._redo),
        ):
            QShortcut(keys, self).activated.connect(action)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Undoing is one thing for the whole form, whichever field the cursor is in."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            for keys, act in ((QKeySequence.StandardKey.Undo, self._undo), (QKeySequence.StandardKey.Redo, self._redo)):
                if event.matches(keys):
                    act()
                    return True
        return super().eventFilter(field, event)

    def _paste_block(self) -> None:
        self.flush()
        self.block_pasted.emit(QGuiApplication.clipboard().text())

    def _undo(self) -> None:
        self.flush()
        self.undo_wanted.emit()

    def _redo(self) -> None:
        self.flush()
        self.redo_wanted.emit()

    def _watch(self) -> None:
        """Fields come and go while one writes."""
        if self.fields is not None:
            for kind in (QLineEdit, QPlainTextEdit):
                for field in self.fields.findChildren(kind):
                    field.installEventFilter(self)
            order_focus(self.fields)

    def _save(self, after: After) -> None:
        self.flush()
        self.save_wanted.emit(after)

    def _save_and_go_on(self) -> None:
        self._save(After.NEXT if self._is_new else After.LEAVE)

    def _back(self) -> None:
        self.flush()
        self.back_wanted.emit()

    def _tell(self) -> None:
        if self.fields is not None:
            self.edited.emit(self.fields.question())

    def _fill(self, state: EditorState) -> None:
        self._pause.stop()
        self._form = state.form
        self._is_new = state.status is None
        self.go_on.setText(
            _("Save and write the next   Ctrl+Enter") if self._is_new else _("Save and go back   Ctrl+Enter")
        )
        clear(self._left)
        self.fields = QuestionFields(state.question, state.suggestions, desk=self.desk)
        self.fields.changed.connect(self._pause.start)
        self.fields.changed.connect(self._watch)
        self._watch()
        block = button(_("Paste a question   Ctrl+Shift+V"), "link", "mdi6.content-paste")
        block.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        block.clicked.connect(self._paste_block)
        self._left.addLayout(row(block, None))
        self._left.addWidget(self.fields)
        self._left.addStretch()
        self._left_area.verticalScrollBar().setValue(0)
        if self.isVisible():
            self.fields.begin()

    def _show_right(self, state: EditorState) -> None:
        clear(self._right)
        if state.overtaken is not None:
            self._right.addWidget(self._overtaken(state.overtaken))
        self._right.addWidget(label(_("What to correct"), "strong"))
        fresh = state.status is None and not state.dirty
        if fresh:
            self._right.addWidget(label(_("Write the stem first; what is still missing is said here."), "muted", True))
        elif not state.problems:
            self._right.addWidget(message_box(_("Nothing is missing."), "done"))
        for problem in () if fresh else state.problems:
            words = f"{describe_place(problem.place)} {describe(problem)}".strip()
            self._right.addWidget(message_box(words, "trouble" if problem.blocking else "note"))
        if state.bound:
            words = _("{letters}: such options keep their place when options are shuffled.")
            self._right.addWidget(message_box(words.format(letters=state.bound), "notice"))
        for cited in state.cited:
            self._right.addWidget(cited_box(cited))
        self._right.addSpacing(6)
        self._right.addWidget(label(_("As officers see it"), "strong"))
        self._right.addWidget(QuestionCard(state.question, pictures=self.desk.pictures))
        self._right.addStretch()

    def _overtaken(self, late: Overtaken) -> QWidget:
        """What the writer left unsaved, beside the version that overtook it."""
        frame, box = card(12, "note")
        words = _("On {time} you left this unsaved; then somebody saved another version, which the fields show.")
        box.addWidget(label(words.format(time=late.kept_at), wrap=True))
        add_changes(box, late.found)
        take = button(_("Take my writing over"))
        take.clicked.connect(self.take_wanted)
        drop = button(_("No longer needed"), "link")
        drop.clicked.connect(self.drop_wanted)
        box.addLayout(row(take, drop, None))
        return frame


def _heading(state: EditorState) -> str:
    if state.status is None:
        return _("New question")
    return _("Question no. {number}").format(number=state.number)


def _purpose_words(state: EditorState) -> str:
    if state.kept_at:
        return _("You go on with what you left unsaved on {time}. Ctrl+Z goes back to what is saved.").format(
            time=state.kept_at
        )
    if state.status is None:
        return _("It begins as a draft; a colleague approves it once it has been checked.")
    if state.falls_back:
        return _("Now: {status}. A change makes it a draft that is checked and approved anew.").format(
            status=name(state.status)
        )
    return _("Now: {status}. Every save keeps the version before it.").format(status=name(state.status))


def _mark_words(state: EditorState) -> str:
    if state.dirty:
        return _("Not saved yet")
    return _("✓ Saved {time}").format(time=state.saved_at) if state.saved_at else ""
