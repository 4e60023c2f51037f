"""成绩单: what one candidate earned in one exam, to be handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trainer.documents.fonts import Face
from trainer.documents.office.model import Document, Page, Space, Style, Text
from trainer.documents.office.parts import SMALL, facts, foot, signatures, title
from trainer.documents.pdf import Printed
from trainer.documents.score_words import plain
from trainer.hours.values import RuleSource
from trainer.words import _

_PAGE = Page(top=24, bottom=20, left=22, right=22)
_NAME = Style(Face.SONG, 15, align="centre", leading=24)


@dataclass(frozen=True)
class ScoreSlip:
    """`rank` is None where none is told; `in_force` says that the result counts already."""

    exam: str
    office: str
    held: date
    name: str
    unit: str
    number: str
    score: Decimal
    of: Decimal
    pass_mark: Decimal
    result: str
    rank: int | None
    retake: bool
    in_force: bool
    rule: RuleSource


def score_slip(slip: ScoreSlip, printed: Printed, signing: Sequence[str]) -> Document:
    """A4 upright, one slip a page."""
    mark = _("(retake)") if slip.retake else ""
    pairs = [
        (_("Name"), slip.name),
        (_("Unit"), slip.unit),
        (_("Work number"), slip.number or "—"),
        (_("Date of the exam"), slip.held.isoformat()),
        (_("Score"), f"{plain(slip.score)} / {plain(slip.of)}{mark}"),
        (_("Pass mark"), plain(slip.pass_mark)),
        (_("Result"), slip.result),
        (_("Rank"), "—" if slip.rank is None else str(slip.rank)),
        (_("Standing of the result"), _("in force") if slip.in_force else _("not in force yet")),
        (_("Issued by the office"), slip.office),
    ]
    rule = _("Rule: {title} ({number})").format(title=slip.rule.title, number=slip.rule.number)
    blocks = (
        title(slip.exam, _NAME),
        title(_("Score slip")),
        Space(4),
        facts(pairs),
        Text((rule,), SMALL),
        *signatures(signing),
    )
    return Document(_("Score slip: {name}").format(name=slip.name), blocks, _PAGE, foot(printed))
