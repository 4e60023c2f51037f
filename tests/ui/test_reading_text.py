"""A text and a PDF in the reading window."""

from io import BytesIO

from PySide6.QtPdfWidgets import QPdfView
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from trainer.ui.reader.bodies import TextBody
from trainer.ui.reader.pdf import PdfBody


def test_a_text_that_fits_whole_is_seen_to_its_end_a_long_one_only_below(qtbot: QtBot) -> None:
    short, long = TextBody("# 简易程序\n\n当场作出。", markdown=True), TextBody("一行\n" * 300)
    for body in (short, long):
        qtbot.addWidget(body)
        body.resize(600, 400)
        body.show()
    qtbot.waitUntil(lambda: short.seen_to_the_end)
    assert not long.seen_to_the_end
    long.go_to(-1)
    assert long.seen_to_the_end


def test_page_on_goes_over_what_of_the_last_page_is_out_of_view(qtbot: QtBot) -> None:
    drawn = BytesIO()
    page = Canvas(drawn, pagesize=A4)
    page.drawString(72, 72, "end")
    page.save()
    body = PdfBody("one.pdf", drawn.getvalue())
    qtbot.addWidget(body)
    body.resize(600, 400)
    body.show()
    bar = body.findChild(QPdfView).verticalScrollBar()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    body.turn(1)
    assert bar.value() > 0
    body.turn(-1)
    assert bar.value() == 0
