"""The program starts although its key is gone, for who has the recovery sheet at hand."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.fakes import FixedClock
from trainer.app.recovering import RecoveryQuestion
from trainer.store.errors import StoreTrouble
from trainer.store.opening import open_store
from trainer.store.recovery import printed_groups
from trainer.store.workspace import Workspace, renew_recovery


def test_the_sheet_opens_what_the_lost_key_locked(tmp_path: Path, clock: FixedClock, qtbot: QtBot) -> None:
    workspace = Workspace(tmp_path / "data")
    with open_store(workspace, clock, use_keyring=False) as store:
        digits, _number = renew_recovery(workspace, store.secrets)
    (workspace.folder / "store.key").unlink()
    with pytest.raises(StoreTrouble, match="key_lost"), open_store(workspace, clock, use_keyring=False):
        pass
    question = RecoveryQuestion(workspace)
    qtbot.addWidget(question)
    question.typed.setText("837188-7")
    question.verb.click()
    assert "56" in question.wrong.text()
    assert question.result() != QDialog.DialogCode.Accepted
    question.typed.setText(" ".join(printed_groups(digits)))
    question.verb.click()
    assert question.result() == QDialog.DialogCode.Accepted
    with open_store(workspace, clock, use_keyring=False):
        pass
