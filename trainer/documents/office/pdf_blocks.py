"""The blocks of a document as flowables of reportlab."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.tables import Table

from trainer.documents.fonts import Face
from trainer.documents.office.model import (
    Align,
    Block,
    Cell,
    Columns,
    Cut,
    Edges,
    Ended,
    Grid,
    PageBreak,
    Picture,
    Space,
    Style,
    Text,
    Together,
)
from trainer.documents.office.setting import Lines, measure
from trainer.documents.office.spans import places
from trainer.store.errors import BadInput

RULE, FRAME = 0.5, 0.9
_SHADE = (0.93, 0.93, 0.93)
_CUT = Style(Face.SONG, 9)
_SIDES: dict[Align, Literal["LEFT", "CENTER", "RIGHT"]] = {
    "left": "LEFT",
    "centre": "CENTER",
    "both": "CENTER",
    "right": "RIGHT",
}
Command = tuple[Any, ...]


class NewPage(Flowable):
    """A sign for the pager; takes no room."""

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        pass


class Empty(Flowable):
    """Height alone; none at the top of a page."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        return width, self.height

    def draw(self) -> None:
        pass


class CutLine(Flowable):
    """A dashed line with its words in the middle."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self._width = width
        return width, 10 * mm

    def draw(self) -> None:
        canvas, middle, y = self.canv, self._width / 2, 5 * mm
        half = measure(self._words, _CUT) / 2 + 4 if self._words else 0
        canvas.setDash(3, 3)
        canvas.setLineWidth(0.5)
        canvas.lines([(0, y, middle - half, y), (middle + half, y, self._width, y)])
        canvas.setDash()
        if self._words:
            line = Lines(Text((self._words,), Style(Face.SONG, 9, align="centre")))
            line.wrapOn(canvas, self._width, 20)
            line.drawOn(canvas, 0, y - 6)


class Photograph(Flowable):
    """A picture inside its room. Raises BadInput("document.picture") where it cannot be read."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture
        try:
            self._image = ImageReader(io.BytesIO(picture.content))
        except (OSError, ValueError, SyntaxError) as error:
            raise BadInput("document.picture") from error

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self._inset = {"left": 0, "right": width - self._picture.width * mm}.get(
            self._picture.align, (width - self._picture.width * mm) / 2
        )
        return width, self._picture.height * mm

    def draw(self) -> None:
        size = (self._picture.width * mm, self._picture.height * mm)
        self.canv.drawImage(self._image, self._inset, 0, *size, preserveAspectRatio=True, anchor="c", mask="auto")


class Kept(Flowable):
    """Flowables on one page; gives up only where no page holds them."""

    def __init__(self, inside: Sequence[Flowable], page_height: float) -> None:
        super().__init__()
        self.inside = tuple(inside)
        self._page_height = page_height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._width = width
        self._sizes = [one.wrapOn(self.canv, width, height) for one in self.inside]
        self._high = sum(high for _wide, high in self._sizes)
        return width, self._high

    def split(self, _width: float, _height: float) -> list[Flowable]:
        return list(self.inside) if self._high > self._page_height else []

    def draw(self) -> None:
        y = self._high
        for one, (_wide, high) in zip(self.inside, self._sizes, strict=True):
            y -= high
            one.drawOn(self.canv, inset(one, self._width), y)


class TableWithEnd(Flowable):
    """A table whose last row goes along where what ends it needs another page."""

    def __init__(self, table: Any, end: Kept) -> None:
        super().__init__()
        self._table = table
        self._end = end

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._width = width
        _wide, self._table_high = self._table.wrapOn(self.canv, width, height)
        _wide, self._end_high = self._end.wrapOn(self.canv, width, height)
        return width, self._table_high + self._end_high

    def split(self, width: float, height: float) -> list[Flowable]:
        room = min(height, self._table_high - self._table._rowHeights[-1])
        parts = self._table.splitOn(self.canv, width, room)
        return [parts[0], TableWithEnd(parts[1], self._end)] if len(parts) > 1 else []

    def draw(self) -> None:
        self._table.drawOn(self.canv, 0, self._end_high)
        self._end.drawOn(self.canv, 0, 0)


