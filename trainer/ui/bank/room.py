"""The pages of the bank, one at a time; a file dropped on any but the writing page is read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from question_bank.formats.registry import is_readable


class BankRoom(QStackedWidget):
    file_dropped = Signal(object)

    def __init__(self, listing: QWidget, editor: QWidget, importing: QWidget) -> None:
        super().__init__()
        self.setObjectName("page")
        self.listing, self.editor, self.importing = listing, editor, importing
        for page in (listing, editor, importing):
            self.addWidget(page)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.currentWidget() is not self.editor and _file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := _file(event)) is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)


def _file(event: QDropEvent) -> Path | None:
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in files if is_readable(path.name)), None)
