"""The tabs of backups and of the recovery sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.store.backup import Backup
from trainer.ui.settings.backups.state import BackupsState, RecoveryState, size_text
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, card, clear, copy_text, label, row
from trainer.ui.widgets.facts import fact
from trainer.ui.widgets.page import message_box
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.ui.wording import moment
from trainer.words import _


class BackupsTab(QWidget):
    make_wanted = Signal()
    check_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        scroll = ScrollColumn(12)
        self._status, self._status_box = card()
        self._said = label("", "saved", wrap=True)
        self._rule = label("", "muted", wrap=True)
        self.make = button(_("Back up now"), "primary", "mdi6.content-save-outline")
        self.make.clicked.connect(self.make_wanted)
        self.check = button(_("Check the data now"), icon_name="mdi6.shield-check-outline")
        self.check.clicked.connect(self.check_wanted)
        self._findings = QVBoxLayout()
        for widget in (self._rule, self._said):
            self._status_box.addWidget(widget)
        self._status_box.addLayout(self._findings)
        self._status_box.addLayout(row(self.make, self.check, None))
        self.table: RecordTable[Backup] = RecordTable(_columns())
        follow(self.table, lambda one: one.setMinimumHeight(scaled(220)))
        self.table.chosen.connect(self._chosen)
        scroll.column.addWidget(self._status)
        scroll.column.addWidget(self.table, 1)
        scroll.column.addWidget(self._restore_card())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.addWidget(scroll)
        self._workspace = ""
        self._command = ""
        self._shown_findings: object = ()

    def show_state(self, state: BackupsState) -> None:
        self._workspace = state.workspace
        for action in (self.make, self.check):
            action.setEnabled(not state.busy)
        self._rule.setText("\n".join((state.rule, _("Folder: {folder}").format(folder=state.folder))))
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))
        if state.findings != self._shown_findings:
            self._shown_findings = state.findings
            self._show_findings(state.findings)
        self.table.show_rows(ListSource(state.backups))
        self._show_command(state.backups[0] if state.backups else None)

    def _show_findings(self, findings: tuple[str, ...] | None) -> None:
        clear(self._findings)
        if findings is None:
            return
        if not findings:
            self._findings.addWidget(
                message_box(_("Everything is in order: data, audit trail, papers, files."), "done")
            )
        for text in findings:
            self._findings.addWidget(message_box(text, "trouble"))

    def _restore_card(self) -> QWidget:
        frame, box = card()
        box.addWidget(label(_("How to restore"), "heading"))
        steps = (
            _("1. Choose the copy in the list above."),
            _("2. Close this program on all screens."),
            _("3. Open a command window and run the line below. What is replaced is kept beside it."),
            _("4. Start the program again."),
        )
        for step in steps:
            box.addWidget(label(step, wrap=True))
        self.command = QLineEdit()
        self.command.setReadOnly(True)
        copy = button(_("Copy the line"))
        copy.clicked.connect(lambda: copy_text(self._command))
        line = row(self.command, copy)
        line.setStretch(0, 1)
        box.addLayout(line)
        return frame

    def _chosen(self, backup: Backup) -> None:
        self._show_command(backup)

    def _show_command(self, backup: Backup | None) -> None:
        path = str(backup.path) if backup else "…"
        self._command = f'trainer --workspace "{self._workspace}" restore "{path}"'
        self.command.setText(self._command)
        self.command.setCursorPosition(0)


class RecoveryTab(QWidget):
    renew_wanted = Signal()
    tried = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        scroll = ScrollColumn(12)
        what, inside = card()
        self._number = QVBoxLayout()
        inside.addWidget(label(_("Recovery key sheet"), "heading"))
        words = _(
            "If the key of this PC is lost, only the sheet opens the data. Print it twice and keep both sealed apart."
        )
        inside.addWidget(label(words, wrap=True))
        inside.addLayout(self._number)
        self._said = label("", "saved", wrap=True)
        self._wrong = label("", "wrong", wrap=True)
        inside.addWidget(self._said)
        inside.addWidget(self._wrong)
        self.renew = button(_("Make a new sheet"), "primary", "mdi6.key-outline")
        self.renew.clicked.connect(self.renew_wanted)
        inside.addLayout(row(self.renew, None))
        trial, box = card()
        box.addWidget(label(_("Try a sheet"), "heading"))
        box.addWidget(
            label(_("Type the eight groups of a printed sheet; nothing is changed by it."), "muted", wrap=True)
        )
        self.typed = QLineEdit()
        self.typed.setPlaceholderText("123456-7 123456-7 …")
        self.typed.returnPressed.connect(self._try)
        self.try_button = button(_("Try"))
        self.try_button.clicked.connect(self._try)
        line = row(self.typed, self.try_button)
        line.setStretch(0, 1)
        box.addLayout(line)
        for part in (what, trial):
            scroll.column.addWidget(part)
        scroll.column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.addWidget(scroll)

    def show_state(self, state: RecoveryState) -> None:
        clear(self._number)
        self._number.addLayout(fact(_("Sheet in force"), _("No. {number}").format(number=state.number), strong=True))
        for shown, text in ((self._said, state.said), (self._wrong, state.wrong)):
            shown.setText(text)
            shown.setVisible(bool(text))
        for action in (self.renew, self.try_button):
            action.setEnabled(not state.busy)
        if state.said:
            self.typed.clear()

    def _try(self) -> None:
        if self.typed.text().strip():
            self.tried.emit(self.typed.text())


def _columns() -> tuple[Column[Backup], ...]:
    return (
        Column(_("Made at"), lambda one: moment(one.at), 160),
        Column(_("File"), lambda one: one.path.name, 0),
        Column(_("Size"), lambda one: size_text(one.bytes), 100, right=True),
        Column(_("Audit entries"), lambda one: str(one.chain_length), 110, right=True),
    )
