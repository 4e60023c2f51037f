"""The rows of a sheet -> raw items, parts under their case, and remarks on what is no item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from question_bank.formats.grids import Grid
from question_bank.formats.names import read_kind
from question_bank.formats.raw import RawItem
from question_bank.formats.sheet_kinds import named_in
from question_bank.formats.sheet_rows import Draft, read_rows
from question_bank.formats.sheet_settling import Settler
from question_bank.problems import Place, Problem
from question_bank.question import QuestionKind


def read_sheet(grid: Grid, place: Place, notes: Sequence[str] = ()) -> tuple[list[RawItem], list[Problem]] | None:
    """The items below the header row and the remarks on other rows; None when no row is a header.

    `notes` are the texts of the file's other sheets, which may explain the keys.
    """
    sheet = read_rows(grid)
    if sheet is None:
        return None
    fallback = named_in(place.sheet) or named_in(place.file.rpartition(".")[0])
    settled = Settler(sheet, fallback, notes)
    items: list[RawItem] = []
    for draft in sheet.drafts:
        item = settled.item(draft, Place(place.file, place.sheet, draft.row))
        if draft.row in grid.broken:
            item.problems.append(Problem("import.broken_row", item.place))
        if "\ufffd" in "".join([item.stem, item.answer, *(text for _, text in item.options)]):
            item.problems.append(Problem("import.broken_characters", item.place))
        _add(items, item, draft)
    remarks = [
        Problem("import.stray_line", replace(place, row=row), (("text", text.split("\n")[0][:30]),), blocking=False)
        for row, text in sheet.stray
    ]
    if sheet.bare:
        remarks.insert(0, Problem("import.columns_inferred", place, blocking=False))
    return items, remarks


def _add(items: list[RawItem], item: RawItem, draft: Draft) -> None:
    if not draft.part:
        items.append(item)
    elif items and read_kind(items[-1].kind) is QuestionKind.CASE:
        items[-1].parts.append(item)
    else:
        item.problems.append(Problem("import.part_without_case", item.place))
        items.append(item)
