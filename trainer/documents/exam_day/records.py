"""考场情况登记表 and 违纪情况记录单: filled in by hand in the room, signed there."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.documents.exam_day.common import document, heads, held, place, where
from trainer.documents.exam_day.values import ExamDay, HallSheet
from trainer.documents.fonts import Face
from trainer.documents.office.model import Block, Cell, Document, Grid, Inline, Page, Row, Style, Text, Tick
from trainer.documents.office.parts import LEFT, cell, label, signatures
from trainer.words import _

_PAGE = Page(top=16, bottom=18, left=18, right=18)
_TOLD = Style(Face.FANG, 11.5, leading=19, before=5, indent=2)
_TROUBLES = 6


def room_record(day: ExamDay, hall: HallSheet) -> Document:
    """What happened in one hall."""
    due = len(hall.sitters)
    name = _("Record of the room")
    blocks: tuple[Block, ...] = (
        *heads(day, name),
        _about(hall),
        _counts(due),
        _absent(),
        _troubles(),
        _code(),
        _remarks(_("What happened"), 56),
        *signatures(day.template.lines("room_record", "signatures")),
    )
    return document(day, name, blocks, _PAGE, where(hall))


def misconduct_record(day: ExamDay, hall: HallSheet) -> Document:
    """One case: what two invigilators saw, what the candidate says; no finding stands on it before a decision."""
    template, name = day.template, _("Record of misconduct")
    kinds: list[Inline] = []
    for kind in template.lines("misconduct", "kinds"):
        kinds += [Tick(), f"\u00a0{kind}　"]
    rows = (
        Row((label(_("Candidate")), cell(""), label(_("Seat")), cell(""), label(_("Admission number")), cell("")), 10),
        Row((label(_("Unit")), cell("", across=3), label(_("Time")), cell("")), 10),
        Row((label(_("Kind of misconduct")), cell(*kinds, style=Style(Face.SONG, 10.5, leading=18), across=5)), 16),
        Row((label(_("What was seen and when")), cell("", across=5)), 62),
        Row((label(_("What was kept")), cell("", across=5)), 14),
        Row((label(_("What the candidate says")), cell("", across=5)), 46),
    )
    blocks: tuple[Block, ...] = (
        *heads(day, name),
        _about(hall),
        Grid((2, 2.6, 1.3, 2, 2, 2.8), rows),
        Text((template.text("misconduct", "told"),), _TOLD),
        *signatures(template.lines("misconduct", "signatures"), columns=2),
    )
    return document(day, name, blocks, _PAGE, where(hall))


def _about(hall: HallSheet) -> Grid:
    return Grid(
        (1, 3, 1, 0.8, 1, 6.2),
        (
            Row(
                (
                    label(_("Room")),
                    cell(place(hall)),
                    label(_("Session")),
                    cell(str(hall.session)),
                    label(_("Time")),
                    cell(held(hall)),
                ),
                9,
            ),
        ),
    )


def _counts(due: int) -> Grid:
    titles = (
        _("Due"),
        _("Sat"),
        _("Absent"),
        _("Deferred"),
        _("Exempt"),
        _("Late"),
        _("Misconduct"),
        _("Cheating"),
        _("Impersonation"),
        _("Left early"),
    )
    values = (str(due), *[""] * (len(titles) - 1))
    return Grid((1,) * len(titles), (_heads(titles), Row(tuple(map(cell, values)), 10)), pad=0.6)


def _absent() -> Grid:
    return Grid((2.2, 10), (Row((label(_("Absent: seats and names")), cell("")), 18),))


def _troubles() -> Grid:
    titles = (
        _("Trouble with a PC: seat"),
        _("Hand raised at"),
        _("Resumed"),
        _("Cause"),
        _("Minutes given back"),
        _("Candidate's signature"),
    )
    empty = Row((Cell(),) * len(titles), 9)
    return Grid((1.6, 1.4, 1.4, 4, 1.4, 2), (_heads(titles), *[empty] * _TROUBLES))


def _code() -> Grid:
    rows = (
        Row((label(_("Start code opened at")), cell(""), label(_("Witnesses")), cell("")), 10),
        Row(
            (
                label(_("Scrap paper")),
                cell(_("given out ______ sheets, taken back ______ sheets"), style=LEFT, across=3),
            ),
            10,
        ),
    )
    return Grid((2.2, 3, 1.6, 5.4), rows)


def _remarks(words: str, height: float) -> Grid:
    return Grid((2.2, 10), (Row((label(words), cell("")), height),))


def _heads(titles: Sequence[str]) -> Row:
    return Row(tuple(label(words) for words in titles), 9)
