"""组卷说明: how a sealed paper came about: seed, bank, what was wanted and what is there, what it shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.documents.office.model import Block, Document, Page, Space
from trainer.documents.office.parts import HEAD, facts, foot, listing, title
from trainer.documents.pdf import Printed
from trainer.words import _


@dataclass(frozen=True)
class SheetTexts:
    """A data sheet in words: facts, lines as (line, wanted, there), papers as (name, questions in common).

    `forms` are the papers of its set, the first row being the head.
    """

    paper: str
    seal: str
    facts: Sequence[tuple[str, str]]
    lines: Sequence[tuple[str, str, str]]
    shared: Sequence[tuple[str, str]]
    forms: Sequence[Sequence[str]] = ()


def data_sheet(texts: SheetTexts, printed: Printed) -> Document:
    """One or two pages to be filed with the paper; it shows no question."""
    blocks: list[Block] = [title(_("How the paper was drawn")), title(texts.paper, HEAD), Space(2)]
    blocks.append(facts((*texts.facts, (_("Seal code"), texts.seal)), columns=1, share=4))
    blocks.append(title(_("Blueprint and paper"), HEAD))
    heads = (_("Requirement"), _("Wanted"), _("There"))
    blocks.append(listing(heads, (5, 2, 1), texts.lines, left=(0,)))
    if texts.forms:
        head, *rows = texts.forms
        blocks.append(title(_("Papers of the set: difficulty, and questions in common"), HEAD))
        blocks.append(listing(head, (3, 2, *[1.0] * (len(head) - 2)), rows, left=(0,)))
    if texts.shared:
        blocks.append(title(_("Questions in common with other papers"), HEAD))
        blocks.append(listing((_("Paper"), _("Questions")), (5, 1), texts.shared, left=(0,)))
    name = _("{paper}: how it was drawn").format(paper=texts.paper)
    return Document(name, tuple(blocks), Page(), foot(printed))
