"""培训测评表: what students tick without their name, about the class and each lecturer."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.activities.evaluation.rules import BEST, WORST
from trainer.documents.classes.values import ClassSheet
from trainer.documents.fonts import Face
from trainer.documents.office.model import FORM, Block, Cell, Document, Grid, Row, Space, Style, Text, Tick, Together
from trainer.documents.office.parts import HEAD, SUBTITLE, cell, foot, label, title
from trainer.words import _

_LINE = Style(Face.SONG, 10.5, leading=17, before=3, after=3)
_SHARES = (4.0, 1.2, 1.2, 1.2, 1.2, 1.2)


def evaluation_sheet(sheet: ClassSheet, items: Sequence[str], lecturers: Sequence[str]) -> Document:
    """A table of ticks for the class and for each lecturer, with room for words; no name is asked for."""
    name = _("Evaluation sheet of the training")
    days = [lesson.on for lesson in sheet.lessons]
    when = f"{min(days)}—{max(days)}" if days else ""
    hint = _("Without your name. Tick one box in each line: 5 very good, 4 good, 3 fair, 2 poor, 1 very poor.")
    under = Text((f"{sheet.title}    {when}".strip(),), SUBTITLE, keep=True)
    tables = [_table(about, items) for about in (_("The class as a whole"), *lecturers)]
    blocks: tuple[Block, ...] = (title(name), under, Text((hint,), _LINE, keep=True), *tables)
    return Document(f"{name} {sheet.title}", blocks, FORM, foot(sheet.printed))


def _table(about: str, items: Sequence[str]) -> Together:
    marks = range(BEST, WORST - 1, -1)
    head = Row((label(_("Item")), *(label(str(mark)) for mark in marks)), 8)
    rows = [Row((cell(item), *(Cell((Text((Tick(),), _CENTRE),)) for _mark in marks)), 9) for item in items]
    words = Row((cell(_("Opinions and remarks")), Cell(across=BEST)), 18)
    return Together((Text((about,), HEAD, keep=True), Grid(_SHARES, (head, *rows, words), heads=1), Space(3)))


_CENTRE = Style(Face.SONG, 12, align="centre", leading=16)
