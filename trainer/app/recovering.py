"""A key that is gone: the digits of the recovery sheet bring it back before the program opens."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit

from trainer.app.keeping import bring_key_back
from trainer.store.errors import KnownError
from trainer.store.workspace import Workspace
from trainer.ui.dialogs import Question
from trainer.ui.texts import message
from trainer.ui.widgets.basics import label
from trainer.words import _


class RecoveryQuestion(Question):
    """Stays until the digits are right or nobody wants to go on."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            None,
            _("The key is gone"),
            _("The data is whole but locked. Type the eight groups of the recovery sheet, or scan its code."),
            _("Unlock"),
        )
        self._workspace = workspace
        self.typed = QLineEdit()
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.body.addWidget(self.typed)
        self.body.addWidget(self.wrong)
        self.typed.setFocus()

    def accept(self) -> None:
        try:
            bring_key_back(self._workspace, self.typed.text())
        except KnownError as error:
            self.wrong.setText(message(error))
            self.wrong.show()
            self.typed.setFocus()
        else:
            super().accept()


def unlocked(workspace: Workspace) -> bool:
    """Whether somebody had the recovery sheet at hand."""
    return RecoveryQuestion(workspace).exec() == QDialog.DialogCode.Accepted