def inset(flowable: Flowable, width: float) -> float:
    """Where a table narrower than the line begins."""
    free = width - getattr(flowable, "_width", width)
    return float({"RIGHT": free, "CENTER": free / 2}.get(getattr(flowable, "hAlign", "LEFT"), 0))


def flowables(blocks: Sequence[Block], width: float, page_height: float) -> Iterator[Flowable]:
    """The blocks for a line of this width; a text that keeps with what follows stands with it in one `Kept`."""
    held: list[Flowable] = []
    for block in blocks:
        held.extend(_flowables(block, width, page_height))
        if isinstance(block, Text) and block.keep:
            continue
        yield from [Kept(held, page_height)] if len(held) > 1 and not isinstance(block, Columns) else held
        held = []
    yield from held


def _flowables(block: Block, width: float, page_height: float) -> list[Flowable]:
    match block:
        case Text():
            return [Lines(block)]
        case Picture():
            return [Photograph(block)]
        case Grid():
            return [table(block, width)]
        case Columns():
            return [_options(block, width)]
        case Space(height):
            return [Empty(height * mm)]
        case Cut(words):
            return [CutLine(words)]
        case PageBreak():
            return [NewPage()]
        case Together(blocks):
            return [Kept(tuple(flowables(blocks, width, page_height)), page_height)]
        case Ended(grid, end):
            return [TableWithEnd(table(grid, width), Kept(tuple(flowables(end, width, page_height)), page_height))]


def table(grid: Grid, width: float) -> Table:
    """A grid as a table whose heading rows repeat."""
    laid = list(places(grid))
    rows: list[list[object]] = [[""] * len(grid.shares) for _row in grid.rows]
    commands: list[Command] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    pad = grid.pad * mm
    commands += [(side, (0, 0), (-1, -1), pad) for side in ("TOPPADDING", "BOTTOMPADDING")]
    commands += [(side, (0, 0), (-1, -1), pad + 1) for side in ("LEFTPADDING", "RIGHTPADDING")]
    for column, line, cell in laid:
        rows[line][column] = [_content(one) for one in cell.content] or ""
        commands += _commands(column, line, cell)
    total = sum(grid.shares)
    return Table(
        rows,
        colWidths=[width * grid.width * share / total for share in grid.shares],
        minRowHeights=[row.height * mm for row in grid.rows],
        style=commands,
        repeatRows=grid.heads,
        hAlign=_SIDES[grid.align],
    )


def _content(one: Text | Picture) -> Flowable:
    return Lines(one) if isinstance(one, Text) else Photograph(one)


def _commands(column: int, line: int, cell: Cell) -> Iterator[Command]:
    first, last = (column, line), (column + cell.across - 1, line + cell.down - 1)
    if cell.across > 1 or cell.down > 1:
        yield ("SPAN", first, last)
    if cell.edges is Edges.ALL:
        yield ("BOX", first, last, RULE, (0, 0, 0))
    elif cell.edges is Edges.BELOW:
        yield ("LINEBELOW", (column, last[1]), last, RULE, (0, 0, 0))
    if cell.shaded:
        yield ("BACKGROUND", first, last, _SHADE)
    if cell.top:
        yield ("VALIGN", first, last, "TOP")


def _options(block: Columns, width: float) -> Table:
    rows: list[list[object]] = []
    for start in range(0, len(block.texts), block.count):
        texts = block.texts[start : start + block.count]
        rows.append([Lines(Text((text,), block.style)) for text in texts] + [""] * (block.count - len(texts)))
    style: list[Command] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    sides = ("TOPPADDING", "BOTTOMPADDING", "LEFTPADDING", "RIGHTPADDING")
    style += [(side, (0, 0), (-1, -1), 0) for side in sides]
    return Table(rows, colWidths=[width / block.count] * block.count, style=style)
