"""A page in the size a person wants: all of it, its width, or so many percent."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from trainer.ui.widgets.pdf_pages import PageView, PdfPages

POINTS_PER_INCH = 72
PERCENTS = (50, 75, 100, 125, 150, 200)


class Fit(StrEnum):
    """Sizes that follow the window."""

    PAGE = "page"
    WIDTH = "width"


Zoom = Fit | int
ZOOMS: tuple[Zoom, ...] = (Fit.PAGE, Fit.WIDTH, *PERCENTS)


class ZoomedPage(QScrollArea):
    """One page, scrolled where it is larger than its room."""

    def __init__(self, pages: PdfPages) -> None:
        super().__init__()
        self.setObjectName("zoomed")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages = pages
        self.view = PageView(pages)
        self.setWidget(self.view)
        self.zoom: Zoom = Fit.PAGE

    def show_page(self, page: int) -> None:
        """From its top."""
        self.view.show_page(page)
        self.verticalScrollBar().setValue(0)
        self._resize()

    def set_zoom(self, zoom: Zoom) -> None:
        self.zoom = zoom
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOn if zoom is Fit.WIDTH else bar.ScrollBarAsNeeded)
        self._resize()

    def stepped(self, step: int) -> Zoom:
        """The next larger or smaller percentage from what is shown now."""
        shown = self.percent()
        if step > 0:
            return next((percent for percent in PERCENTS if percent > shown + 1), PERCENTS[-1])
        return next((percent for percent in reversed(PERCENTS) if percent < shown - 1), PERCENTS[0])

    def percent(self) -> float:
        """How large the page is shown, whichever way that was chosen."""
        return 100 * self.view.width() / max(1, self._full().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resize()

    def _full(self) -> QSize:
        return self._pages.points(self.view.page) * (self.logicalDpiX() / POINTS_PER_INCH)

    def _resize(self) -> None:
        full, room = self._full(), self.maximumViewportSize()
        match self.zoom:
            case Fit.PAGE:
                size = full.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            case Fit.WIDTH:
                size = full.scaled(QSize(self.viewport().width(), 10**6), Qt.AspectRatioMode.KeepAspectRatio)
            case percent:
                size = full * (percent / 100)
        if size != self.view.size():
            self.view.resize(size)
