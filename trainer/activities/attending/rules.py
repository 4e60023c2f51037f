"""Pure rules of attendance taken from lists."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.people.listing import FoundList, ListFlaw
from trainer.people.roster.reading import SheetRows


def refused_lines(found: FoundList) -> tuple[str, ...]:
    """The lines that name nobody for certain; a second line about the same person is no trouble at the door."""
    return tuple(problem.text for problem in found.problems if problem.kind is not ListFlaw.TWICE)


def sheet_lines(sheets: Iterable[SheetRows]) -> str:
    """The rows of sheets as the lines of a pasted list; whole numbers lose what a sheet adds to them."""
    return "\n".join("\t".join(_written(cell) for cell in row) for sheet in sheets for row in sheet.rows)


def _written(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())
