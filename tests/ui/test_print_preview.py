"""The print preview: pages in the size a person wants."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from trainer.documents.office.model import FORM, Document, PageBreak, Style, Text
from trainer.documents.office.pdf import write_pdf
from trainer.ui.printers import Printers, PrinterSettings, Sides
from trainer.ui.widgets.pdf_pages import PdfPages
from trainer.ui.widgets.print_setup import PrintSetup
from trainer.ui.widgets.print_window import PrintWindow, sheets
from trainer.ui.widgets.zoomed import ZOOMS, Fit


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[PrintWindow]:
    over = QWidget()
    over.resize(900, 700)
    qtbot.addWidget(over)
    upright = Document("甲", (Text(("甲",), Style()), PageBreak(), Text(("乙",), Style())))
    wide = Document("丙", (Text(("丙",), Style()),), FORM.wide)
    window = PrintWindow(over, "三页", PdfPages([write_pdf([upright, wide])]), Printers())
    over.show()
    window.show()
    qtbot.waitExposed(window)
    yield window
    over.close()


def test_the_whole_page_is_seen_at_first(preview: PrintWindow) -> None:
    view, room = preview.view.size(), preview.area.viewport().size()
    assert view.height() <= room.height()
    assert view.width() <= room.width()
    assert abs(view.width() / view.height() - 210 / 297) < 0.01


def test_the_width_fills_the_window_and_the_rest_is_scrolled(preview: PrintWindow) -> None:
    preview.zoom.setCurrentIndex(ZOOMS.index(Fit.WIDTH))
    assert preview.view.width() == preview.area.viewport().width()
    assert preview.area.verticalScrollBar().maximum() > 0
    assert preview.area.horizontalScrollBar().maximum() == 0


def test_a_percentage_is_the_size_on_paper(preview: PrintWindow) -> None:
    preview.zoom.setCurrentIndex(ZOOMS.index(100))
    at_100 = preview.view.width()
    assert at_100 == pytest.approx(210 / 25.4 * preview.logicalDpiX(), abs=2)
    preview.zoom.setCurrentIndex(ZOOMS.index(200))
    assert preview.view.width() == pytest.approx(2 * at_100, abs=2)


def test_the_next_page_begins_at_its_top_and_keeps_the_size(preview: PrintWindow) -> None:
    preview.zoom.setCurrentIndex(ZOOMS.index(150))
    preview.area.verticalScrollBar().setValue(50)
    preview.on.click()
    assert preview.area.verticalScrollBar().value() == 0
    assert preview.area.percent() == pytest.approx(150, abs=1)
    preview.on.click()
    assert preview.view.width() > preview.view.height()


def test_the_page_is_seen_moved_as_it_will_be_printed(preview: PrintWindow) -> None:
    def ink() -> int:
        """The column where the first ink stands."""
        seen = preview.view.grab().toImage()
        columns, lines = range(seen.width()), range(seen.height())
        return next(x for x in columns if any(seen.pixelColor(x, y).lightness() < 128 for y in lines))

    before = ink()
    preview.setup.right.setValue(20)
    per_millimetre = preview.view.width() / 210
    assert ink() - before == pytest.approx(20 * per_millimetre, abs=2)


def test_larger_and_smaller_go_by_steps_from_what_is_shown(preview: PrintWindow) -> None:
    preview.zoom.setCurrentIndex(ZOOMS.index(100))
    assert (preview.area.stepped(1), preview.area.stepped(-1)) == (125, 75)
    preview.zoom.setCurrentIndex(ZOOMS.index(200))
    assert preview.area.stepped(1) == 200


def test_keys_change_the_size(preview: PrintWindow, qtbot: QtBot) -> None:
    preview.zoom.setCurrentIndex(ZOOMS.index(100))
    preview.activateWindow()
    qtbot.keyClick(preview, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert ZOOMS[preview.zoom.currentIndex()] == 125
    qtbot.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert ZOOMS[preview.zoom.currentIndex()] == 100


def test_each_printer_is_remembered_as_it_was_printed_with(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "printers.json"
    Printers(file).keep("证书打印机", PrinterSettings(Sides.LONG_EDGE, 1.5, -2))
    setup = PrintSetup(Printers(file), lambda: ["办公室", "证书打印机"])
    qtbot.addWidget(setup)
    assert setup.printer.value() == "证书打印机"
    assert setup.settings() == PrinterSettings(Sides.LONG_EDGE, 1.5, -2)
    setup.printer.setCurrentIndex(0)
    assert setup.settings() == PrinterSettings()
    file.write_text("{", encoding="utf-8")
    assert Printers(file).of("证书打印机") == PrinterSettings()


class Chosen(QPrinter):
    """What the person left in the system's dialog."""

    def printerName(self) -> str:
        return "证书打印机"

    def duplex(self) -> QPrinter.DuplexMode:
        return QPrinter.DuplexMode.DuplexShortSide


def test_what_was_chosen_in_the_systems_dialog_holds(qtbot: QtBot) -> None:
    printers = Printers()
    setup = PrintSetup(printers, lambda: ["办公室", "证书打印机"])
    qtbot.addWidget(setup)
    setup.right.setValue(2)
    setup.take_from(Chosen())
    assert setup.settings() == printers.of("证书打印机") == PrinterSettings(Sides.SHORT_EDGE, 2, 0)
    assert printers.last == "证书打印机"


def test_pages_go_to_a_file_as_they_are_chosen(preview: PrintWindow, tmp_path: Path) -> None:
    preview.printer.setOutputFileName(str(tmp_path / "out.pdf"))
    preview.begin_printing()
    assert not preview.print.isEnabled()


def test_on_both_sides_every_document_begins_on_a_sheet_of_its_own() -> None:
    one = write_pdf([Document("甲", (Text(("甲",), Style()),))])
    two = write_pdf([Document("乙", (Text(("乙",), Style()), PageBreak(), Text(("丙",), Style())))])
    pages = PdfPages([one, two, one, one])
    assert list(sheets(pages, 0, 5, both_sides=False)) == [0, 1, 2, 3, 4]
    assert list(sheets(pages, 0, 5, both_sides=True)) == [0, None, 1, 2, 3, None, 4]
