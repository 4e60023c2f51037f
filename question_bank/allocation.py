"""How many questions each row of a blueprint takes from each cell: an integer programme.

A cell holds the questions that are the same to every row, bound and limit, so the programme stays small however
large the stock is.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from question_bank.constraints import Constraint, Task
from question_bank.programme import INFINITY, Programme, never
from question_bank.shelves import AVOIDED, Cell, Part, Spot

Taken = list[list[int]]
"""Numbers by row and cell."""

WEIGHTS = {
    Part.ROW: 3.0,
    Part.LEAST: 2.0,
    Part.MOST: 2.0,
    Part.STATUTES: 2.0,
    Part.DIFFICULTY: 10.0,
    Part.RECENT: 1.0,
    Part.EXPOSURE: 1.0,
    Part.OVERLAP: 1.0,
    Part.LIMIT: 4.0,
}
"""What it costs to give way by one question, one point, one statute or one grade of mean difficulty."""

REUSED, OFTEN_USED, LAST = 100.0, 1.0, 20.0
"""Costs in parallel papers: a question in a second paper, one used before, one to be avoided."""


@dataclass(frozen=True)
class Allocation:
    """Numbers by paper, row and cell; `slack` says by how much which line had to give way.

    `proven` is False where a better allocation may exist that the search did not reach.
    """

    taken: tuple[Taken, ...]
    slack: Mapping[Spot, float] = field(default_factory=dict)
    proven: bool = True


def allocate(task: Task, chance: random.Random, stop: Callable[[], bool] = never) -> Allocation | None:
    """The numbers of one paper, or None where nothing fits.

    The fewest avoided questions are used, then the fewest used ones where the blueprint spares them; then the
    numbers are nearest to a free draw of each row by chance.
    """
    wish = [_wish(row, task, chance) for row in range(len(task.rows))]
    if task.holds(wish) and not any(map(any, _levels(task, wish))):
        return Allocation((wish,))
    model = _Model(task, 1)
    model.add_pairs(wish)
    return model.solve(stop)


def allocate_forms(
    task: Task, forms: int, chance: random.Random, stop: Callable[[], bool] = never
) -> Allocation | None:
    """The numbers of parallel papers with the fewest questions in two of them.

    Where the stock allows, all papers take the same numbers from cells that are large enough for all of them: they
    share nothing and are equally hard.
    """
    smaller = replace(task, sizes=tuple(size // forms for size in task.sizes))
    alike = allocate(smaller, chance, stop)
    if alike is not None:
        return Allocation(alike.taken * forms)
    model = _Model(task, forms)
    model.add_pairs(None)
    found = model.solve(stop)
    if found is not None:
        return found
    single = allocate(task, chance, stop)
    return single and Allocation(single.taken * forms, proven=False)


def give_way(task: Task, free: Collection[Spot], stop: Callable[[], bool] = never) -> Allocation | None:
    """The least by which the lines in `free` have to give way, weighed by WEIGHTS; None where that is not enough."""
    model = _Model(task, 1, free)
    model.add_pairs(None)
    return model.solve(stop)


def _wish(row: int, task: Task, chance: random.Random) -> list[int]:
    """How a draw for this row alone would spread over the cells."""
    wish: Counter[int] = Counter()
    fitting = [i for i, cell in enumerate(task.cells) if cell.rows >> row & 1 and task.sizes[i]]
    for level in range(AVOIDED + 1):
        on_level = [i for i in fitting if task.cells[i].level == level]
        sizes = [task.sizes[i] for i in on_level]
        missing = min(task.rows[row].count - wish.total(), sum(sizes))
        wish.update(chance.sample(on_level, missing, counts=sizes) if missing > 0 else ())
    return [wish[i] for i in range(len(task.cells))]


def _levels(task: Task, taken: Taken) -> list[list[int]]:
    return [[number * cell.level for number, cell in zip(row, task.cells, strict=True)] for row in taken]


class _Model:
    """The programme of one paper, or of several parallel ones."""

    def __init__(self, task: Task, forms: int, free: Collection[Spot] | None = None) -> None:
        self._task, self._forms, self._free = task, forms, free
        self._programme = Programme()
        self._slack: dict[Spot, int] = {}
        self._columns: list[dict[tuple[int, int], tuple[int, ...]]] = []

    def add_pairs(self, wish: Taken | None) -> None:
        """Columns for what each row takes from each cell, and all rows of the programme."""
        for _form in range(self._forms):
            self._columns.append(self._pairs(wish))
            self._keep_sizes(self._columns[-1])
            for constraint in self._task.constraints:
                self._constrain(constraint, self._columns[-1])
            self._cite(self._columns[-1])
        if self._forms > 1:
            self._keep_apart()
            self._keep_equal()

    def solve(self, stop: Callable[[], bool]) -> Allocation | None:
        values = self._programme.solve(stop)
        if values is None:
            return None
        taken = []
        for columns in self._columns:
            numbers = [[0] * len(self._task.cells) for _ in self._task.rows]
            for (row, cell), places in columns.items():
                numbers[row][cell] = sum(round(values[place]) for place in places)
            taken.append(numbers)
        slack = {spot: values[place] for spot, place in self._slack.items() if values[place] > 1e-6}
        return Allocation(tuple(taken), slack, self._programme.proven)

    def _pairs(self, wish: Taken | None) -> dict[tuple[int, int], tuple[int, ...]]:
        found: dict[tuple[int, int], tuple[int, ...]] = {}
        for c, cell in enumerate(self._task.cells):
            size = self._task.sizes[c]
            for r, row in enumerate(self._task.rows):
                most = min(size, row.count)
                if not most or not cell.rows >> r & 1:
                    continue
                cost = self._cost(cell)
                wished = wish[r][c] if wish else 0
                columns = [self._programme.column(cost, 0, wished)] if wished else []
                if most > wished or not columns:
                    columns.append(self._programme.column(cost + (1 if wish else 0), 0, most))
                found[r, c] = tuple(columns)
        return found

    def _cost(self, cell: Cell) -> float:
        if self._free is not None or not cell.level:
            return 0
        if self._forms > 1:
            return LAST if cell.level == AVOIDED else OFTEN_USED * cell.level
        wanted = sum(row.count for row in self._task.rows) + 1
        return wanted * (wanted * (AVOIDED - 1)) if cell.level == AVOIDED else wanted * cell.level

    def _keep_sizes(self, columns: Mapping[tuple[int, int], tuple[int, ...]]) -> None:
        using: list[list[int]] = [[] for _ in self._task.cells]
        for (_row, cell), places in columns.items():
            using[cell] += places
        for places_of, size in zip(using, self._task.sizes, strict=True):
            if places_of:
                self._programme.row(((place, 1.0) for place in places_of), -INFINITY, size)

    def _constrain(self, constraint: Constraint, columns: Mapping[tuple[int, int], tuple[int, ...]]) -> None:
        terms = [
            (place, factor)
            for (row, cell), places in columns.items()
            if (factor := constraint.factor(row, cell))
            for place in places
        ]
        spot = constraint.spot
        if spot is not None and self._free is not None and spot in self._free:
            if spot not in self._slack:
                self._slack[spot] = self._programme.column(WEIGHTS[spot.part], 0, INFINITY, constraint.whole)
            terms.append((self._slack[spot], constraint.way))
        self._programme.row(terms, constraint.low, constraint.high)

    def _cite(self, columns: Mapping[tuple[int, int], tuple[int, ...]]) -> None:
        """Enough different statutes: each counts where at least one question citing it is taken."""
        wanted = self._task.statutes
        if not wanted:
            return
        citing: dict[str, list[int]] = {}
        for (_row, cell), places in columns.items():
            for statute in self._task.cells[cell].statutes:
                citing.setdefault(statute, []).extend(places)
        counted = []
        for using in citing.values():
            cited = self._programme.column(0, 0, 1)
            self._programme.row([(cited, -1.0), *((place, 1.0) for place in using)], 0, INFINITY)
            counted.append((cited, 1.0))
        spot = Spot(Part.STATUTES)
        if self._free is not None and spot in self._free:
            self._slack[spot] = self._programme.column(WEIGHTS[spot.part], 0, INFINITY)
            counted.append((self._slack[spot], 1.0))
        self._programme.row(counted, wanted, INFINITY)

    def _keep_apart(self) -> None:
        """What all papers take from a cell beyond its size stands in two of them."""
        for cell, size in enumerate(self._task.sizes):
            using = [
                (place, 1.0)
                for columns in self._columns
                for key, ps in columns.items()
                if key[1] == cell
                for place in ps
            ]
            if using:
                reused = self._programme.column(REUSED, 0, INFINITY)
                self._programme.row([*using, (reused, -1.0)], -INFINITY, size)

    def _keep_equal(self) -> None:
        """Mean difficulties lie within the spread of the blueprint."""
        task = self._task
        whole, spread = float(task.total), float(task.spread)
        lowest = self._programme.column(0, 1, 3, whole=False)
        for columns in self._columns:
            terms = [
                (place, float(task.rows[row].score) * task.cells[cell].difficulty / whole)
                for (row, cell), places in columns.items()
                for place in places
            ]
            self._programme.row([*terms, (lowest, -1.0)], 0, spread)
