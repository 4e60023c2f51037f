"""Above the pages of a print preview: which printer, which sides of the sheet, how far the page is moved on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.printers import Printers, PrinterSettings, Sides
from trainer.ui.widgets.basics import label
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.steady import DecimalNumber
from trainer.words import _

_DUPLEX = {
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}


class PrintSetup(QWidget):
    """Choosing a printer brings back what it was printed with last."""

    moved = Signal(float, float)

    def __init__(self, printers: Printers, installed: Callable[[], Sequence[str]] | None = None) -> None:
        super().__init__()
        self._printers = printers
        names = list((installed or QPrinterInfo.availablePrinterNames)())
        usual = printers.last if printers.last in names else QPrinterInfo.defaultPrinterName()
        self.printer = Choice(((name, name) for name in names) if names else (("", _("No printer installed")),), usual)
        self.printer.setEnabled(bool(names))
        self.printer.setAccessibleName(_("Printer"))
        self.sides = Choice((one, _sides_words(one)) for one in Sides)
        self.sides.setAccessibleName(_("Sides of the sheet"))
        self.right, self.down = _millimetres(_("Move to the right (mm)")), _millimetres(_("Move down (mm)"))
        self.printer.currentIndexChanged.connect(self._recall)
        for distance in (self.right, self.down):
            distance.valueChanged.connect(lambda _value: self.moved.emit(self.right.value(), self.down.value()))
        flow = Flow()
        for caption, fields in (
            (_("Printer"), (self.printer,)),
            (_("Sides"), (self.sides,)),
            (_("Move → ↓ mm"), (self.right, self.down)),
        ):
            flow.flow.addWidget(label(caption, "muted"))
            for field in fields:
                flow.flow.addWidget(field)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(flow)
        self._recall()

    def settings(self) -> PrinterSettings:
        return PrinterSettings(self.sides.value(), self.right.value(), self.down.value())

    def put_on(self, printer: QPrinter) -> None:
        """Tells a printer what is chosen, before the system's own dialog is asked."""
        if self.printer.value():
            printer.setPrinterName(self.printer.value())
        printer.setDuplex(_DUPLEX[self.sides.value()])

    def take_from(self, printer: QPrinter) -> None:
        """What the person changed in the system's dialog holds; it is remembered for the printer that prints."""
        chosen, found = self.settings(), {mode: sides for sides, mode in _DUPLEX.items()}
        settings = replace(chosen, sides=found.get(printer.duplex(), chosen.sides))
        if name := printer.printerName():
            self._printers.keep(name, settings)
        self._show(settings)

    def _recall(self) -> None:
        self._show(self._printers.of(self.printer.value()))

    def _show(self, settings: PrinterSettings) -> None:
        with QSignalBlocker(self.sides):
            self.sides.setCurrentIndex(list(Sides).index(settings.sides))
        self.right.setValue(settings.right)
        self.down.setValue(settings.down)


def _sides_words(sides: Sides) -> str:
    return {
        Sides.ONE: _("One side"),
        Sides.LONG_EDGE: _("Both, long edge"),
        Sides.SHORT_EDGE: _("Both, short edge"),
    }[sides]


def _millimetres(words: str) -> DecimalNumber:
    """How far the page is moved on the paper."""
    field = DecimalNumber()
    field.setRange(-30, 30)
    field.setDecimals(1)
    field.setSingleStep(0.5)
    field.setAccessibleName(words)
    field.setToolTip(words)
    return field
