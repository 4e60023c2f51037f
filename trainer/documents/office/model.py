"""What a paper is made of, whichever file it becomes. Lengths are millimetres, sizes of type are points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from trainer.documents.fonts import Face

Report = Callable[[int, int], None]
"""Hears how many of how many are done; what it raises stops the work."""
Align = Literal["left", "centre", "right", "both"]


@dataclass(frozen=True)
class Style:
    """How a paragraph is set. `indent` (first line) and `hang` (the others) count characters; `leading` 0 follows the
    size."""

    face: Face = Face.FANG
    size: float = 16
    bold: bool = False
    align: Align = "left"
    indent: float = 0
    hang: float = 0
    leading: float = 0
    before: float = 0
    after: float = 0

    @property
    def line(self) -> float:
        """The distance of baselines in points."""
        return self.leading or self.size * 1.4


@dataclass(frozen=True)
class Run:
    """Words with a look of their own inside a paragraph."""

    text: str
    bold: bool = False
    underlined: bool = False


@dataclass(frozen=True)
class Tick:
    """☐ or ☑, drawn."""

    checked: bool = False


@dataclass(frozen=True)
class Gap:
    """A blank to write on, so many characters wide."""

    characters: float


Inline = str | Run | Tick | Gap


@dataclass(frozen=True)
class Text:
    """One paragraph. `keep` holds it on the page of what follows."""

    parts: tuple[Inline, ...]
    style: Style = Style()
    keep: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture in a room of this size, centred in it and not distorted."""

    content: bytes
    width: float
    height: float
    align: Align = "centre"


class Edges(StrEnum):
    """Which sides of a cell are ruled."""

    ALL = "all"
    BELOW = "below"
    NONE = "none"


@dataclass(frozen=True)
class Cell:
    """One cell, over `across` columns and `down` rows."""

    content: tuple[Text | Picture, ...] = ()
    across: int = 1
    down: int = 1
    edges: Edges = Edges.ALL
    shaded: bool = False
    top: bool = False


@dataclass(frozen=True)
class Row:
    """Cells from the left; places covered by a cell from above are left out. `height` is the least."""

    cells: tuple[Cell, ...]
    height: float = 0


@dataclass(frozen=True)
class Grid:
    """A table over `width` of the line; `shares` divide it. The first `heads` rows come again on every page."""

    shares: tuple[float, ...]
    rows: tuple[Row, ...]
    heads: int = 0
    width: float = 1
    align: Align = "left"
    pad: float = 1.2


@dataclass(frozen=True)
class Columns:
    """Short texts side by side, as many in a line as `count`: the options of a question."""

    texts: tuple[str, ...]
    count: int
    style: Style


@dataclass(frozen=True)
class Space:
    """Empty height."""

    height: float


@dataclass(frozen=True)
class Cut:
    """Where scissors go, between 存根, 通知 and 回执."""

    words: str = ""


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True)
class Together:
    """Blocks that stay on one page where one page holds them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Ended:
    """A table and what never stands without at least its last row: sums, signatures."""

    grid: Grid
    end: tuple[Block, ...]


Block = Text | Picture | Grid | Columns | Space | Cut | PageBreak | Together | Ended


@dataclass(frozen=True)
class Page:
    """Size and margins of the sheets."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 20
    right: float = 20

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def wide(self) -> Page:
        """The same sheet turned, its margins where they were."""
        return replace(self, width=self.height, height=self.width)


LETTER = Page(top=37, bottom=35, left=28, right=26)
"""GB/T 9704: the type area of official letters."""
FORM = Page()


@dataclass(frozen=True)
class Strip:
    """密封线: the blanks at the left edge of the first page, and the words along the line."""

    blanks: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Document:
    """One document. `foot` stands at the left of the foot of each page, `number` in its middle, page x of y at the
    right."""

    title: str
    blocks: tuple[Block, ...]
    page: Page = FORM
    foot: str = ""
    number: str = ""
    strip: Strip | None = None
