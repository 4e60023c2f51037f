"""The print preview and the system's print dialog, both without blocking the program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QPageLayout, QPageSize, QPainter, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.printers import Printers, Sides
from trainer.ui.widgets.above import ABOVE
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.pdf_pages import PdfPages
from trainer.ui.widgets.print_setup import PrintSetup
from trainer.ui.widgets.steady import ChoiceBox
from trainer.ui.widgets.zoomed import PERCENTS, ZOOMS, Fit, Zoom, ZoomedPage
from trainer.words import _

DOTS_PER_INCH = 300
_END = -1


class QtPrinting:
    """Opens print previews above a window; without `printers` each begins as the printer is set."""

    def __init__(self, over: QWidget, dialogs: Asking, printers: Printers | None = None) -> None:
        self._over = over
        self._dialogs = dialogs
        self._printers = printers or Printers()

    def print_pdfs(self, title: str, contents: Sequence[bytes]) -> None:
        try:
            pages = PdfPages(contents)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        PrintWindow(self._over.window(), title, pages, self._printers).show()


class PrintWindow(QWidget):
    """One page at a time as it will leave the printer; 打印 asks the system for printer, copies and pages."""

    def __init__(self, parent: QWidget, title: str, pages: PdfPages, printers: Printers) -> None:
        super().__init__(parent, ABOVE)
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(parent.size() * 0.9)
        self._pages = pages
        self.printer = _printer(title, pages)
        self.setup = PrintSetup(printers)
        self.area = ZoomedPage(pages)
        self.view = self.area.view
        self.setup.moved.connect(self.view.move_by)
        self.view.move_by(self.setup.right.value(), self.setup.down.value())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar(title))
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 16, 16, 16)
        inside.addWidget(self.area)
        box.addLayout(inside, 1)
        self._printing: Iterator[int | None] = iter(())
        self._painter = QPainter()
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._print_one)
        for keys, act in (("PgUp", self.back.click), ("PgDown", self.on.click), ("Esc", self.close)):
            QShortcut(QKeySequence(keys), self, act)
        QShortcut(QKeySequence.StandardKey.Print, self, self.ask_printer)
        for keys in ("Ctrl++", "Ctrl+="):
            QShortcut(QKeySequence(keys), self, lambda: self._zoom(self.area.stepped(1)))
        QShortcut(QKeySequence.StandardKey.ZoomOut, self, lambda: self._zoom(self.area.stepped(-1)))
        QShortcut(QKeySequence("Ctrl+0"), self, lambda: self._zoom(Fit.PAGE))
        self._turn(0)
        self.print.setFocus()

    def ask_printer(self) -> None:
        """The system's own dialog, which begins with what is chosen here."""
        self.setup.put_on(self.printer)
        dialog = QPrintDialog(self.printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, self._pages.count())
        dialog.accepted.connect(self.begin_printing)
        QDialog.open(dialog)

    def begin_printing(self) -> None:
        """Prints page by page, so that the window stays alive; closing it stops."""
        first = self.printer.fromPage() or 1
        last = min(self.printer.toPage() or self._pages.count(), self._pages.count())
        self.setup.take_from(self.printer)
        both = self.setup.settings().sides is not Sides.ONE
        if self._painter.begin(self.printer):
            self.print.setEnabled(False)
            self._printing = iter((*sheets(self._pages, first - 1, last, both), _END))
            self._print_one(fresh=True)

    def _print_one(self, fresh: bool = False) -> None:
        page = next(self._printing)
        if page == _END:
            self.close()
            return
        if not fresh:
            self.printer.newPage()
        if page is not None:
            self._turn(page - self.view.page)
            moved = self.setup.settings()
            _draw(self._painter, self.printer, self._pages, page, (moved.right, moved.down))
        self._pause.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._pause.stop()
        if self._painter.isActive():
            self._painter.end()
        super().closeEvent(event)

    def _bar(self, title: str) -> QFrame:
        bar = QFrame()
        bar.setObjectName("bar")
        self.back = button(_("Page back"), icon_name="mdi6.chevron-up")
        self.on = button(_("Page on"), icon_name="mdi6.chevron-down")
        self.print = button(_("Print …"), "primary", "mdi6.printer-outline")
        shut = button(_("Close"))
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        self.print.clicked.connect(self.ask_printer)
        shut.clicked.connect(self.close)
        self._place = label("", "muted")
        self.zoom = ChoiceBox()
        self.zoom.addItems([_("Whole page"), _("Page width"), *(f"{percent} %" for percent in PERCENTS)])
        self.zoom.setAccessibleName(_("Size of the page"))
        self.zoom.currentIndexChanged.connect(lambda place: self.area.set_zoom(ZOOMS[place]))
        line = row(label(title, "strong", wrap=True), self.zoom, self.back, self._place, self.on, shut, self.print)
        line.setStretch(0, 1)
        lines = QVBoxLayout(bar)
        lines.setContentsMargins(16, 8, 16, 8)
        lines.addLayout(line)
        lines.addWidget(self.setup)
        return bar

    def _zoom(self, zoom: Zoom) -> None:
        self.zoom.setCurrentIndex(ZOOMS.index(zoom))

    def _turn(self, pages: int) -> None:
        page = min(self._pages.count() - 1, max(0, self.view.page + pages))
        self.area.show_page(page)
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page < self._pages.count() - 1)
        self._place.setText(_("Page {page} of {pages}").format(page=page + 1, pages=self._pages.count()))


def sheets(pages: PdfPages, first: int, last: int, both_sides: bool) -> Iterator[int | None]:
    """The pages `first` to `last` (exclusive) as they are printed; None is an empty side.

    Where both sides are printed each document begins on a sheet of its own: nobody's certificate stands on the back
    of another's.
    """
    printed = 0
    for page in range(first, last):
        if both_sides and printed % 2 and pages.begins(page):
            yield None
            printed += 1
        yield page
        printed += 1


def _printer(title: str, pages: PdfPages) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setResolution(DOTS_PER_INCH)
    points = pages.points(0)
    wide = points.width() > points.height()
    upright = points.transposed() if wide else points
    printer.setPageSize(QPageSize(upright, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
    return printer


def _draw(
    painter: QPainter, printer: QPrinter, pages: PdfPages, page: int, shift: tuple[float, float] = (0, 0)
) -> None:
    """The page in the middle of the paper, moved by millimetres to the right and down."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    room = paper.size()
    most = room * (DOTS_PER_INCH / max(DOTS_PER_INCH, printer.resolution()))
    image = pages.image(page, most)
    shown = image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (room.width() - shown.width()) // 2, (room.height() - shown.height()) // 2
    right, down = (round(millimetres / 25.4 * printer.resolution()) for millimetres in shift)
    painter.drawImage(QRect(QPoint(left + right, top + down), shown), image)
