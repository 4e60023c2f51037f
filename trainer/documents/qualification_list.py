"""执法证名单 and 参考（参演）资格检查名单: on paper and as a workbook, with the rule behind each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from trainer.documents.fonts import Face
from trainer.documents.office.model import Document, Page, Style, Text
from trainer.documents.office.parts import foot, listing, signatures, title
from trainer.documents.pdf import Printed
from trainer.documents.sheets import Column, Kind, TableSheet, Value, write_workbook
from trainer.qualification.values import Checked, Rules, Standing
from trainer.qualification.words import NAMES
from trainer.words import _

_PAGE = Page(top=18, bottom=18, left=16, right=16).wide
_FACT = Style(Face.SONG, 10.5, leading=17)
_SHARES = (1, 1.8, 3, 2.4, 2.6, 2.6, 2.2, 1.8, 5)


def card_list(
    rows: Sequence[Standing], heading: str, below: str, signing: Sequence[str], printed: Printed, waiting: bool = True
) -> Document:
    """A4 lying; the heading row stands on every page. `waiting` tells proposals too, which no check list asks for."""
    lines = [[str(value) for value in _values(number, one, waiting)] for number, one in enumerate(rows, 1)]
    blocks = (
        title(heading),
        Text((below,), _FACT, keep=True),
        listing(_titles(), _SHARES, lines, 8, left=(2, 8)),
        *signatures(signing),
    )
    return Document(heading, blocks, _PAGE, foot(printed))


def write_card_sheet(path: Path, rows: Sequence[Standing], heading: str, below: str, waiting: bool = True) -> str:
    """Writes the workbook and gives its SHA-256, for the record of the export."""
    widths = (6, 12, 26, 18, 18, 22, 14, 14, 44)
    kinds = (Kind.COUNT, Kind.WORD, Kind.TEXT, Kind.TEXT, Kind.WORD, Kind.TEXT, Kind.WORD, Kind.WORD, Kind.TEXT)
    columns = tuple(Column(*one) for one in zip(_titles(), widths, kinds, strict=True))

    def fill(workbook: Workbook) -> None:
        sheet = TableSheet(workbook, _("Enforcement certificates"), columns, heading, below, frozen=2)
        for number, one in enumerate(rows, 1):
            sheet.append(_values(number, one, waiting))
        sheet.filter_rows()

    return write_workbook(path, fill)


def below_line(office: str, rows: Sequence[Standing], rules: Rules, checked: Checked | None, day: str) -> str:
    """Office, how many, as of which day, by which rule."""
    source = rules.source
    rule = _("Rule: {title} ({number})").format(title=source.title, number=source.number)
    if checked is None:
        return _("{office}    {count} people    as of {day}    {rule}").format(
            office=office, count=len(rows), day=day, rule=rule
        )
    words = _("{office}    {count} people, {barred} may not take part    on {day}    {rule}")
    return words.format(
        office=office, count=len(rows), barred=len(checked.barred), day=checked.order.on.isoformat(), rule=rule
    )


def _titles() -> tuple[str, ...]:
    return (
        _("No."),
        _("Name"),
        _("Unit"),
        _("Post"),
        _("Enforcement certificate"),
        _("Fields"),
        _("Valid until"),
        _("State"),
        _("Result of the check"),
    )


def _values(number: int, one: Standing, waiting: bool) -> tuple[Value, ...]:
    card = one.card
    return (
        number,
        one.person.name,
        one.person.unit,
        one.person.post,
        card.number if card else "—",
        "、".join(one.person.fields),
        card.valid_until.isoformat() if card and card.valid_until else "—",
        NAMES[one.state],
        _what(one, waiting),
    )


def _what(one: Standing, waiting: bool) -> str:
    parts = [NAMES[flaw] for flaw in one.flaws]
    if one.fields_differ:
        parts.append(_("fields of certificate and person differ"))
    if waiting and one.open_matter is not None:
        words = _("{move} ({cause}): waits for a decision")
        parts.append(words.format(move=NAMES[one.open_matter.move], cause=NAMES[one.open_matter.cause]))
    return "；".join(parts) or "—"
