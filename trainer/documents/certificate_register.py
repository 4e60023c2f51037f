"""证书台账 on paper and as a workbook: every line of the register as it stands, voided ones with their reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from openpyxl import Workbook

from trainer.certificates.values import Certificate
from trainer.documents.fonts import Face
from trainer.documents.office.model import Cell, Document, Page, Style, Text
from trainer.documents.office.parts import SMALL, cell, foot, listing, signatures, title
from trainer.documents.pdf import Printed, chinese_date
from trainer.documents.sheets import Column, Kind, TableSheet, Value, write_workbook
from trainer.store.clock import local_day
from trainer.words import _

_PAGE = Page(top=18, bottom=18, left=14, right=14).wide
_FACT = Style(Face.SONG, 10.5, leading=17)
_SHARES = (1, 3.7, 1.6, 2.8, 4.2, 2.1, 1.6, 1.2, 6)
_WIDTHS = (6, 26, 12, 28, 40, 13, 12, 8, 40)
_AT_ONCE = 500
_ALL = (Kind.COUNT, Kind.WORD, Kind.WORD, Kind.TEXT, Kind.TEXT, Kind.DAY, Kind.WORD, Kind.WORD, Kind.TEXT)
Report = Callable[[int, int], None]


def register_list(
    lines: Sequence[Certificate], hands: Mapping[UUID, str], heading: str, office: str, today: date, printed: Printed
) -> Document:
    """A4 lying; the heading row stands on every page. `hands` names who issued."""
    rows: list[list[str | Cell]] = []
    for number, one in enumerate(lines, 1):
        *known, remarks = (_plain(value) for value in _values(number, one, hands))
        rows.append([*known, cell(remarks, style=SMALL)])
    blocks = (
        title(heading),
        Text((_below(lines, office, today),), _FACT, keep=True),
        listing(_titles(), _SHARES, rows, 8, left=(3, 4)),
        *signatures((_("Made by"), _("Checked by")), dated=True),
    )
    return Document(heading, blocks, _PAGE, foot(printed))


def write_register_sheet(
    path: Path,
    lines: Sequence[Certificate],
    hands: Mapping[UUID, str],
    heading: str,
    office: str,
    today: date,
    progress: Report = lambda done, of: None,
) -> str:
    """Writes the workbook and gives its SHA-256, for the record of the export; what `progress` raises leaves none."""
    columns = tuple(Column(*one) for one in zip(_titles(), _WIDTHS, _ALL, strict=True))

    def fill(workbook: Workbook) -> None:
        below = _below(lines, office, today)
        sheet = TableSheet(workbook, _("Certificate register"), columns, heading, below, frozen=3)
        for number, one in enumerate(lines, 1):
            sheet.append(_values(number, one, hands))
            if number % _AT_ONCE == 0:
                progress(number, len(lines))
        sheet.filter_rows()
        sheet.mark_rows(7, _("Void"))

    return write_workbook(path, fill)


def _titles() -> tuple[str, ...]:
    return (
        _("No."),
        _("Certificate number"),
        _("Name"),
        _("Unit"),
        _("Given for"),
        _("Day of issue"),
        _("By whom"),
        _("State"),
        _("Remarks"),
    )


def _values(number: int, one: Certificate, hands: Mapping[UUID, str]) -> tuple[Value, ...]:
    return (
        number,
        one.serial,
        one.name,
        one.unit,
        one.title,
        local_day(one.issued_at),
        hands.get(one.issued_by, ""),
        _("Void") if one.voided else _("Valid"),
        _remarks(one),
    )


def _remarks(one: Certificate) -> str:
    """Why it was voided and when, which one it replaces, the document behind it."""
    parts = []
    if one.voided is not None:
        on = local_day(one.voided.at)
        parts.append(_("voided on {date}: {reason}").format(date=on, reason=one.voided.reason))
    if one.corrects:
        parts.append(_("replaces {serial}").format(serial=one.corrects))
    if one.proof:
        parts.append(_("by {proof}").format(proof=one.proof))
    return "；".join(parts)


def _plain(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _below(lines: Sequence[Certificate], office: str, today: date) -> str:
    voided = sum(one.voided is not None for one in lines)
    words = _("{office}    {count} certificates, {voided} of them void    as of {date}")
    return words.format(office=office, count=len(lines), voided=voided, date=chinese_date(today))
