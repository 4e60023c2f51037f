"""签到表: photograph, name, number and room for the hand; no identity number, for it lies open on a table."""

from __future__ import annotations

from trainer.documents.exam_day.common import document, hall_line, heads, where
from trainer.documents.exam_day.values import ExamDay, HallSheet, Sitter
from trainer.documents.fonts import Face
from trainer.documents.office.model import Block, Cell, Document, Ended, Page, Style, Text
from trainer.documents.office.parts import LEFT, cell, listing, photo, signatures
from trainer.words import _

_PAGE = Page(top=16, bottom=18, left=16, right=16)
_PHOTO = (15.0, 20.0)
_SHARES = (1.3, 1.8, 2.0, 4.0, 2.6, 1.3, 3.0, 1.7)
_COUNTS = Style(Face.SONG, 11, leading=20, before=6)


def sign_in_sheet(day: ExamDay, hall: HallSheet) -> Document:
    """One hall; a page takes about ten candidates."""
    titles = (
        _("Seat"),
        _("Photograph"),
        _("Name"),
        _("Unit"),
        _("Admission number"),
        _("Form"),
        _("Signature"),
        _("Remarks"),
    )
    table = listing(titles, _SHARES, [_row(sitter) for sitter in hall.sitters], 22.5)
    counts = _("Due: {due}    Present: ______    Absent: ______    Absent seats: ____________________").format(
        due=len(hall.sitters)
    )
    ended = Ended(table, (Text((counts,), _COUNTS), *signatures(day.template.lines("sign_in", "signatures"))))
    blocks: tuple[Block, ...] = (*heads(day, _("Sign-in sheet")), hall_line(hall), ended)
    return document(day, _("Sign-in sheet"), blocks, _PAGE, where(hall))


def _row(sitter: Sitter) -> tuple[str | Cell, ...]:
    return (
        str(sitter.number),
        photo(sitter.photo, *_PHOTO),
        sitter.name,
        cell(sitter.unit, style=LEFT),
        sitter.ticket,
        sitter.form,
        "",
        sitter.remarks,
    )
