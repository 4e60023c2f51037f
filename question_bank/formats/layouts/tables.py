"""Tables inside a document whose first rows name columns: read as a sheet is read."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.formats.batch import Batch, Imported, closed_batch
from question_bank.formats.grids import Grid
from question_bank.formats.items import build
from question_bank.formats.sheet_header import read_header
from question_bank.formats.sheet_items import read_sheet
from question_bank.problems import Place, Problem

Rows = tuple[tuple[int, tuple[str, ...]], ...]
_HEADER_WITHIN = 3


def is_bank(rows: Rows) -> bool:
    """Whether one of the first rows names stem and answer."""
    return any(read_header(row) is not None for _, row in rows[:_HEADER_WITHIN])


def with_tables(batch: Batch, tables: Sequence[Rows]) -> Batch:
    """The batch with the questions of its tables behind its own."""
    items: list[Imported] = []
    remarks: list[Problem] = []
    for rows in tables:
        if found := read_sheet(Grid("", rows), Place(file=batch.file)):
            items += [build(raw) for raw in found[0]]
            remarks += found[1]
    if not items:
        return batch
    kept = tuple(problem for problem in batch.problems if problem.code != "import.nothing_found")
    return closed_batch(batch.file, (*batch.questions, *items), (*kept, *remarks))
