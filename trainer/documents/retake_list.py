"""补考名单: cases as a list on paper and as a workbook, with the rule behind each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from trainer.documents.fonts import Face
from trainer.documents.notices.wording import result_words, rule_words
from trainer.documents.office.model import Document, Page, Style, Text
from trainer.documents.office.parts import HEAD, foot, listing, title
from trainer.documents.pdf import Printed, chinese_date
from trainer.documents.sheets import Column, Kind, TableSheet, Value, write_workbook
from trainer.retakes.summary import UnitYear, count_cases, is_overdue
from trainer.retakes.values import Case
from trainer.retakes.words import NAMES
from trainer.words import _

_PAGE = Page(top=18, bottom=18, left=16, right=16).wide
_FACT = Style(Face.SONG, 10.5, leading=17)
_SHARES = (1, 2, 4.6, 2.6, 1.2, 3.2, 2.6, 2.4, 4.6)


def retake_list(cases: Sequence[Case], heading: str, office: str, today: date, printed: Printed) -> Document:
    """A4 lying; the heading row stands on every page."""
    rows = [[str(value) for value in _values(number, case, today)] for number, case in enumerate(cases, 1)]
    blocks = (
        title(heading),
        Text((_below(cases, office, today),), _FACT, keep=True),
        listing(_titles(), _SHARES, rows, 8, left=(2, 8)),
        title(_("By year and unit"), HEAD),
        listing(_count_titles(), (1.2, 3.4, 1, 1.3, 1.3, 1, 1.3, 1.3), _count_rows(cases, today), 8, left=(1,)),
    )
    return Document(heading, blocks, _PAGE, foot(printed))


def write_retake_sheet(path: Path, cases: Sequence[Case], heading: str, office: str, today: date) -> str:
    """Writes the workbook and gives its SHA-256, for the record of the export."""
    widths = (6, 12, 36, 18, 8, 22, 18, 14, 44)
    kinds = (Kind.COUNT, Kind.WORD, Kind.TEXT, Kind.WORD, Kind.COUNT, Kind.WORD, Kind.WORD, Kind.WORD, Kind.TEXT)
    columns = tuple(Column(*one) for one in zip(_titles(), widths, kinds, strict=True))

    def fill(workbook: Workbook) -> None:
        sheet = TableSheet(workbook, _("List of cases"), columns, heading, _below(cases, office, today), frozen=2)
        for number, case in enumerate(cases, 1):
            sheet.append(_values(number, case, today))
        sheet.filter_rows()
        _add_counts(workbook, cases, heading, office, today)

    return write_workbook(path, fill)


def _add_counts(workbook: Workbook, cases: Sequence[Case], heading: str, office: str, today: date) -> None:
    kinds = (Kind.WORD, Kind.TEXT, *[Kind.COUNT] * 6)
    widths = (10, 36, 10, 12, 12, 10, 14, 12)
    columns = tuple(Column(*one) for one in zip(_count_titles(), widths, kinds, strict=True))
    sheet = TableSheet(workbook, _("By year and unit"), columns, heading, _below(cases, office, today), frozen=2)
    for one in count_cases(cases, today):
        sheet.append(_counts(one))


def _count_rows(cases: Sequence[Case], today: date) -> list[list[str]]:
    return [[str(value) for value in _counts(one)] for one in count_cases(cases, today)]


def _counts(one: UnitYear) -> tuple[Value, ...]:
    return (str(one.year), one.unit, one.cases, one.waiting, one.unfinished, one.overdue, one.second, one.dropped)


def _count_titles() -> tuple[str, ...]:
    return (
        _("Year"),
        _("Unit"),
        _("Number of cases"),
        _("To be decided"),
        _("Not finished"),
        _("Overdue"),
        _("Second failures"),
        _("Ended by a decision"),
    )


def _titles() -> tuple[str, ...]:
    return (
        _("No."),
        _("Name"),
        _("Unit"),
        _("Result"),
        _("Times"),
        _("Step"),
        _("State"),
        _("By day"),
        _("By rule"),
    )


def _values(number: int, case: Case, today: date) -> tuple[Value, ...]:
    return (
        number,
        case.name,
        case.unit,
        result_words(case),
        case.failures,
        case.step.name,
        NAMES[case.state],
        _due(case, today),
        rule_words(case),
    )


def _due(case: Case, today: date) -> str:
    if case.due_on is None:
        return "—"
    late = is_overdue(case, today)
    return _("{date} past").format(date=case.due_on) if late else case.due_on.isoformat()


def _below(cases: Sequence[Case], office: str, today: date) -> str:
    words = _("{office}    {count} cases    as of {date}")
    return words.format(office=office, count=len(cases), date=chinese_date(today))
