"""What office papers have in common: titles, field tables, lists, signature blocks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from trainer.documents.fonts import Face
from trainer.documents.office.model import Align, Block, Cell, Edges, Grid, Inline, Picture, Row, Space, Style, Text
from trainer.documents.pdf import Printed, chinese_date
from trainer.words import _

TITLE = Style(Face.TITLE, 20, align="centre", leading=30, after=4)
SUBTITLE = Style(Face.KAI, 13, align="centre", leading=20, after=2)
HEAD = Style(Face.HEI, 12, leading=20, before=6, after=2)
BODY = Style(Face.FANG, 12, leading=20, align="both")
CELL = Style(Face.SONG, 10.5, leading=15, align="centre")
LEFT = Style(Face.SONG, 10.5, leading=15)
LABEL = Style(Face.HEI, 10.5, leading=15, align="centre")
SMALL = Style(Face.SONG, 9, leading=13)


def title(words: str, style: Style = TITLE) -> Text:
    """A heading that stays with what follows."""
    return Text((words,), style, keep=True)


def cell(
    *parts: Inline, style: Style = CELL, across: int = 1, down: int = 1, edges: Edges = Edges.ALL, top: bool = False
) -> Cell:
    """A cell of one paragraph."""
    return Cell((Text(parts, style),), across, down, edges, top=top)


def label(words: str, across: int = 1, down: int = 1) -> Cell:
    """The shaded cell that says what stands beside or below it."""
    return Cell((Text((words,), LABEL),), across, down, shaded=True)


def photo(content: bytes | None, width: float, height: float, down: int = 1) -> Cell:
    """A photograph, or the word where one is glued."""
    if content is None:
        return cell(_("Photograph"), style=CELL, down=down)
    return Cell((Picture(content, width, height),), down=down)


def listing(
    titles: Sequence[str],
    shares: Sequence[float],
    rows: Sequence[Sequence[str | Cell]],
    height: float = 8,
    left: Sequence[int] = (),
) -> Grid:
    """A ruled list with its heading on every page; columns in `left` begin at the left."""
    head = Row(tuple(label(words) for words in titles), 9)
    made = [
        Row(
            tuple(
                one if isinstance(one, Cell) else cell(one, style=LEFT if place in left else CELL)
                for place, one in enumerate(row)
            ),
            height,
        )
        for row in rows
    ]
    return Grid(tuple(shares), (head, *made), heads=1)


def facts(pairs: Sequence[tuple[str, str]], columns: int = 2, share: float = 2.6, height: float = 9) -> Grid:
    """Labels and values side by side, `columns` pairs to a row; a short last row is filled by its last value."""
    rows = []
    for start in range(0, len(pairs), columns):
        line = pairs[start : start + columns]
        missing = 2 * (columns - len(line))
        cells = [one for words, value in line for one in (label(words), cell(value))]
        if missing:
            cells[-1] = cell(line[-1][1], across=1 + missing)
        rows.append(Row(tuple(cells), height))
    return Grid((1, share) * columns, tuple(rows))


def signatures(names: Sequence[str], dated: bool = True, columns: int = 0) -> tuple[Block, ...]:
    """Who signs, side by side, with room for the hand and the date."""
    count = columns or min(len(names), 4)
    rows = []
    for start in range(0, len(names), count):
        line = names[start : start + count]
        rows.append(Row(tuple(_signature(words, dated) for words in line), 16 if dated else 12))
        if len(line) < count:
            rows[-1] = Row((*rows[-1].cells, *[Cell(edges=Edges.NONE)] * (count - len(line))), rows[-1].height)
    return (Space(4), Grid((1,) * count, tuple(rows)))


def _signature(words: str, dated: bool) -> Cell:
    first = Text((f"{words}：",), Style(Face.SONG, 11, leading=18))
    if not dated:
        return Cell((first,), edges=Edges.NONE, top=True)
    day = Text((_("      year      month      day"),), Style(Face.SONG, 10, leading=15, align="centre"))
    return Cell((first, Text(("",), LEFT), day), edges=Edges.NONE, top=True)


def numbered(lines: Sequence[str], style: Style = BODY) -> tuple[Text, ...]:
    """Lines under numbers."""
    hanging = Style(style.face, style.size, align=style.align, hang=2, leading=style.leading)
    return tuple(Text((f"{number}．{line}",), hanging) for number, line in enumerate(lines, 1))


def foot(printed: Printed) -> str:
    """Who printed a paper and when."""
    return _("Printed by {name} at {time}").format(name=printed.by, time=f"{printed.at:%Y-%m-%d %H:%M}")


def aligned(style: Style, align: Align) -> Style:
    """The same type, set to another side."""
    return Style(style.face, style.size, style.bold, align, style.indent, style.hang, style.leading)


def day_words(day: date) -> str:
    """2026年11月20日（星期五）."""
    week = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    return f"{chinese_date(day)}（{week[day.weekday()]}）"
