"""What a blueprint and the terms of a draw ask, as sums over rows and cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from question_bank.blueprint import Blueprint, BlueprintRow, Bound, DifficultyBand, Measure
from question_bank.programme import INFINITY
from question_bank.shelves import Cell, Part, Shelves, Spot

NEARLY = 1e-9


@dataclass(frozen=True)
class Constraint:
    """low <= the sum of factor(row, cell) times the number taken <= high.

    `spot` is the line it comes from, None for what never gives way; `way` the sign of giving way, `whole` whether
    that goes by whole numbers.
    """

    factor: Callable[[int, int], float]
    low: float
    high: float
    spot: Spot | None = None
    way: float = 1.0
    whole: bool = True

    def holds(self, taken: Sequence[Sequence[int]]) -> bool:
        """Whether these numbers keep it."""
        total = sum(n * self.factor(r, c) for r, row in enumerate(taken) for c, n in enumerate(row) if n)
        return self.low - NEARLY <= total <= self.high + NEARLY


@dataclass(frozen=True)
class Task:
    """One assembly for the programme: rows, cells with their sizes, and all that must hold."""

    rows: tuple[BlueprintRow, ...]
    cells: tuple[Cell, ...]
    sizes: tuple[int, ...]
    constraints: tuple[Constraint, ...]
    statutes: int
    spread: Decimal

    @property
    def total(self) -> Decimal:
        """The full score."""
        return sum((row.score * row.count for row in self.rows), Decimal(0))

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Every line that could give way."""
        found = dict.fromkeys(one.spot for one in self.constraints if one.spot is not None)
        return (*found, *((Spot(Part.STATUTES),) if self.statutes else ()))

    def holds(self, taken: Sequence[Sequence[int]]) -> bool:
        """Whether these numbers are a paper that keeps everything."""
        used = [sum(row[c] for row in taken) for c in range(len(self.cells))]
        if any(number > size for number, size in zip(used, self.sizes, strict=True)):
            return False
        cited = {one for cell, number in zip(self.cells, used, strict=True) if number for one in cell.statutes}
        return len(cited) >= self.statutes and all(one.holds(taken) for one in self.constraints)


def task_of(blueprint: Blueprint, shelves: Shelves) -> Task:
    """The programme's view of a blueprint over its shelves."""
    cells = shelves.cells
    found = [_row_constraint(index, row) for index, row in enumerate(blueprint.rows)]
    for index, bound in enumerate(blueprint.bounds):
        found += _bound_constraints(index, bound, blueprint, cells)
    for index, one in enumerate(shelves.limits):
        found.append(Constraint(_masked(cells, index), -INFINITY, one.limit.most, one.spot, -1.0))
    if blueprint.band:
        found += _band_constraints(blueprint.band, blueprint, cells)
    found += _enemy_constraints(shelves)
    return Task(blueprint.rows, cells, shelves.sizes, tuple(found), blueprint.statutes, blueprint.spread)


def _row_constraint(index: int, row: BlueprintRow) -> Constraint:
    return Constraint(lambda r, _c: 1.0 if r == index else 0.0, row.count, row.count, Spot(Part.ROW, index))


def _bound_constraints(index: int, bound: Bound, blueprint: Blueprint, cells: Sequence[Cell]) -> list[Constraint]:
    in_points = bound.measure is Measure.POINTS
    worth = [float(row.score) if in_points else 1.0 for row in blueprint.rows]

    def factor(row: int, cell: int) -> float:
        return worth[row] if cells[cell].bounds >> index & 1 else 0.0

    found = []
    if bound.least > 0:
        found.append(Constraint(factor, float(bound.least), INFINITY, Spot(Part.LEAST, index), 1.0, not in_points))
    if bound.most is not None:
        found.append(Constraint(factor, -INFINITY, float(bound.most), Spot(Part.MOST, index), -1.0, not in_points))
    return found


def _masked(cells: Sequence[Cell], index: int) -> Callable[[int, int], float]:
    return lambda _row, cell: 1.0 if cells[cell].limits >> index & 1 else 0.0


def _band_constraints(band: DifficultyBand, blueprint: Blueprint, cells: Sequence[Cell]) -> list[Constraint]:
    """The mean lies in the band; both ends give way by the same amount."""
    whole = float(blueprint.total_score) or 1.0
    mean, tolerance = float(band.mean), float(band.tolerance) + NEARLY
    share = [float(row.score) / whole for row in blueprint.rows]

    def factor(row: int, cell: int) -> float:
        return share[row] * (cells[cell].difficulty - mean)

    spot = Spot(Part.DIFFICULTY)
    return [
        Constraint(factor, -tolerance, INFINITY, spot, 1.0, whole=False),
        Constraint(factor, -INFINITY, tolerance, spot, -1.0, whole=False),
    ]


def _enemy_constraints(shelves: Shelves) -> list[Constraint]:
    """One at most of each set of enemies that stand in cells of their own."""
    places = {cell.alone: place for place, cell in enumerate(shelves.cells) if cell.alone}
    found = []
    for enemies in shelves.enemies:
        of_them = frozenset(places[key] for one in enemies if (key := str(one)) in places)
        if len(of_them) > 1:
            found.append(Constraint(lambda _r, c, of_them=of_them: 1.0 if c in of_them else 0.0, -INFINITY, 1))  # type: ignore[misc]
    return found
