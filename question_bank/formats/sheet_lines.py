"""A bank pasted into a sheet: no columns, but lines of text, one or a whole question in a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from question_bank.formats.batch import Batch, Imported
from question_bank.formats.grids import Grid
from question_bank.formats.layouts.lines import make_lines
from question_bank.formats.layouts.reader import read_lines
from question_bank.problems import Place, Problem


def read_as_lines(grids: Sequence[Grid], file: str) -> Batch | None:
    """The questions of the sheets read row by row as text; None unless most of what is found can be used."""
    items: list[Imported] = []
    problems: list[Problem] = []
    for grid in grids:
        batch = read_lines(make_lines(_lines(grid)), file)
        items += [_in_sheet(item, grid.title) for item in batch.questions]
        problems += [_placed(problem, grid.title) for problem in batch.problems if batch.questions]
    if sum(item.ready for item in items) * 2 < max(len(items), 1):
        return None
    return Batch(file, tuple(items), tuple(problems))


def _lines(grid: Grid) -> list[tuple[int, str]]:
    """The lines of every row with its number; the cells of a row stand behind each other."""
    return [
        (number, line) for number, cells in grid.rows for line in "\t".join(cell for cell in cells if cell).split("\n")
    ]


def _in_sheet(item: Imported, title: str) -> Imported:
    problems = tuple(_placed(problem, title) for problem in item.problems)
    return replace(item, place=_row_of(item.place, title), problems=problems)


def _placed(problem: Problem, title: str) -> Problem:
    return replace(problem, place=_row_of(problem.place, title))


def _row_of(place: Place, title: str) -> Place:
    return replace(place, sheet=title, row=place.line, line=None)
