"""The pages of the laws, one at a time; a text dropped on any of them is looked at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from trainer.law.reading.source import SUFFIXES


class LawRoom(QStackedWidget):
    file_dropped = Signal(object)

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        self.setObjectName("page")
        for page in pages:
            self.addWidget(page)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := _file(event)) is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)


def _file(event: QDropEvent) -> Path | None:
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in files if path.suffix.lower() in SUFFIXES), None)
