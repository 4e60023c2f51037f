"""Files dropped on the pages of the bank."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from trainer.ui.bank.room import BankRoom

COPY, LEFT, NO_KEYS = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def room(qtbot: QtBot) -> BankRoom:
    room = BankRoom(QWidget(), QWidget(), QWidget())
    qtbot.addWidget(room)
    return room


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "下级").mkdir()
    for name in ("题库.docx", "~$题库.docx", "照片.png", "下级/题.txt"):
        (tmp_path / name).write_bytes(b"")
    return tmp_path


def dropped(room: BankRoom, *paths: Path) -> tuple[bool, list[list[Path]]]:
    """Whether the drag was let in, and what came of the drop."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    found: list[list[Path]] = []
    room.files_dropped.connect(found.append)
    entering = QDragEnterEvent(QPoint(1, 1), COPY, mime, LEFT, NO_KEYS)
    entering.ignore()
    QApplication.sendEvent(room, entering)
    if entering.isAccepted():
        QApplication.sendEvent(room, QDropEvent(QPointF(1, 1), COPY, mime, LEFT, NO_KEYS))
    return entering.isAccepted(), found


def test_a_folder_gives_the_files_that_may_hold_questions(room: BankRoom, folder: Path) -> None:
    accepted, found = dropped(room, folder)
    assert accepted
    assert found == [[folder / "下级" / "题.txt", folder / "题库.docx"]]


def test_several_files_come_in_one_drop(room: BankRoom, folder: Path) -> None:
    room.setCurrentWidget(room.importing)
    files = [folder / "题库.docx", folder / "下级" / "题.txt"]
    assert dropped(room, *files) == (True, [files])


def test_a_picture_is_not_let_in_and_nothing_while_one_writes(room: BankRoom, folder: Path) -> None:
    assert dropped(room, folder / "照片.png") == (False, [])
    room.setCurrentWidget(room.editor)
    assert dropped(room, folder / "题库.docx") == (False, [])
