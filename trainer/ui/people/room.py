"""The list of people and the roster page, one at a time; a roster dropped on either is read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")


class PeopleRoom(QStackedWidget):
    file_dropped = Signal(object)

    def __init__(self, listing: QWidget, roster: QWidget) -> None:
        super().__init__()
        self.setObjectName("page")
        self.listing, self.roster = listing, roster
        for page in (listing, roster):
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
