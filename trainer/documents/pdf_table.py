"""A ruled table over as many pages as it needs, its heading repeated on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from trainer.documents.pdf import Align, Paper

_SIZE, _ROW, _HEAD, _PAD = 10.0, 8 * mm, 9 * mm, 2.5
_SHADE = (0.93, 0.93, 0.93)


@dataclass(frozen=True)
class Column:
    """A heading, its share of the table's width, and how its cells stand."""

    title: str
    share: float
    align: Align = "centre"


@dataclass(frozen=True)
class Table:
    """Texts by row and column. Rows are one line high; a longer text is set smaller until it fits."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]

    def pages(self, first_room: float, room: float, last_room: float) -> tuple[Sequence[Sequence[str]], ...]:
        """The rows by page, for the height that the first and later pages give.

        `last_room` is what has to stay free below the last row; where it is not, the last page takes fewer rows.
        """
        pages: list[Sequence[Sequence[str]]] = []
        rows, height = self.rows, first_room
        while True:
            fits = max(1, int((height - _HEAD) // _ROW))
            fits_at_end = int((height - _HEAD - last_room) // _ROW)
            if len(rows) <= fits_at_end:
                return (*pages, rows)
            taken = min(fits, max(1, len(rows) - 1))
            pages.append(rows[:taken])
            rows, height = rows[taken:], room

    def draw(self, paper: Paper, y: float, rows: Sequence[Sequence[str]]) -> float:
        """Draws heading and rows below `y`; gives the lower edge."""
        edges = _edges(paper, self.columns)
        paper.canvas.setFillColorRGB(*_SHADE)
        paper.canvas.rect(edges[0], y - _HEAD, edges[-1] - edges[0], _HEAD, stroke=0, fill=1)
        for column, left, right in zip(self.columns, edges, edges[1:], strict=False):
            size = paper.fit(column.title, _SIZE, right - left - 2 * _PAD)
            paper.text((left + right) / 2, y - _HEAD / 2 - size * 0.36, column.title, size, "centre", bold=True)
        bottom = y - _HEAD
        for row in rows:
            for words, column, left, right in zip(row, self.columns, edges, edges[1:], strict=False):
                _cell(paper, words, column.align, left, right, bottom - _ROW / 2)
            bottom -= _ROW
        self._rules(paper, edges, y, bottom, len(rows))
        return bottom

    def _rules(self, paper: Paper, edges: Sequence[float], top: float, bottom: float, rows: int) -> None:
        levels = [top - _HEAD - number * _ROW for number in range(rows + 1)]
        for level in levels:
            paper.line(edges[0], level, edges[-1], level, 0.4)
        for edge in edges[1:-1]:
            paper.line(edge, top, edge, bottom, 0.4)
        paper.box(edges[0], bottom, edges[-1] - edges[0], top - bottom, 0.9)


def _edges(paper: Paper, columns: Sequence[Column]) -> list[float]:
    total, edges = sum(column.share for column in columns), [paper.margin]
    for column in columns:
        edges.append(edges[-1] + paper.inner * column.share / total)
    return edges


def _cell(paper: Paper, words: str, align: Align, left: float, right: float, middle: float) -> None:
    size = paper.fit(words, _SIZE, right - left - 2 * _PAD)
    x = {"left": left + _PAD, "centre": (left + right) / 2, "right": right - _PAD}[align]
    paper.text(x, middle - size * 0.36, words, size, align)
