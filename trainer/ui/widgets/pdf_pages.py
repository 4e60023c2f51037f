"""Pages of PDF documents drawn by Qt: in a panel, in the print preview, on a printer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.store.errors import BadInput

MILLIMETRES_PER_POINT = 25.4 / 72


class PdfPages(QObject):
    """The pages of several documents as one row; only the document looked at is open.

    Raises BadInput("file.unreadable") for what is no PDF.
    """

    def __init__(self, contents: Sequence[bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._contents = tuple(contents)
        self._open: tuple[int, QPdfDocument] | None = None
        self._pages = [
            (place, number)
            for place in range(len(self._contents))
            for number in range(self._document(place).pageCount())
        ]

    def count(self) -> int:
        return len(self._pages)

    def begins(self, page: int) -> bool:
        """Whether a document begins with this page."""
        return self._pages[page][1] == 0

    def points(self, page: int) -> QSize:
        """Width and height in points of 1/72 inch."""
        place, number = self._pages[page]
        return self._document(place).pagePointSize(number).toSize()

    def image(self, page: int, room: QSize) -> QImage:
        """The page on white, as large as fits into the room of pixels."""
        place, number = self._pages[page]
        document = self._document(place)
        size = document.pagePointSize(number).scaled(room.toSizeF(), Qt.AspectRatioMode.KeepAspectRatio).toSize()
        paper = QImage(size, QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, document.render(number, size))
        painter.end()
        return paper

    def _document(self, place: int) -> QPdfDocument:
        if self._open is not None and self._open[0] == place:
            return self._open[1]
        document = QPdfDocument(self)
        buffer = QBuffer(document)
        buffer.setData(QByteArray(self._contents[place]))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        if document.error() is not QPdfDocument.Error.None_:
            raise BadInput("file.unreadable", name="PDF")
        if self._open is not None:
            self._open[1].deleteLater()
        self._open = (place, document)
        return document


class PageView(QWidget):
    """One page, as large as there is room; a click asks for the whole document."""

    clicked = Signal()

    def __init__(self, pages: PdfPages, follow_width: bool = False) -> None:
        super().__init__()
        self._pages = pages
        pages.setParent(self)
        self.page = 0
        self._drawn: QImage | None = None
        self._moved = QPointF()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if follow_width:
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(policy)

    def show_page(self, page: int) -> None:
        self.page = page
        self._drawn = None
        self.update()

    def move_by(self, right: float, down: float) -> None:
        """Shows the page moved on its paper by millimetres, as it will be printed."""
        self._moved = QPointF(right, down)
        self.update()

    def hasHeightForWidth(self) -> bool:
        return self.sizePolicy().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        points = self._pages.points(self.page)
        return round(width * points.height() / max(1, points.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawn = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._drawn is None:
            ratio = self.devicePixelRatioF()
            self._drawn = self._pages.image(self.page, self.size() * ratio)
            self._drawn.setDevicePixelRatio(ratio)
        size = self._drawn.deviceIndependentSize().toSize()
        paper = QRect(QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2), size)
        moved = self._moved * (size.width() / (self._pages.points(self.page).width() * MILLIMETRES_PER_POINT))
        painter = QPainter(self)
        painter.fillRect(paper, Qt.GlobalColor.white)
        painter.setClipRect(paper)
        painter.drawImage(paper.topLeft() + moved.toPoint(), self._drawn)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()
