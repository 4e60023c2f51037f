"""What an exam leaves behind beside its lists: incidents, steps, corrections with their effects, objections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.documents.fonts import Face
from trainer.documents.office.model import Block, Document, Page, Space, Style, Text
from trainer.documents.office.parts import HEAD, foot, listing, title
from trainer.documents.pdf import Printed

_PAGE = Page(top=20, bottom=20, left=18, right=18)
_NAME = Style(Face.SONG, 15, align="centre", leading=24)
_LINE = Style(Face.SONG, 10.5, leading=17)


@dataclass(frozen=True)
class Part:
    """One list of a record with what stands above it; `left` are the columns of longer words."""

    heading: str
    lines: tuple[str, ...]
    titles: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    left: tuple[int, ...] = ()


def record(exam: str, name: str, parts: Sequence[Part], printed: Printed) -> Document:
    """A4 upright, one list after the other; a part without rows keeps its lines alone."""
    blocks: list[Block] = [title(exam, _NAME), title(name)]
    for part in parts:
        if part.heading:
            blocks.append(Text((part.heading,), HEAD, keep=True))
        blocks.extend(Text((line,), _LINE) for line in part.lines)
        if part.rows:
            blocks.append(listing(part.titles, part.shares, part.rows, 8, left=part.left))
        blocks.append(Space(3))
    return Document(f"{name} {exam}", tuple(blocks), _PAGE, foot(printed))
