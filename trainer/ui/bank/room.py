"""The pages of the bank, one at a time; a file dropped on any but the writing page is read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from question_bank.formats.registry import is_readable


class BankRoom(QStackedWidget):
    files_dropped = Signal(object)

    def __init__(self, listing: QWidget, editor: QWidget, importing: QWidget) -> None:
        super().__init__()
        self.setObjectName("page")
        self.listing, self.editor, self.importing = listing, editor, importing
        for page in (listing, editor, importing):
            self.addWidget(page)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.currentWidget() is not self.editor and _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := _files(event):
            event.acceptProposedAction()
            self.files_dropped.emit(paths)


def _files(event: QDropEvent) -> list[Path]:
    """Those that may hold questions; of a folder all such files."""
    found: list[Path] = []
    for path in (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()):
        found += sorted(path.rglob("*")) if path.is_dir() else [path]
    return [path for path in found if is_readable(path.name) and not path.name.startswith("~$")]
