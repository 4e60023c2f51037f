"""Fills a superior's form: its formats, merged heads and formulas stay as they are.

Where more people come than rows are prepared, rows of the same look are put in, and whatever stands below moves down:
merged cells, heights, and the ranges that formulas of all sheets name.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formula.tokenizer import Token, Tokenizer
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from trainer.documents.form_reading import open_form
from trainer.hours.templates.values import FormField, FormTemplate
from trainer.store.errors import BadInput

FormValue = str | int | Decimal | None
Progress = Callable[[int, int], None]
_TEXTS = (FormField.ID_NUMBER, FormField.ID_TAIL, FormField.WORK_NUMBER)


def fill_form(
    content: bytes,
    form: FormTemplate,
    rows: Sequence[Mapping[FormField, FormValue]],
    progress: Progress = lambda done, total: None,
) -> bytes:
    """The form with one line for each of the rows. Raises BadInput("hours.form_unreadable")."""
    book = open_form(content)
    if form.sheet not in book.sheetnames:
        raise BadInput("hours.form_unreadable")
    sheet: Any = book[form.sheet]
    extra = len(rows) - (form.last - form.first + 1)
    formulas = _formulas(sheet, form)
    if extra > 0:
        _make_room(book, sheet, form.last, extra)
    styles = [copy(sheet.cell(form.first, column)._style) for column in range(1, sheet.max_column + 1)]
    for place, values in enumerate(rows):
        row = form.first + place
        progress(place, len(rows))
        if row > form.last:
            for column, style in enumerate(styles, 1):
                sheet.cell(row, column)._style = style
        for column, field in form.columns.items():
            _put(sheet.cell(row, column), field, values.get(field))
        for column, formula in formulas.items():
            origin = f"{get_column_letter(column)}{form.first}"
            here = f"{get_column_letter(column)}{row}"
            sheet.cell(row, column).value = Translator(formula, origin).translate_formula(here)
    for row in range(form.first + len(rows), form.last + 1):
        for column in form.columns:
            _put(sheet.cell(row, column), None, None)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _put(cell: Any, field: FormField | None, value: FormValue) -> None:
    if isinstance(cell, MergedCell):
        return
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
        if field in _TEXTS:
            cell.number_format = "@"
    else:
        cell.value = value


def _formulas(sheet: Any, form: FormTemplate) -> dict[int, str]:
    """What the first row works out by itself, in columns that nothing else fills."""
    found = {}
    for column in range(1, sheet.max_column + 1):
        value = sheet.cell(form.first, column).value
        if column not in form.columns and isinstance(value, str) and value.startswith("="):
            found[column] = value
    return found


def _make_room(book: Workbook, sheet: Any, last: int, extra: int) -> None:
    bottom, width = sheet.max_row, get_column_letter(sheet.max_column)
    merged = [CellRange(str(one)) for one in sheet.merged_cells.ranges]
    below = [one for one in merged if one.min_row > last]
    beside = [one for one in merged if one.min_row == one.max_row == last]
    for one in below:
        sheet.merged_cells.remove(str(one))
    if bottom > last:
        sheet.move_range(f"A{last + 1}:{width}{bottom}", rows=extra)
    for one in below:
        one.shift(row_shift=extra)
        sheet.merged_cells.add(one.coord)
    for one in beside:
        for row in range(last + 1, last + extra + 1):
            left, right = get_column_letter(one.min_col), get_column_letter(one.max_col)
            sheet.merge_cells(f"{left}{row}:{right}{row}")
    _move_heights(sheet, last, bottom, extra)
    _move_ranges(sheet, last, extra)
    for other in book.worksheets:
        _move_references(other, sheet.title, last, extra)


def _move_heights(sheet: Any, last: int, bottom: int, extra: int) -> None:
    heights = {row: sheet.row_dimensions[row].height for row in range(last, bottom + 1)}
    for row in range(last + 1, bottom + 1):
        sheet.row_dimensions[row + extra].height = heights[row]
    for row in range(last + 1, last + extra + 1):
        sheet.row_dimensions[row].height = heights[last]


def _move_ranges(sheet: Any, last: int, extra: int) -> None:
    """Formats on conditions, checks of entries, the filter and the printed area reach as far as before."""
    rules = ConditionalFormattingList()
    for group in sheet.conditional_formatting:
        where = " ".join(_moved(str(one), last, extra) for one in group.sqref.ranges)
        for rule in group.rules:
            rules.add(where, rule)
    sheet.conditional_formatting = rules
    for check in sheet.data_validations.dataValidation:
        check.sqref = type(check.sqref)(" ".join(_moved(str(one), last, extra) for one in check.sqref.ranges))
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = _moved(sheet.auto_filter.ref, last, extra)
    if sheet.print_area:
        areas = sheet.print_area if isinstance(sheet.print_area, list) else sheet.print_area.split(",")
        sheet.print_area = ",".join(_moved(area.rpartition("!")[2].replace("$", ""), last, extra) for area in areas)


def _move_references(sheet: Any, title: str, last: int, extra: int) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f" and isinstance(cell.value, str):
                cell.value = _formula(cell.value, sheet.title == title, title, last, extra)


def _formula(formula: str, here: bool, title: str, last: int, extra: int) -> str:
    parts = Tokenizer(formula)
    for token in parts.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            name, mark, where = token.value.rpartition("!")
            if (name.strip("'") == title) if mark else here:
                token.value = name + mark + _moved(where, last, extra)
    return "=" + "".join(token.value for token in parts.items)


def _moved(where: str, last: int, extra: int) -> str:
    """A reference after rows were put in below `last`: a range that reached `last` reaches the new rows too."""
    start, colon, end = where.partition(":")
    if not colon:
        return _row_moved(start, last + 1, extra)
    return f"{_row_moved(start, last + 1, extra)}:{_row_moved(end, last, extra)}"


def _row_moved(cell: str, since: int, extra: int) -> str:
    head = cell.rstrip("0123456789")
    digits = cell[len(head) :]
    return f"{head}{int(digits) + extra}" if digits and int(digits) >= since else cell
