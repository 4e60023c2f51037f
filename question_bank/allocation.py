"""How many questions each row of a blueprint takes from each cell: an integer programme.

A cell holds the questions that fit the same rows, so the programme stays small however large the pool is. It
is a transport problem, whose optimum is integral.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """`size` questions that fit the rows whose bits are set in `mask`; avoided ones are taken last."""

    mask: int
    avoided: bool
    size: int


def allocate(counts: Sequence[int], cells: Sequence[Cell], chance: random.Random) -> list[list[int]]:
    """Numbers by row and cell.

    The total shortage is smallest; then the fewest avoided questions are used; then the numbers are nearest
    to a free draw of each row by chance.
    """
    wishes = [_wish(row, count, cells, chance) for row, count in enumerate(counts)]
    if all(sum(wish[c] for wish in wishes) <= cell.size for c, cell in enumerate(cells)) and _unquestioned(
        counts, wishes, cells
    ):
        return wishes
    return _solve(counts, cells, wishes)


def _wish(row: int, count: int, cells: Sequence[Cell], chance: random.Random) -> list[int]:
    """How a draw for this row alone would spread over the cells."""
    wish: Counter[int] = Counter()
    for avoided in (False, True):
        open_cells = [i for i, cell in enumerate(cells) if cell.mask >> row & 1 and cell.avoided is avoided]
        sizes = [cells[i].size for i in open_cells]
        missing = min(count - wish.total(), sum(sizes))
        wish.update(chance.sample(open_cells, missing, counts=sizes) if missing > 0 else ())
    return [wish[i] for i in range(len(cells))]


def _unquestioned(counts: Sequence[int], wishes: Sequence[Sequence[int]], cells: Sequence[Cell]) -> bool:
    """Full rows without avoided questions: nothing the programme could improve."""
    full = all(sum(wish) == count for count, wish in zip(counts, wishes, strict=True))
    return full and not any(wish[i] for wish in wishes for i, cell in enumerate(cells) if cell.avoided)


def _solve(counts: Sequence[int], cells: Sequence[Cell], wishes: Sequence[Sequence[int]]) -> list[list[int]]:
    """Weights rank the aims: one missing question outweighs all avoided, one avoided all strayed."""
    from highspy import Highs, HighsModelStatus, HighsVarType

    wanted = sum(counts)
    avoided_cost = wanted + 1
    missing_cost = (wanted + 1) * (avoided_cost + 1)
    model = Highs()  # type: ignore[no-untyped-call]
    model.setOptionValue("output_flag", False)
    model.setOptionValue("mip_rel_gap", 0.0)
    integer = HighsVarType.kInteger
    pairs = [(r, c) for r in range(len(counts)) for c, cell in enumerate(cells) if cell.mask >> r & 1]
    wished, strayed = {}, {}
    for r, c in pairs:
        cost = avoided_cost if cells[c].avoided else 0
        wished[r, c] = model.addVariable(0, wishes[r][c], cost, integer)
        strayed[r, c] = model.addVariable(0, cells[c].size, cost + 1, integer)
    for r, count in enumerate(counts):
        lacking = model.addVariable(0, count, missing_cost, integer)
        model.addConstr(sum((wished[p] + strayed[p] for p in pairs if p[0] == r), lacking) == count)
    for c, cell in enumerate(cells):
        if using := [wished[p] + strayed[p] for p in pairs if p[1] == c]:
            model.addConstr(sum(using) <= cell.size)
    model.run()
    if model.getModelStatus() != HighsModelStatus.kOptimal:
        raise RuntimeError(f"assembly was not solved: {model.getModelStatus()}")
    values = model.getSolution().col_value
    taken = [[0] * len(cells) for _ in counts]
    for r, c in pairs:
        taken[r][c] = round(values[wished[r, c].index]) + round(values[strayed[r, c].index])
    return taken
