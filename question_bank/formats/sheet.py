"""Spreadsheets of questions: .xlsx, .xls, .ods and .csv in, .xlsx out."""

from __future__ import annotations

from collections.abc import Iterable

from question_bank.formats.batch import Batch, Imported, closed_batch
from question_bank.formats.grids import read_grids
from question_bank.formats.items import build
from question_bank.formats.sheet_items import read_sheet
from question_bank.formats.sheet_write import workbook_bytes
from question_bank.problems import Place, Problem
from question_bank.question import Question

_NOTES_TITLES = ("说明", "填写说明", "填表说明")


class SheetFormat:
    """One row a question; below the row of a case stand its parts, numbered in the column 小题."""

    name = "sheet"
    suffixes = (".xlsx", ".xls", ".ods", ".csv")

    def read(self, data: bytes, name: str) -> Batch:
        """The items of all sheets with a header row; the ending of the name does not matter."""
        grids = read_grids(data)
        if grids is None:
            return Batch(name, problems=(Problem("import.unreadable", Place(file=name)),))
        items: list[Imported] = []
        skipped: list[Problem] = []
        headers = 0
        for grid in grids:
            place = Place(file=name, sheet=grid.title)
            raws = read_sheet(grid, place)
            headers += raws is not None
            items += [build(raw) for raw in raws or ()]
            if raws is None and grid.rows and grid.title not in _NOTES_TITLES:
                skipped.append(Problem("import.sheet_skipped", place, blocking=False))
        if not headers and skipped:
            return Batch(name, problems=(Problem("import.no_header", Place(file=name)),))
        return closed_batch(name, tuple(items), tuple(skipped))

    def write(self, questions: Iterable[Question]) -> bytes:
        """An .xlsx workbook that `read` gives back; every cell is text."""
        return workbook_bytes(questions)


def template_workbook() -> bytes:
    """The import template: header, an example of every kind, and a sheet 说明 on how to fill it in."""
    from question_bank.formats.sheet_template import EXAMPLES, NOTES

    return workbook_bytes(EXAMPLES, NOTES)
