"""A PDF in the reading window: all pages below each other, as wide as the window until it is zoomed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame

from trainer.store.errors import BadInput
from trainer.ui.reader.bodies import LARGEST, SMALLEST, Body
from trainer.words import _

POINTS_PER_INCH = 72


class PdfBody(Body):
    """Raises BadInput("file.unreadable") for what is no PDF or needs a password."""

    has_pages = True

    def __init__(self, name: str, content: bytes | Path) -> None:
        self._view = QPdfView()
        super().__init__(self._view)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        if not self._load(content):
            raise BadInput("file.unreadable", name=name)
        self._view.setDocument(self._document)
        self._pages = self._document.pageCount()
        self._resumed = 0
        self._view.pageNavigator().currentPageChanged.connect(self._turned)
        self._view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._turned()

    def place(self) -> str:
        return _("Page {page} / {pages}").format(page=self._page() + 1, pages=self._pages)

    def mark(self) -> str:
        return str(self._page())

    def resume(self, mark: str) -> None:
        self._resumed = int(mark) if mark.isdecimal() else 0

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._resumed:
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        page, self._resumed = self._resumed, 0
        self.go_to(min(self._pages - 1, page))

    def turn(self, pages: int) -> None:
        """To another page; on the last one, and back on the first, over what of it is out of view."""
        page = min(self._pages - 1, max(0, self._page() + pages))
        if page != self._page():
            self.go_to(page)
            return
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def go_to(self, page: int) -> None:
        self._view.pageNavigator().jump(page if page >= 0 else self._pages - 1, QPointF(), 0)

    def zoom_by(self, factor: float) -> None:
        zoom = min(LARGEST, max(SMALLEST, self._zoom() * factor))
        bar = self._view.verticalScrollBar()
        place = bar.value() / max(1, bar.maximum())
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(zoom)
        bar.setValue(round(place * bar.maximum()))
        self.moved.emit()

    def fit(self) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.moved.emit()

    def _load(self, content: bytes | Path) -> bool:
        if isinstance(content, Path):
            return self._document.load(str(content)) is QPdfDocument.Error.None_
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        return self._document.error() is QPdfDocument.Error.None_

    def _page(self) -> int:
        return int(self._view.pageNavigator().currentPage())

    def _zoom(self) -> float:
        if self._view.zoomMode() is QPdfView.ZoomMode.Custom:
            return float(self._view.zoomFactor())
        margins = self._view.documentMargins()
        room = self._view.viewport().width() - margins.left() - margins.right()
        wide = self._document.pagePointSize(self._page()).width() * self.logicalDpiX() / POINTS_PER_INCH
        return room / wide if wide else 1.0

    def _turned(self) -> None:
        if self._page() >= self._pages - 1:
            self.seen_to_the_end = True
        self.moved.emit()

    def _scrolled(self) -> None:
        bar = self._view.verticalScrollBar()
        self.stirred.emit()
        if self.isVisible() and bar.value() >= bar.maximum():
            self.seen_to_the_end = True
