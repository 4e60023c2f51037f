"""期限表: what of retake cases and deferrals is still to happen, by when, for whom; on paper and as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from trainer.documents.fonts import Face
from trainer.documents.office.model import Document, Page, Style, Text
from trainer.documents.office.parts import foot, listing, title
from trainer.documents.pdf import Printed, chinese_date
from trainer.documents.sheets import Column, Kind, TableSheet, Value, write_workbook
from trainer.retakes.notices.values import Deadline
from trainer.retakes.words import NAMES
from trainer.words import _
from trainer.workdays.wording import unlisted_mark

_PAGE = Page(top=18, bottom=18, left=20, right=20)
_FACT = Style(Face.SONG, 10.5, leading=17)


def deadline_list(lines: Sequence[Deadline], heading: str, office: str, today: date, printed: Printed) -> Document:
    """A4; the most urgent first, the heading row on every page."""
    rows = [[str(value) for value in _values(number, one, today)] for number, one in enumerate(lines, 1)]
    blocks = (
        title(heading),
        Text((_below(lines, office, today),), _FACT, keep=True),
        listing(_titles(), (1, 2, 1.4, 2, 3.4, 2.8, 3), rows, 8, left=(4, 6)),
    )
    return Document(heading, blocks, _PAGE, foot(printed))


def write_deadline_sheet(path: Path, lines: Sequence[Deadline], heading: str, office: str, today: date) -> str:
    """Writes the workbook and gives its SHA-256, for the record of the export."""
    widths = (6, 14, 10, 14, 36, 24, 36)
    kinds = (Kind.COUNT, Kind.WORD, Kind.WORD, Kind.WORD, Kind.TEXT, Kind.WORD, Kind.TEXT)
    columns = tuple(Column(*one) for one in zip(_titles(), widths, kinds, strict=True))

    def fill(workbook: Workbook) -> None:
        sheet = TableSheet(workbook, _("Days to watch"), columns, heading, _below(lines, office, today), frozen=2)
        for number, one in enumerate(lines, 1):
            sheet.append(_values(number, one, today))
        sheet.filter_rows()
        sheet.mark_rows(2, _("Overdue"))

    return write_workbook(path, fill)


def _titles() -> tuple[str, ...]:
    return (_("No."), _("Last day"), _("State"), _("Name"), _("Unit"), _("What has to happen"), _("Remark"))


def _values(number: int, one: Deadline, today: date) -> tuple[Value, ...]:
    day = one.on.isoformat() if one.on else _("No day set")
    state, remark = _("Overdue") if one.past(today) else "", unlisted_mark(one.unlisted)
    return number, day, state, one.name, one.unit, NAMES[one.due], remark


def _below(lines: Sequence[Deadline], office: str, today: date) -> str:
    past = sum(one.past(today) for one in lines)
    words = _("{office}    {count} open, {past} of them overdue    as of {date}")
    return words.format(office=office, count=len(lines), past=past, date=chinese_date(today))
