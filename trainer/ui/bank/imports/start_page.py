"""The list of imports: choose, drop or paste a bank; files begun earlier are gone on with below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.ui.bank.imports.notice import ImportNotice
from trainer.ui.bank.imports.state import ImportLine, ImportState
from trainer.ui.bank.imports.wording import line_state
from trainer.ui.bank.wording import figure, import_purpose, moment
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import button, card, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.page import Page
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.ui.widgets.text_area import TextArea
from trainer.words import _


class StartPage(Page):
    file_wanted = Signal()
    pasted = Signal(str)
    template_wanted = Signal()
    open_wanted = Signal(object)
    close_wanted = Signal(object)
    undo_wanted = Signal(object)
    back_wanted = Signal()
    imported_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Import questions"), import_purpose())
        self.back = self.add_action(button(_("Back to the bank"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self.back_wanted)
        self.template = self.add_action(button(_("Save the template"), icon_name="mdi6.file-download-outline"))
        self.template.clicked.connect(self.template_wanted)
        self.notice = ImportNotice()
        self.notice.list_wanted.connect(self.imported_wanted)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._start())
        self.body.addWidget(label(_("Earlier imports"), "heading"))
        self._none = label(_("Nothing has been imported yet."), "muted")
        self.body.addWidget(self._none)
        self.table: RecordTable[ImportLine] = RecordTable(_columns())
        self.table.opened.connect(lambda line: self.open_wanted.emit(line.id) if line.has_file else None)
        self.table.chosen.connect(lambda _line: self._allow())
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._row_actions())
        self.body.addStretch()
        self._shown: tuple[ImportLine, ...] | None = None
        self._busy = False

    def show_state(self, state: ImportState) -> None:
        self._busy = state.busy
        for widget in (self.choose, self.paste, self.template, self.take_text):
            widget.setEnabled(not state.busy)
        self.notice.show_notice(state)
        if state.imports != self._shown:
            self._shown = state.imports
            self.table.show_rows(ListSource(state.imports))
        self.table.setVisible(bool(state.imports))
        self._none.setVisible(not state.imports)
        self._actions_row.setVisible(bool(state.imports))
        self._allow()

    def clear_paste(self) -> None:
        """The field for pasted text, empty and away."""
        self.text.setPlainText("")
        self._pasting.hide()

    def _start(self) -> QFrame:
        frame, box = card(20)
        box.addLayout(row(None, label(_("Drop question banks here, choose files, or paste text"), "heading"), None))
        words = _(
            "Nothing of a file is lost: what is in order is imported, the rest waits here until somebody repairs it. "
            "Keys are never guessed."
        )
        text = label(words, "muted", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(text)
        self.choose = button(_("Choose files"), "primary", "mdi6.folder-open-outline")
        self.choose.clicked.connect(self.file_wanted)
        self.paste = button(_("Paste text"), icon_name="mdi6.clipboard-text-outline")
        self.paste.clicked.connect(self._open_paste)
        box.addLayout(row(None, self.choose, self.paste, None))
        self._pasting = QWidget()
        inside = QVBoxLayout(self._pasting)
        inside.setContentsMargins(0, 0, 0, 0)
        self.text = TextArea("", 5, 8)
        self.text.setAccessibleName(_("Pasted text"))
        self.text.setPlaceholderText(_("Paste the questions here, with options and answers, one below the other."))
        inside.addWidget(self.text)
        self.take_text = button(_("Read this text"), "primary")
        self.take_text.clicked.connect(self._paste)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.clear_paste)
        inside.addLayout(row(None, cancel, self.take_text))
        self._pasting.hide()
        box.addWidget(self._pasting)
        return frame

    def _row_actions(self) -> QWidget:
        self.go_on = button(_("Open"), icon_name="mdi6.play-outline")
        self.go_on.clicked.connect(lambda: self._emit(self.open_wanted))
        self.put_away = button(_("Put away …"))
        self.put_away.clicked.connect(lambda: self._emit(self.close_wanted))
        self.undo = button(_("Undo this import …"), "danger")
        self.undo.clicked.connect(lambda: self._emit(self.undo_wanted))
        self._actions_row = Flow()
        for widget in (self.go_on, self.put_away, self.undo):
            self._actions_row.flow.addWidget(widget)
        return self._actions_row

    def _allow(self) -> None:
        chosen = self.table.selected()
        line = chosen[-1] if chosen and not self._busy else None
        self.go_on.setEnabled(line is not None and line.has_file)
        self.put_away.setEnabled(line is not None and line.open)
        self.undo.setEnabled(line is not None and not line.undone and line.taken > 0)

    def _emit(self, signal: SignalInstance) -> None:
        if chosen := self.table.selected():
            signal.emit(chosen[-1].id)

    def _open_paste(self) -> None:
        self._pasting.show()
        self.text.setFocus()

    def _paste(self) -> None:
        if self.text.toPlainText().strip():
            self.pasted.emit(self.text.toPlainText())


def _columns() -> tuple[Column[ImportLine], ...]:
    return (
        Column(_("File"), lambda line: line.name),
        Column(_("State"), line_state, 140, tone=_tone),
        Column(_("Imported"), lambda line: moment(line.at), 150),
        Column(_("By"), lambda line: line.by, 90),
        Column(_("In the bank"), lambda line: figure(line.taken), 80, right=True),
        Column(_("Waiting"), lambda line: figure(line.left) if line.has_file else "", 80, right=True),
    )


def _tone(line: ImportLine) -> Tone:
    if line.undone:
        return Tone.PLAIN
    return Tone.WARN if line.open else Tone.OK
