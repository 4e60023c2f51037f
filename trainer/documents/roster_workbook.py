"""The roster as a workbook: the template that offices fill in, and the export. Every cell is text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from trainer.people.roster.values import Column, RosterLine
from trainer.people.values import Category, Education, Establishment, Leaving, Sex
from trainer.people.words import NAMES
from trainer.words import _

TEXT = "@"
SPARE_ROWS = 1000
"""Lines of the template that are set up as text with lists to choose from."""

COLUMNS: Mapping[Column, int] = {
    Column.UNIT: 26,
    Column.NAME: 12,
    Column.SEX: 7,
    Column.ID_NUMBER: 22,
    Column.BIRTH_DATE: 13,
    Column.POST: 16,
    Column.KEY_POST: 11,
    Column.CATEGORY: 16,
    Column.ESTABLISHMENT: 14,
    Column.WORK_NUMBER: 12,
    Column.CERTIFICATE_NUMBER: 18,
    Column.CERTIFICATE_VALID_UNTIL: 16,
    Column.FIELDS: 22,
    Column.EDUCATION: 10,
    Column.MAJOR: 16,
    Column.LEGAL_QUALIFICATION: 14,
    Column.LEGAL_REVIEWER: 11,
    Column.PHONE: 15,
    Column.LEAVING: 14,
}
"""Columns in their order and their widths in characters."""

_CHOICES: Mapping[Column, type[StrEnum]] = {
    Column.SEX: Sex,
    Column.CATEGORY: Category,
    Column.ESTABLISHMENT: Establishment,
    Column.EDUCATION: Education,
    Column.LEAVING: Leaving,
}
_YES_NO = (Column.KEY_POST, Column.LEGAL_QUALIFICATION, Column.LEGAL_REVIEWER)
_HEAD = PatternFill("solid", fgColor="DCE6F1")


def template_workbook() -> bytes:
    """An empty roster whose cells are text already, so that no ID number is ruined, and a sheet that explains it."""
    workbook = Workbook()
    sheet = _roster_sheet(workbook)
    for number, column in enumerate(COLUMNS, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].number_format = TEXT
        if choices := _choices(column):
            validation = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
            validation.add(f"{letter}2:{letter}{SPARE_ROWS + 1}")
            sheet.add_data_validation(validation)
    notes = workbook.create_sheet(_("How to fill in"))
    notes.column_dimensions["A"].width = 100
    for line in _notes():
        notes.append([line])
        notes.cell(notes.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    return _saved(workbook)


def roster_workbook(lines: Iterable[RosterLine]) -> bytes:
    """The persons in their order, as an import reads them back; ID numbers as they come, masked or whole."""
    workbook = Workbook()
    sheet = _roster_sheet(workbook)
    for number, line in enumerate(lines, 2):
        for place, text in enumerate(_texts(line), 1):
            if text:
                _write_text(sheet, number, place, text)
    sheet.auto_filter.ref = sheet.dimensions
    return _saved(workbook)


def _roster_sheet(workbook: Workbook) -> Worksheet:
    sheet = workbook.worksheets[0]
    sheet.title = _("Roster")
    for number, (column, width) in enumerate(COLUMNS.items(), 1):
        cell = sheet.cell(1, number, NAMES[column])
        cell.font, cell.fill = Font(bold=True), _HEAD
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "C2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return sheet


def _write_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """A text stays a text even where it begins like a formula."""
    cell = sheet.cell(row, column, text)
    cell.data_type = "s"
    cell.number_format = TEXT
    if text[0] in "=+-@\t\r":
        cell.quotePrefix = True


def _texts(line: RosterLine) -> list[str]:
    return [line.unit if column is Column.UNIT else _text(getattr(line.draft, column, "")) for column in COLUMNS]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, StrEnum):
        return "" if value == "unknown" else NAMES[value]
    if isinstance(value, tuple):
        return "、".join(value)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _choices(column: Column) -> Sequence[str]:
    if column in _YES_NO:
        return _("Yes"), _("No")
    return [NAMES[value] for value in _CHOICES.get(column, ()) if value != "unknown"]


def _notes() -> Sequence[str]:
    return (
        _("One line for each person. Only the name has to be filled in; the order of the columns does not matter."),
        _("An empty cell never erases what is known, and nobody is deleted because the roster lacks them."),
        _("A person is found again by ID number, else work number, else certificate number, else name and unit."),
        _("ID numbers and work numbers are text. Copy them in as text, or type them into this sheet."),
        _("Write dates like 2027-08-31. Part several fields of enforcement with a comma."),
        _("A unit the office does not have is made below its head unit. Write a deeper one as upper/lower unit."),
        _("Who has a cause of leaving is taken out of the lists; hours, results and certificates stay."),
        _("Before anything is saved you see what every line would change and which lines are left out."),
    )


def _saved(workbook: Workbook) -> bytes:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()
