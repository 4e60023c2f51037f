"""Short questions to the user: never blocking, answered by a call back; tests answer by hand."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trainer.store.errors import KnownError
from trainer.ui.asking import ChoiceThen, PathsThen, PathThen, SignInThen, TextThen, V
from trainer.ui.texts import message
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.text_area import TextArea
from trainer.words import _


class Question(QDialog):
    """One question with its verb; Escape and 取消 leave everything as it was."""

    def __init__(self, parent: QWidget | None, title: str, text: str, verb: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(14)
        box.addWidget(label(title, "heading"))
        box.addWidget(label(text, wrap=True))
        self.body = QVBoxLayout()
        box.addLayout(self.body)
        row = QHBoxLayout()
        row.addStretch()
        self.cancel = button(_("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.verb = button(verb, "primary")
        self.verb.clicked.connect(self.accept)
        self.verb.setDefault(True)
        row.addWidget(self.cancel)
        row.addWidget(self.verb)
        box.addLayout(row)


class QtDialogs:
    """The real ones, above the given window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._folder = _documents()

    def open_file(self, title: str, patterns: str, then: PathThen) -> None:
        dialog = self._file_dialog(title, "", patterns)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask_path(dialog, then)

    def open_files(self, title: str, patterns: str, then: PathsThen) -> None:
        dialog = self._file_dialog(title, "", patterns)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
        dialog.open()

    def save_file(self, title: str, suggested: str, patterns: str, then: PathThen) -> None:
        dialog = self._file_dialog(title, suggested, patterns)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(suggested).suffix.lstrip("."))
        self._ask_path(dialog, then)

    def choose_folder(self, title: str, then: PathThen) -> None:
        dialog = self._file_dialog(title, "", "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._ask_path(dialog, then)

    def confirm(self, title: str, text: str, verb: str, then: Callable[[], None]) -> None:
        question = Question(self._parent, title, text, verb)
        question.accepted.connect(then)
        question.open()

    def ask_text(self, title: str, text: str, verb: str, then: TextThen, long: bool = False) -> None:
        question = Question(self._parent, title, text, verb)
        field = TextArea(least_lines=4) if long else QLineEdit()
        question.body.addWidget(field)

        def typed() -> str:
            return field.toPlainText() if isinstance(field, TextArea) else field.text()

        question.verb.setEnabled(False)
        field.textChanged.connect(lambda *_words: question.verb.setEnabled(bool(typed().strip())))
        question.accepted.connect(lambda: then(typed().strip()))
        question.open()
        field.setFocus()

    def ask_change(self, title: str, text: str, now: str, verb: str, then: TextThen) -> None:
        question, field = Question(self._parent, title, text, verb), QLineEdit(now)
        question.body.addWidget(field)
        question.verb.setEnabled(False)
        field.textChanged.connect(lambda words: question.verb.setEnabled(words.strip() != now))
        question.accepted.connect(lambda: then(field.text().strip()))
        question.open()
        field.setFocus()
        field.selectAll()

    def ask_choice(
        self, title: str, text: str, choices: Sequence[tuple[V, str]], proposed: V, verb: str, then: ChoiceThen[V]
    ) -> None:
        from trainer.ui.widgets.form import Choice

        question = Question(self._parent, title, text, verb)
        choice, field = Choice(choices, proposed), QLineEdit()
        question.body.addWidget(choice)
        question.body.addWidget(field)
        question.verb.setEnabled(False)
        field.textChanged.connect(lambda words: question.verb.setEnabled(bool(words.strip())))
        question.accepted.connect(lambda: then(choice.value(), field.text().strip()))
        question.open()
        field.setFocus()

    def ask_sign_in(self, title: str, text: str, verb: str, then: SignInThen) -> None:
        question = Question(self._parent, title, text, verb)
        login, password = QLineEdit(), QLineEdit()
        login.setPlaceholderText(_("Sign-in name"))
        password.setPlaceholderText(_("Password"))
        password.setEchoMode(QLineEdit.EchoMode.Password)
        question.verb.setEnabled(False)
        for field in (login, password):
            question.body.addWidget(field)
            field.textChanged.connect(
                lambda _words: question.verb.setEnabled(bool(login.text().strip() and password.text()))
            )
        question.accepted.connect(lambda: then(login.text().strip(), password.text()))
        question.open()
        login.setFocus()

    def type_to_confirm(self, title: str, text: str, word: str, verb: str, then: Callable[[], None]) -> None:
        question = Question(self._parent, title, text, verb)
        question.verb.setObjectName("danger")
        field = QLineEdit()
        field.setPlaceholderText(word)
        question.body.addWidget(label(_("Type “{word}” to go on.").format(word=word), "muted"))
        question.body.addWidget(field)
        question.verb.setEnabled(False)
        field.textChanged.connect(lambda typed: question.verb.setEnabled(_bare(typed) == _bare(word)))
        question.accepted.connect(then)
        question.open()
        field.setFocus()

    def inform(self, title: str, text: str) -> None:
        question = Question(self._parent, title, text, _("Understood"))
        question.cancel.hide()
        question.open()

    def trouble(self, error: KnownError) -> None:
        self.inform(_("This could not be done"), message(error))

    def _file_dialog(self, title: str, suggested: str, patterns: str) -> QFileDialog:
        """Opens where the last file was, at first in the person's documents; Qt leaves two captions in English."""
        dialog = QFileDialog(self._parent, title, str(self._folder / suggested), patterns)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("Folder:"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("Kind of file:"))
        dialog.filesSelected.connect(self._keep_folder)
        return dialog

    def _keep_folder(self, names: list[str]) -> None:
        self._folder = Path(names[0]).parent

    def _ask_path(self, dialog: QFileDialog, then: PathThen) -> None:
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()


def _documents() -> Path:
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def _bare(words: str) -> str:
    """Letters and digits alone: brackets and spaces are typed differently on every keyboard."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", words))).casefold()
