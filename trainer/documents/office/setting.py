"""Setting type: words of several looks broken into lines that fit, as a flowable of reportlab."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from trainer.documents.fonts import font_with
from trainer.documents.office.model import Gap, Inline, Run, Style, Text, Tick
from trainer.documents.pdf import NEVER_FIRST, NEVER_LAST

_WORD = re.compile(r"（[\s\u3000]*）|[0-9A-Za-z.\-/:]+|.", re.DOTALL)
_ASCENT = 0.86
"""Where the baseline stands below the top of a line's type."""


@dataclass(frozen=True)
class Piece:
    """What is not broken: a character, a number, a Latin word, a box, a blank."""

    text: str
    width: float
    font: str = ""
    bold: bool = False
    underlined: bool = False
    box: Tick | None = None


Line = tuple[Piece, ...]


def measure(words: str, style: Style) -> float:
    """The width of words in one line, in points."""
    return sum(piece.width for piece in _pieces((words,), style))


class Lines(Flowable):
    """One paragraph; splits between lines."""

    def __init__(self, text: Text, lines: Sequence[Line] | None = None, first: bool = True) -> None:
        super().__init__()
        self.text = text
        self._given = lines
        self._lines: Sequence[Line] = lines or ()
        self._first = first

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        style = self.text.style
        self._width = width
        if self._given is None:
            self._lines = broken(self.text.parts, style, width)
        return width, self._before + len(self._lines) * style.line + style.after

    def split(self, _width: float, height: float) -> list[Flowable]:
        fit = int((height - self._before) // self.text.style.line)
        if fit < min(2, len(self._lines)) or fit >= len(self._lines):
            return []
        return [Lines(self.text, self._lines[:fit], self._first), Lines(self.text, self._lines[fit:], False)]

    def draw(self) -> None:
        style, canvas = self.text.style, self.canv
        top = len(self._lines) * style.line + style.after
        for number, line in enumerate(self._lines):
            is_first = self._first and number == 0
            inset = (style.indent if is_first else style.hang) * style.size
            last = number == len(self._lines) - 1
            y = top - number * style.line - (style.line - style.size) / 2 - style.size * _ASCENT
            _draw(canvas, line, style, inset, y, self._width - inset, last)

    @property
    def _before(self) -> float:
        return self.text.style.before if self._first else 0


def broken(parts: Sequence[Inline], style: Style, width: float) -> tuple[Line, ...]:
    """Lines that fit; closing marks begin none, opening marks end none."""
    lines: list[list[Piece]] = [[]]
    room = width - style.indent * style.size
    for piece in _pieces(parts, style):
        if piece.text == "\n":
            lines.append([])
            room = width - style.hang * style.size
            continue
        if piece.width > room + 0.01 and lines[-1]:
            carried = _carried(lines[-1], piece)
            lines.append(carried)
            room = width - style.hang * style.size - sum(one.width for one in carried)
        lines[-1].append(piece)
        room -= piece.width
    return tuple(tuple(line) for line in lines)


def _carried(line: list[Piece], piece: Piece) -> list[Piece]:
    carried: list[Piece] = []
    while len(line) > 1 and (piece.text in NEVER_FIRST or _holds(line[-1])):
        piece = line.pop()
        carried.insert(0, piece)
    return carried


def _holds(piece: Piece) -> bool:
    """Whether the next piece has to stay beside it."""
    return piece.box is not None or piece.text in NEVER_LAST or piece.text == "\u00a0"


def _pieces(parts: Sequence[Inline], style: Style) -> Iterator[Piece]:
    for part in parts:
        match part:
            case Tick():
                yield Piece("", style.size * 1.05, box=part)
            case Gap(characters):
                yield Piece("", style.size * characters, underlined=True)
            case Run(text, bold, underlined):
                yield from _words(text, style, bold or style.bold, underlined)
            case str():
                yield from _words(part, style, style.bold, False)


def _words(text: str, style: Style, bold: bool, underlined: bool) -> Iterator[Piece]:
    for word in _WORD.findall(text):
        for font, characters in groupby(word, lambda character: font_with(character, style.face)):
            run = "".join(characters)
            yield Piece(run, _advance(run, font, style.size), font, bold, underlined)


def _advance(run: str, font: str, size: float) -> float:
    return 0 if run == "\n" else float(pdfmetrics.stringWidth(run, font, size))


def _draw(canvas: Canvas, line: Line, style: Style, x: float, y: float, room: float, last: bool) -> None:
    while line and line[-1].text.isspace() and not line[-1].underlined:
        line = line[:-1]
    free = room - sum(piece.width for piece in line)
    count = sum(len(piece.text) or 1 for piece in line)
    spacing = free / count if style.align == "both" and not last and 0 < free < style.size * 2.5 and count else 0
    x += {"centre": free / 2, "right": free}.get(style.align, 0)
    for look, pieces in groupby(line, lambda piece: (piece.font, piece.bold, piece.underlined, piece.box)):
        run = tuple(pieces)
        words = "".join(piece.text for piece in run)
        width = sum(piece.width for piece in run) + spacing * sum(len(piece.text) or 1 for piece in run)
        font, bold, underlined, box = look
        if box is not None:
            for number in range(len(run)):
                draw_box(canvas, x + number * run[0].width, y, style.size, box.checked)
        elif words:
            draw_words(canvas, x, y, words, font, style.size, bold, spacing)
        if underlined:
            canvas.setLineWidth(0.6)
            canvas.line(x, y - style.size * 0.16, x + width, y - style.size * 0.16)
        x += width


def draw_words(
    canvas: Canvas, x: float, y: float, words: str, font: str, size: float, bold: bool = False, spacing: float = 0
) -> None:
    """One run of one look; bold is the same glyphs with a thin outline."""
    pen = canvas.beginText(x, y)
    pen.setFont(font, size)
    pen.setCharSpace(spacing)
    if bold:
        canvas.setLineWidth(size * 0.028)
        pen.setTextRenderMode(2)
    pen.textOut(words)
    if bold:
        pen.setTextRenderMode(0)
    canvas.drawText(pen)


def draw_box(canvas: Canvas, x: float, y: float, size: float, checked: bool) -> None:
    """A box to tick in the room of one character."""
    side = size * 0.78
    left, bottom = x + size * 0.1, y - size * 0.06
    canvas.setLineWidth(0.7)
    canvas.rect(left, bottom, side, side)
    if checked:
        canvas.setLineWidth(1.2)
        canvas.lines(
            [
                (left + side * 0.18, bottom + side * 0.5, left + side * 0.42, bottom + side * 0.22),
                (left + side * 0.42, bottom + side * 0.22, left + side * 0.86, bottom + side * 0.82),
            ]
        )
