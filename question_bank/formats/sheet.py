"""Spreadsheets of questions: .xlsx, .xls, .ods and .csv and their kin in, .xlsx out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from question_bank.formats.batch import Batch, Imported, closed_batch
from question_bank.formats.grids import Grid, Unreadable, read_grids
from question_bank.formats.items import build
from question_bank.formats.raw import RawItem
from question_bank.formats.sheet_items import read_sheet
from question_bank.formats.sheet_lines import read_as_lines
from question_bank.formats.sheet_write import workbook_bytes
from question_bank.problems import Place, Problem
from question_bank.question import Question

Found = tuple[list[RawItem], list[Problem]] | None
_MOST_NOTES = 200

_HELPER_TITLE = re.compile(
    r"说明|字典|须知|样例|示例|例子|帮助|下拉|参数|枚举|对照|指引|指南|instruct|readme|help|dict|example|option|hidden",
    re.IGNORECASE,
)


class SheetFormat:
    """One row a question; below the row of a case stand its parts, numbered in the column 小题."""

    name = "sheet"
    suffixes = (".xlsx", ".xls", ".ods", ".csv", ".xlsm", ".et", ".tsv")

    def read(self, data: bytes, name: str) -> Batch:
        """The items of all sheets with a header row; the ending of the name does not matter."""
        try:
            grids = read_grids(data)
        except Unreadable as refusal:
            return Batch(name, problems=(Problem(refusal.code, Place(file=name)),))
        aside = [grid for grid in grids if grid.hidden or _HELPER_TITLE.search(grid.title)]
        main = [grid for grid in grids if grid not in aside]
        notes = [" ".join(row) for grid in aside for _, row in grid.rows[:_MOST_NOTES]]
        read = [(grid, read_sheet(grid, Place(file=name, sheet=grid.title), notes)) for grid in main]
        if not any(found and found[0] for _, found in read):
            read += [(grid, read_sheet(grid, Place(file=name, sheet=grid.title), notes)) for grid in aside]
        if not any(found and found[0] for _, found in read) and (batch := read_as_lines(main, name)):
            return batch
        return _batch(name, read)

    def write(self, questions: Iterable[Question]) -> bytes:
        """An .xlsx workbook that `read` gives back; every cell is text."""
        return workbook_bytes(questions)


def _batch(name: str, read: list[tuple[Grid, Found]]) -> Batch:
    items: list[Imported] = []
    problems: list[Problem] = []
    for grid, found in read:
        place = Place(file=name, sheet=grid.title)
        if found is not None:
            items += [build(raw) for raw in found[0]]
            problems += found[1]
        elif grid.rows and not _HELPER_TITLE.search(grid.title):
            problems.append(Problem("import.sheet_skipped", place, blocking=False))
    if problems and not any(found is not None for _, found in read):
        return Batch(name, problems=(Problem("import.no_header", Place(file=name)),))
    return closed_batch(name, tuple(items), tuple(problems))


def template_workbook() -> bytes:
    """The import template: header, an example of every kind, and a sheet 说明 on how to fill it in."""
    from question_bank.formats.sheet_template import EXAMPLES, NOTES

    return workbook_bytes(EXAMPLES, NOTES)
