"""Documents as PDF: the same documents give the same bytes; many documents make one file with a bookmark each."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from trainer.documents.fonts import Face, face_font
from trainer.documents.office.model import Document, Report, Strip, Style
from trainer.documents.office.pdf_blocks import Empty, Kept, NewPage, flowables, inset
from trainer.documents.office.setting import draw_words, measure
from trainer.words import _

_FOOT = Style(Face.SONG, 8.5)
_STRIP = Style(Face.SONG, 10.5)
_GREY = (0.35, 0.35, 0.35)
Placed = tuple[Flowable, float]


def write_pdf(documents: Sequence[Document], progress: Report = lambda _done, _of: None) -> bytes:
    """One file; page numbers begin again with each document. `progress` hears of each document that is drawn."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=1, invariant=1)
    canvas.setTitle(documents[0].title if documents else "")
    for number, document in enumerate(documents, 1):
        _draw(canvas, document, f"d{number}", bookmark=len(documents) > 1)
        progress(number, len(documents))
    if len(documents) > 1:
        canvas.showOutline()
    canvas.save()
    return buffer.getvalue()


def page_count(document: Document) -> int:
    """How many sheets' sides a document takes."""
    return len(Pager(Canvas(io.BytesIO()), document).filled)


def _draw(canvas: Canvas, document: Document, key: str, bookmark: bool) -> None:
    page = document.page
    pages = Pager(canvas, document).filled
    for number, placed in enumerate(pages, 1):
        canvas.setPageSize((page.width * mm, page.height * mm))
        if number == 1 and bookmark:
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(document.title, key)
        if number == 1 and document.strip:
            _draw_strip(canvas, document, document.strip)
        for flowable, y in placed:
            flowable.drawOn(canvas, page.left * mm + inset(flowable, page.inner * mm), y)
        _draw_foot(canvas, document, number, len(pages))
        canvas.showPage()


class Pager:
    """Puts flowables below each other and turns the page where one does not fit; draws nothing yet."""

    def __init__(self, canvas: Canvas, document: Document) -> None:
        page = document.page
        self._canvas = canvas
        self._width, self._room = page.inner * mm, (page.height - page.top - page.bottom) * mm
        self._bottom = page.bottom * mm
        self._free = self._room
        self.pages: list[list[Placed]] = [[]]
        left = list(flowables(document.blocks, self._width, self._room))[::-1]
        while left:
            left.extend(reversed(self._place(left.pop())))

    def _place(self, one: Flowable) -> list[Flowable]:
        """Places what it can; gives back what is left."""
        fresh = not self.pages[-1]
        if isinstance(one, NewPage):
            self._turn()
            return []
        if isinstance(one, Empty) and fresh:
            return []
        _wide, high = one.wrapOn(self._canvas, self._width, self._free)
        if high <= self._free + 0.01:
            self._put(one, high)
            return []
        parts = one.splitOn(self._canvas, self._width, self._free)
        if isinstance(one, Kept) and parts:
            return list(parts)
        if parts:
            _wide, high = parts[0].wrapOn(self._canvas, self._width, self._free)
            self._put(parts[0], high)
        elif fresh:
            self._put(one, high)
        self._turn()
        return list(parts[1:]) if parts or fresh else [one]

    def _put(self, one: Flowable, high: float) -> None:
        self._free -= high
        self.pages[-1].append((one, self._bottom + self._free))

    def _turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])
        self._free = self._room

    @property
    def filled(self) -> list[list[Placed]]:
        """The pages without an empty one at the end."""
        return self.pages if self.pages[-1] or len(self.pages) == 1 else self.pages[:-1]


def _draw_foot(canvas: Canvas, document: Document, number: int, count: int) -> None:
    page = document.page
    y = max(8.0, min(page.bottom - 8, 16)) * mm
    canvas.setFillColorRGB(*_GREY)
    right = page.width - page.right
    words = _("Page {page} of {pages}").format(page=number, pages=count)
    middle = (page.left + right) / 2 * mm
    for text, x, part in ((document.foot, page.left * mm, 0.0), (document.number, middle, 0.5), (words, right * mm, 1)):
        draw_words(canvas, x - measure(text, _FOOT) * part, y, text, face_font(_FOOT.face), _FOOT.size)
    canvas.setFillColorRGB(0, 0, 0)


def _draw_strip(canvas: Canvas, document: Document, strip: Strip) -> None:
    """密封线: blanks to write on at the edge, then a dotted line with its words."""
    page, font = document.page, face_font(_STRIP.face)
    height = (page.height - page.top - page.bottom) * mm
    canvas.saveState()
    canvas.translate(0, page.bottom * mm)
    canvas.rotate(90)
    outer, line = -(page.left - 17) * mm, -(page.left - 7) * mm
    share = height / len(strip.blanks)
    for place, label in enumerate(strip.blanks):
        x, wide = place * share, measure(label, _STRIP)
        draw_words(canvas, x, outer, label, font, _STRIP.size)
        canvas.setLineWidth(0.6)
        canvas.line(x + wide + 2, outer - 2, x + share - 8, outer - 2)
    words = strip.words
    step = height / len(words)
    for place, character in enumerate(words):
        draw_words(canvas, (place + 0.5) * step - _STRIP.size / 2, line - 4, character, font, _STRIP.size)
    canvas.setDash(1, 2.5)
    gaps = [((place + 0.5) * step + 8, (place + 1.5) * step - 8) for place in range(-1, len(words))]
    canvas.lines([(max(0, start), line, min(height, end), line) for start, end in gaps])
    canvas.restoreState()
