"""Where the cells of a grid stand when some reach over several columns and rows."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.documents.office.model import Cell, Grid


def places(grid: Grid) -> Iterator[tuple[int, int, Cell]]:
    """Each cell with its column and line."""
    taken: set[tuple[int, int]] = set()
    for line, row in enumerate(grid.rows):
        column = 0
        for cell in row.cells:
            while (column, line) in taken:
                column += 1
            yield column, line, cell
            taken.update((column + x, line + y) for x in range(cell.across) for y in range(cell.down))
            column += cell.across
