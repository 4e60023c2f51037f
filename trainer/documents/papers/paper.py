"""试卷: head, 密封线, 得分栏, the questions by kind."""

from __future__ import annotations

from reportlab.lib.units import mm

from question_bank.codec_answer import plain_decimal
from trainer.documents.fonts import Face
from trainer.documents.office.model import (
    Block,
    Cell,
    Document,
    Edges,
    Grid,
    Page,
    Row,
    Space,
    Strip,
    Style,
    Text,
    Together,
)
from trainer.documents.office.parts import CELL, TITLE, aligned, cell, foot, label, numbered, title
from trainer.documents.papers.figures import Pictures
from trainer.documents.papers.questions import question_blocks
from trainer.documents.papers.sections import PrintedPaper, Section, sections
from trainer.words import _

PAGE = Page(top=18, bottom=20, left=34, right=18)
_UNIT = Style(Face.SONG, 13, align="centre", leading=22)
_FACTS = Style(Face.KAI, 11, align="centre", leading=20, after=4)
_HEADING = Style(Face.HEI, 11, leading=18)
SEAL_SHOWN = 12


def exam_paper(paper: PrintedPaper) -> Document:
    """One form, with the strip that hides who wrote it."""
    blocks: list[Block] = list(head(paper, _("Exam paper")))
    parts = sections(paper.items)
    blocks.append(_score_table(parts))
    blocks.append(Space(3))
    for section in parts:
        blocks.extend(_section(section, paper.pictures))
    blanks = (_("Unit: "), _("Name: "), _("Admission number: "))
    return Document(
        paper.name,
        tuple(blocks),
        PAGE,
        foot(paper.printed),
        seal_words(paper),
        Strip(blanks, _("Sealed: write no answers inside this line")),
    )


def head(paper: PrintedPaper, kind: str) -> tuple[Block, ...]:
    """Unit, title, what it is, minutes and full score, notes."""
    named = _("{kind} (form {letter})").format(kind=kind, letter=paper.form) if paper.form else kind
    facts = [_("Full score: {total} points").format(total=plain_decimal(paper.total))]
    minutes = "＿＿＿" if paper.minutes is None else paper.minutes
    facts.insert(0, _("Time: {minutes} minutes").format(minutes=minutes))
    if paper.practice:
        facts.append(_("For practice, not for an exam"))
    lines: list[Block] = [title(paper.unit, _UNIT), title(paper.title, TITLE), title(named, aligned(TITLE, "centre"))]
    lines.append(title("　　".join(facts), _FACTS))
    if paper.notes:
        lines.append(Text((_("Notes"),), Style(Face.HEI, 10, leading=16), keep=True))
        lines.extend(numbered(paper.notes, Style(Face.SONG, 9.5, leading=15)))
        lines.append(Space(2))
    return tuple(lines)


def seal_words(paper: PrintedPaper) -> str:
    """Which sealed paper this is."""
    return _("Seal {code}").format(code=paper.seal[:SEAL_SHOWN])


def _score_table(parts: tuple[Section, ...]) -> Grid:
    """得分栏: a column for each section, rows for score and hands."""
    first = Row((label(_("Section no.")), *(label(part.numeral) for part in parts), label(_("Points in all"))), 8)
    whole = plain_decimal(sum((part.total for part in parts[1:]), parts[0].total)) if parts else ""
    full = Row(
        (label(_("Full points")), *(cell(plain_decimal(part.total)) for part in parts), cell(whole)),
        8,
    )
    empty = [
        Row((label(words), *[Cell()] * (len(parts) + 1)), 9)
        for words in (_("Points won"), _("Marked by"), _("Rechecked by"))
    ]
    return Grid((1.4, *[1.0] * len(parts), 1.2), (first, full, *empty))


def _section(section: Section, pictures: Pictures) -> tuple[Block, ...]:
    words = Text((section.heading,), _HEADING)
    small = aligned(CELL, "centre")
    heading = Grid(
        (1, 1, 6.4),
        (
            Row((label(_("Points won")), label(_("Marked by")), Cell((words,), down=2, edges=Edges.NONE)), 6),
            Row((cell("", style=small), cell("", style=small)), 8),
        ),
        pad=0.6,
    )
    width = PAGE.inner * mm
    first, *rest = section.items
    blocks = question_blocks(f"{first.number}．", first.question, width, pictures, first.score)
    made: list[Block] = [Space(3), Together((heading, Space(2), blocks[0])), *blocks[1:]]
    for item in rest:
        made.extend(question_blocks(f"{item.number}．", item.question, width, pictures, item.score))
    return tuple(made)
