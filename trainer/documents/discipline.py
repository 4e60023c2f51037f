"""违纪处理文书: record, notice, record of the defence, decision and proof of service of one case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.documents.fonts import Face
from trainer.documents.office.model import Block, Document, Page, Space, Style, Text
from trainer.documents.office.parts import BODY, facts, foot, signatures, title
from trainer.documents.pdf import Printed
from trainer.words import _

_PAGE = Page(top=26, bottom=22, left=26, right=24)
_NAME = Style(Face.SONG, 13, align="centre", leading=22)


@dataclass(frozen=True)
class CasePaper:
    """What a paper of a case states: its name, who and which exam, what was written, and who signs below."""

    name: str
    exam: str
    office: str
    person: str
    unit: str
    number: str
    kind: str
    at: str
    by: str
    witness: str
    words: str
    closing: str
    signing: tuple[str, ...]


def case_paper(paper: CasePaper, printed: Printed) -> Document:
    """A4 upright, one page a step."""
    pairs = [
        (_("Name"), paper.person),
        (_("Unit"), paper.unit),
        (_("Work number"), paper.number or "—"),
        (_("Kind of misconduct"), paper.kind),
        (_("Time"), paper.at),
        (_("Person in charge"), paper.by),
    ]
    pairs += [(_("Second person"), paper.witness)] if paper.witness else []
    blocks: list[Block] = [title(paper.exam, _NAME), title(paper.name), Space(3), facts(pairs), Space(4)]
    blocks += [Text((line,), BODY) for line in (*paper.words.splitlines(), "", paper.closing) if line or line == ""]
    blocks += signatures(paper.signing)
    return Document(f"{paper.name} {paper.person}", tuple(blocks), _PAGE, foot(printed))


def case_papers(papers: Sequence[CasePaper], printed: Printed) -> tuple[Document, ...]:
    """The papers of the steps taken so far."""
    return tuple(case_paper(paper, printed) for paper in papers)
