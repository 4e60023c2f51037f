"""A page of an office paper: text in the one font, wrapped paragraphs, rules, boxes, QR codes and the footer."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

import segno
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from trainer.documents.fonts import body_font
from trainer.words import _

A4 = (210 * mm, 297 * mm)
BLACK, GREY = (0.0, 0.0, 0.0), (0.42, 0.42, 0.42)
Colour = tuple[float, float, float]
Align = Literal["left", "centre", "right"]

NEVER_FIRST = frozenset("，。；：、！？）》〉」』”’％%,.;:!?)]")
NEVER_LAST = frozenset("（《〈「『“‘([")
_PIECE = re.compile(r"[0-9A-Za-z.\-/:]+|.", re.DOTALL)
_RUN = re.compile(rb"\x01+")
_QUIET = 4


@dataclass(frozen=True)
class Printed:
    """Who made a paper and when, in local time, for its footer."""

    by: str
    at: datetime


class Paper:
    """A document in the making. Sizes are points, the origin is the lower left corner."""

    def __init__(self, title: str, size: tuple[float, float] = A4, margin: float = 20 * mm, keywords: str = "") -> None:
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=size, pageCompression=1, invariant=1)
        self.canvas.setTitle(title)
        self.canvas.setKeywords(keywords)
        self.font = body_font()
        self.width, self.height = size
        self.margin = margin

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        align: Align = "left",
        bold: bool = False,
        colour: Colour = BLACK,
        spacing: float = 0,
    ) -> None:
        """One line. The font has one weight, so bold is the same glyphs with a thin outline."""
        if align != "left":
            width = self.measure(words, size) + spacing * (len(words) - 1)
            x -= width / 2 if align == "centre" else width
        pen = self.canvas.beginText(x, y)
        pen.setFont(self.font, size)
        pen.setFillColorRGB(*colour)
        pen.setCharSpace(spacing)
        if bold:
            self.canvas.setLineWidth(size * 0.028)
            pen.setStrokeColorRGB(*colour)
            pen.setTextRenderMode(2)
        pen.textOut(words)
        if bold:
            pen.setTextRenderMode(0)
        self.canvas.drawText(pen)

    def measure(self, words: str, size: float) -> float:
        return float(pdfmetrics.stringWidth(words, self.font, size))

    def fit(self, words: str, size: float, width: float) -> float:
        """The size at which one line fits a width, at most the wanted one."""
        needed = self.measure(words, size)
        return size if needed <= width else size * width / needed

    def paragraph(
        self, x: float, y: float, words: str, size: float, width: float, leading: float, first: float = 0
    ) -> float:
        """Wrapped lines, the first one begun `first` points later; gives the baseline below the last."""
        indent = first
        for line in wrap(words, self.font, size, width, first):
            self.text(x + indent, y, line, size)
            indent, y = 0, y - leading
        return y

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.5, colour: Colour = BLACK) -> None:
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(width)
        self.canvas.line(x1, y1, x2, y2)

    def box(self, x: float, y: float, width: float, height: float, line: float = 0.5, colour: Colour = BLACK) -> None:
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(line)
        self.canvas.rect(x, y, width, height)

    def qr(self, text: str, x: float, y: float, side: float) -> None:
        """A QR as one filled path of module runs, with its quiet zone inside the square.

        The mask is fixed: choosing the best of eight costs five times the rest, and every reader takes any of them.
        """
        rows = segno.make_qr(text, error="m", mask=3, boost_error=False).matrix
        modules = len(rows) + 2 * _QUIET
        scale = side / modules
        runs = [
            f"{run.start() + _QUIET} {modules - _QUIET - number} {run.end() - run.start()} -1 re"
            for number, row in enumerate(rows)
            for run in _RUN.finditer(row)
        ]
        head = f"q 0 0 0 rg {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm"
        self.canvas.addLiteral("\n".join((head, *runs, "f Q")))

    def attach(self, name: str, media: str, content: bytes) -> None:
        """A file inside the file, listed by readers of PDFs under attachments."""
        document = self.canvas._doc  # type: ignore[attr-defined]
        stream = PDFStream(content=content, filters=[])
        stream.dictionary = PDFDictionary({"Type": PDFName("EmbeddedFile"), "Subtype": "/" + media.replace("/", "#2F")})
        inside = PDFDictionary({"F": document.Reference(stream)})
        described = {"Type": PDFName("Filespec"), "F": PDFString(name), "UF": PDFString(name), "EF": inside}
        listed = PDFArray([PDFString(name), document.Reference(PDFDictionary(described))])
        document.Catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": listed})})

    def footer(self, page: int, pages: int, printed: Printed) -> None:
        """Who, when and which page of how many."""
        y = self.margin - 8 * mm
        made = _("Printed by {name} at {time}").format(name=printed.by, time=printed.at.strftime("%Y-%m-%d %H:%M"))
        self.line(self.margin, y + 11, self.width - self.margin, y + 11, 0.4, GREY)
        self.text(self.margin, y, made, 8, colour=GREY)
        count = _("Page {page} of {pages}").format(page=page, pages=pages)
        self.text(self.width - self.margin, y, count, 8, "right", colour=GREY)

    def next_page(self) -> None:
        self.canvas.showPage()

    def finish(self) -> bytes:
        """The bytes; the same calls give the same bytes."""
        self.canvas.save()
        return self._buffer.getvalue()


def wrap(words: str, font: str, size: float, width: float, first: float = 0) -> tuple[str, ...]:
    """Lines that fit; numbers and Latin words stay whole; closing marks begin no line, opening marks end none."""
    lines: list[str] = []
    for part in words.split("\n"):
        lines.extend(_wrap_one(_PIECE.findall(part), font, size, width, first if not lines else 0))
    return tuple(lines)


def _wrap_one(pieces: Sequence[str], font: str, size: float, width: float, first: float) -> list[str]:
    lines: list[list[str]] = [[]]
    room = width - first
    for piece in pieces:
        needed = float(pdfmetrics.stringWidth(piece, font, size))
        if needed > room and lines[-1]:
            carried = _carried(lines[-1], piece)
            lines.append(carried)
            room = width - float(pdfmetrics.stringWidth("".join(carried), font, size))
        lines[-1].append(piece)
        room -= needed
    return ["".join(line).rstrip() for line in lines]


def _carried(line: list[str], piece: str) -> list[str]:
    """Takes the pieces off the end of a full line that have to go to the next one with `piece`."""
    carried: list[str] = []
    while len(line) > 1 and (piece in NEVER_FIRST or line[-1] in NEVER_LAST):
        piece = line.pop()
        carried.insert(0, piece)
    return carried


def chinese_date(day: date) -> str:
    """2026年11月20日, as papers write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def date_range(first: date, last: date | None) -> str:
    """One day, or both with what they share said once: 2026年11月18日至20日."""
    if last is None or last == first:
        return chinese_date(first)
    if last.year != first.year:
        return f"{chinese_date(first)}至{chinese_date(last)}"
    if last.month != first.month:
        return f"{chinese_date(first)}至{last.month}月{last.day}日"
    return f"{chinese_date(first)}至{last.day}日"


def spaced_name(name: str) -> str:
    """A name of two characters with a space of one character between them, as certificates write it."""
    return f"{name[0]}\u3000{name[1]}" if len(name) == 2 and not name.isascii() else name
