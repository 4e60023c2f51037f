"""我的数据: everything the program keeps about the person who reads it, as pages to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.documents.fonts import Face
from trainer.documents.office.model import Block, Document, Style, Text
from trainer.documents.office.parts import facts, foot, listing, title
from trainer.documents.pdf import Printed
from trainer.words import _

_HEAD = Style(Face.HEI, 12, leading=20, before=8, after=2)
_LINE = Style(Face.SONG, 10.5, leading=17)


@dataclass(frozen=True)
class Table:
    """One kind of thing that is kept: why, its headings, widths and rows."""

    heading: str
    why: str
    titles: tuple[str, ...]
    shares: tuple[float, ...]
    rows: Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class OwnData:
    """What is known of a person, in the order in which people ask for it."""

    facts: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    kept: str


def own_pages(data: OwnData, printed: Printed) -> Document:
    """A4; what is not there says so."""
    name = _("What is kept about you")
    blocks: list[Block] = [
        title(name),
        Text((data.kept,), _LINE),
        Text((_("Personal facts"),), _HEAD, keep=True),
        facts(data.facts),
    ]
    for table in data.tables:
        blocks += [Text((table.heading,), _HEAD, keep=True), Text((table.why,), _LINE)]
        if table.rows:
            left = tuple(range(1, len(table.titles)))
            blocks.append(listing(table.titles, table.shares, table.rows, 7, left=left))
        else:
            blocks.append(Text((_("Nothing is kept."),), _LINE))
    return Document(name, tuple(blocks), foot=foot(printed))
