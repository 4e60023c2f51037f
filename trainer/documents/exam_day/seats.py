"""座位表, 桌贴, 门贴: who sits where; names and numbers of seats, never an identity number."""

from __future__ import annotations

from trainer.documents.exam_day.common import NAME, clock, document, hall_line, heads, held, where
from trainer.documents.exam_day.values import ExamDay, HallSheet, Sitter
from trainer.documents.fonts import Face
from trainer.documents.office.model import (
    FORM,
    Block,
    Cell,
    Document,
    Edges,
    Grid,
    Page,
    Row,
    Space,
    Style,
    Text,
)
from trainer.documents.office.parts import cell, label, title
from trainer.words import _

_NUMBER = Style(Face.HEI, 14, align="centre", leading=18)
_SITTER = Style(Face.SONG, 12, align="centre", leading=16)
_SMALL = Style(Face.SONG, 8, align="centre", leading=11)
_PLAN = Page(top=16, bottom=18, left=16, right=16).wide
_LABELS = Page(top=14, bottom=17, left=15, right=15)
_BIG = Style(Face.HEI, 44, align="centre", leading=54)
_DESK_NAME = Style(Face.HEI, 18, align="centre", leading=24)
_DESK_LINE = Style(Face.SONG, 9.5, align="centre", leading=14)
_ROOM = Style(Face.TITLE, 64, align="centre", leading=84, after=6)
_DOOR_LINE = Style(Face.SONG, 16, align="centre", leading=26)
_PER_LINE = 2
_PLAN_ROOM, _TALLEST = 108.0, 26.0


def seat_plan(day: ExamDay, hall: HallSheet) -> Document:
    """The room from above, the desk of the invigilators at the top."""
    sitting = {(sitter.row, sitter.column): sitter for sitter in hall.sitters}
    columns = hall.columns or max((sitter.column for sitter in hall.sitters), default=1)
    lines = hall.rows or max((sitter.row for sitter in hall.sitters), default=1)
    height = min(_TALLEST, _PLAN_ROOM / lines)
    rows = [
        Row(
            tuple(_place(hall, sitting.get((line, column)), line, column, columns) for column in range(1, columns + 1)),
            height,
        )
        for line in range(1, lines + 1)
    ]
    front = Grid((1,), (Row((label(_("Front: desk of the invigilators")),), 9),), width=0.4, align="centre")
    blocks: tuple[Block, ...] = (
        *heads(day, _("Seat plan")),
        hall_line(hall),
        front,
        Space(4),
        Grid((1,) * columns, tuple(rows), pad=0.6),
    )
    return document(day, _("Seat plan"), blocks, _PLAN, where(hall))


def _place(hall: HallSheet, sitter: Sitter | None, line: int, column: int, columns: int) -> Cell:
    number = (line - 1) * columns + column
    if sitter is None:
        has_seat = number <= (hall.seats or number)
        return cell(str(number) if has_seat else "", style=_SMALL, edges=Edges.ALL if has_seat else Edges.NONE)
    form = _("Form {letter}").format(letter=sitter.form) if sitter.form else ""
    texts = [Text((str(sitter.number),), _NUMBER), Text((sitter.name,), _SITTER)]
    texts.append(Text((" ".join(filter(None, (sitter.ticket, form))),), _SMALL))
    return Cell(tuple(texts))


def desk_labels(day: ExamDay, hall: HallSheet) -> Document:
    """Two beside each other, five to a column, to be cut and stuck on desks."""
    rows = []
    for start in range(0, len(hall.sitters), 2):
        pair = hall.sitters[start : start + 2]
        cells = [_desk(day, hall, sitter) for sitter in pair]
        rows.append(Row((*cells, *[Cell(edges=Edges.NONE)] * (2 - len(pair))), 52))
    return document(day, _("Desk labels"), (Grid((1, 1), tuple(rows)),), _LABELS, where(hall))


def _desk(day: ExamDay, hall: HallSheet, sitter: Sitter) -> Cell:
    form = _("Form {letter}").format(letter=sitter.form) if sitter.form else ""
    line = "　".join(filter(None, (where(hall), form)))
    return Cell(
        (
            Text((day.title,), _DESK_LINE),
            Text((str(sitter.number),), _BIG),
            Text((sitter.name,), _DESK_NAME),
            Text((_("Admission number {ticket}").format(ticket=sitter.ticket),), _DESK_LINE),
            Text((line,), _DESK_LINE),
        )
    )


def door_sign(day: ExamDay, hall: HallSheet) -> Document:
    """Room, times and who belongs in here, large enough to be read in a corridor."""
    entry = _("Doors {doors}, latest entry {latest}").format(doors=clock(hall.doors), latest=clock(hall.latest))
    session = _("Session {session}    {time}").format(session=hall.session, time=held(hall))
    blocks: tuple[Block, ...] = (
        title(day.title, NAME),
        title(hall.room, _ROOM),
        Text((session,), _DOOR_LINE, keep=True),
        Text((entry,), _DOOR_LINE, keep=True),
        Space(4),
        _names(hall),
    )
    return document(day, _("Door sign"), blocks, FORM, where(hall))


def _names(hall: HallSheet) -> Grid:
    titles = (_("Seat"), _("Name"), _("Unit")) * _PER_LINE
    per_column = -(-len(hall.sitters) // _PER_LINE) or 1
    rows = [Row(tuple(label(words) for words in titles), 8)]
    for line in range(per_column):
        cells: list[Cell] = []
        for column in range(_PER_LINE):
            place_in_list = column * per_column + line
            found = hall.sitters[place_in_list] if place_in_list < len(hall.sitters) else None
            cells += _named(found)
        rows.append(Row(tuple(cells), 9))
    return Grid((1.2, 2.3, 5) * _PER_LINE, tuple(rows), heads=1, pad=0.8)


def _named(sitter: Sitter | None) -> tuple[Cell, Cell, Cell]:
    if sitter is None:
        return (cell(""), cell(""), cell(""))
    small = Style(Face.SONG, 10, leading=13)
    return (cell(str(sitter.number)), cell(sitter.name), cell(sitter.unit, style=small))
