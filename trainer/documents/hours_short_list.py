"""未达标人员名单: who is short of hours and of which, unit by unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from trainer.documents.fonts import Face
from trainer.documents.office.model import FORM, Document, Ended, Style, Text
from trainer.documents.office.parts import foot, listing, title
from trainer.documents.pdf import Printed
from trainer.hours.values import YearState
from trainer.hours.words import basis_line
from trainer.people.words import NAMES as PEOPLE_NAMES
from trainer.reports.hours import HoursBoard
from trainer.words import _

_LINE = Style(Face.SONG, 10, leading=16, before=3)
_SHARES = (9, 40, 20, 26, 26, 14, 14, 14, 60)


@dataclass(frozen=True)
class ShortList:
    """The list as text, for paper and for a workbook."""

    name: str
    head: str
    titles: tuple[str, ...]
    rows: tuple[Sequence[str], ...]
    basis: str
    people: int


def short_list(board: HoursBoard, unit: str) -> ShortList:
    """Everybody who counts and has not reached the year, in the order of the units."""
    short = [row for row in board.rows if row.counted and not row.state.met]
    due = sum(row.counted for row in board.rows)
    titles = (
        _("No."),
        _("Unit"),
        _("Name"),
        _("Category of person"),
        _("Post"),
        _("Hours due"),
        _("Hours counted"),
        _("Hours missing"),
        _("Of which at least"),
    )
    rows = tuple(
        (
            str(number),
            row.unit,
            row.name,
            PEOPLE_NAMES[row.category],
            row.post,
            f"{row.state.rule_set.required:.1f}",
            f"{row.state.total:.1f}",
            f"{row.state.missing:.1f}",
            missing_words(row.state),
        )
        for number, row in enumerate(short, 1)
    )
    name = _("People short of hours, {year}").format(year=board.year)
    head = _("{unit}: {short} of {due} people are short").format(unit=unit, short=len(short), due=due)
    return ShortList(name, head, titles, rows, basis_line(board.rule_set), len(short))


def short_paper(listed: ShortList, printed: Printed) -> Document:
    """A4 landscape, the heading row on every page."""
    end = (Text((listed.basis,), _LINE),)
    table = listing(listed.titles, _SHARES, listed.rows, 8, left=(1, 8))
    blocks = (title(listed.name), Text((listed.head,), _LINE, keep=True), Ended(table, end))
    return Document(listed.name, blocks, FORM.wide, foot(printed))


def missing_words(state: YearState) -> str:
    """What is missing minimum by minimum; what only the total needs comes last."""
    parts = [f"{one.bucket.name} {one.missing:.1f}" for one in state.buckets if one.missing]
    rest = state.missing - sum((one.missing for one in state.buckets), Decimal())
    if rest > 0:
        parts.append(_("any category {hours}").format(hours=f"{rest:.1f}"))
    return "、".join(parts)
