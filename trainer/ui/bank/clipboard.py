"""What somebody copied in another program, as figures of a question."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from question_bank.figures import table_of
from question_bank.formats.interchange.markup import plain_html
from question_bank.question import Table


def copied_table(mime: QMimeData) -> Table | None:
    """Cells of Excel, or a table of Word or of a page; words with a tab in one line are no table."""
    if mime.hasHtml() and "<table" in (html := mime.html()).lower():
        tables = [shown for shown in plain_html(html).shown if isinstance(shown, Table)]
        if tables:
            return tables[0]
    if not mime.hasText():
        return None
    rows = [line.split("\t") for line in mime.text().rstrip("\n").split("\n")]
    even = len(rows) > 1 and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1
    return table_of(rows) if even else None


def copied_picture(mime: QMimeData) -> bytes | None:
    """A picture as PNG; text that comes with a picture of itself, as from Word, stays text."""
    if not mime.hasImage() or mime.hasText():
        return None
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return None
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(store.data())
