"""准考证: two to a sheet, to be cut apart; a photograph or the room for one, the identity number masked."""

from __future__ import annotations

from trainer.documents.exam_day.common import clock, document, held, place, where
from trainer.documents.exam_day.values import ExamDay, HallSheet, Sitter
from trainer.documents.fonts import Face
from trainer.documents.office.model import Block, Cell, Cut, Document, Grid, Page, PageBreak, Row, Style, Text, Together
from trainer.documents.office.parts import CELL, cell, label, photo, title
from trainer.words import _

_PAGE = Page(top=14, bottom=16, left=20, right=20)
_NAME = Style(Face.SONG, 12, align="centre", leading=18)
_TITLE = Style(Face.TITLE, 18, align="centre", leading=26, after=3)
_NOTE = Style(Face.SONG, 9.5, leading=15, hang=1.5)
_ROW = 10.5
_VALUE = Style(Face.SONG, 10.5, leading=14)
_PHOTO = (25.0, 33.0)


def admission_tickets(day: ExamDay, hall: HallSheet) -> Document:
    """The tickets of one hall, by seat."""
    blocks: list[Block] = []
    for number, sitter in enumerate(hall.sitters):
        if number:
            blocks.append(Cut() if number % 2 else PageBreak())
        blocks.append(Together(_ticket(day, hall, sitter)))
    return document(day, _("Admission tickets"), tuple(blocks), _PAGE, where(hall))


def _ticket(day: ExamDay, hall: HallSheet, sitter: Sitter) -> tuple[Block, ...]:
    entry = _("Doors {doors}, latest entry {latest}").format(doors=clock(hall.doors), latest=clock(hall.latest))
    rows = (
        Row((label(_("Admission number")), _value(sitter.ticket, 3), photo(sitter.photo, *_PHOTO, down=4)), _ROW),
        Row((label(_("Name")), _value(sitter.name), label(_("Sex")), _value(sitter.sex)), _ROW),
        Row(
            (label(_("Work number")), _value(sitter.work_number), label(_("ID number")), _value(sitter.id_number)), _ROW
        ),
        Row((label(_("Unit")), _value(sitter.unit, 3)), _ROW),
        Row(
            (label(_("Place of the exam")), _value(place(hall), 2), label(_("Session and seat")), _seat(hall, sitter)),
            9,
        ),
        Row((label(_("Time of the exam")), _value(held(hall), 4)), _ROW),
        Row((label(_("Entry time")), _value(entry, 4)), _ROW),
    )
    notes = tuple(
        Text((f"{number}．{line}",), _NOTE) for number, line in enumerate(day.template.lines("ticket", "notes"), 1)
    )
    return (
        title(day.title, _NAME),
        title(_("Admission ticket"), _TITLE),
        Grid((2.2, 3.4, 2.2, 3.6, 3), rows),
        Text((_("Notes for candidates"),), Style(Face.HEI, 9.5, leading=15, before=4)),
        *notes,
    )


def _value(words: str, across: int = 1) -> Cell:
    return cell(words, style=_VALUE, across=across)


def _seat(hall: HallSheet, sitter: Sitter) -> Cell:
    return cell(_("Session {session}, seat {seat}").format(session=hall.session, seat=sitter.number), style=CELL)
