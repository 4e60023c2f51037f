"""A small integer programme handed to HiGHS in one piece; the same programme gives the same answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

NODES = 4000
"""How far the search may go. A limit of nodes, not of time: on every machine the same paper comes out."""

INFINITY = float("inf")


class Cancelled(Exception):
    """Somebody asked the search to stop."""


def never() -> bool:
    """For searches that nobody stops."""
    return False


class Programme:
    """Columns with costs and bounds, rows with bounds; the sum of the costs is made smallest."""

    def __init__(self) -> None:
        self._costs: list[float] = []
        self._lows: list[float] = []
        self._highs: list[float] = []
        self._whole: list[bool] = []
        self._row_lows: list[float] = []
        self._row_highs: list[float] = []
        self._starts = [0]
        self._places: list[int] = []
        self._factors: list[float] = []
        self.proven = True

    def column(self, cost: float, low: float, high: float, whole: bool = True) -> int:
        """A new column; gives its place."""
        self._costs.append(cost)
        self._lows.append(low)
        self._highs.append(high)
        self._whole.append(whole)
        return len(self._costs) - 1

    def row(self, terms: Iterable[tuple[int, float]], low: float, high: float) -> None:
        """low <= the sum of factor times column <= high; each column stands in it once at most."""
        for place, factor in terms:
            self._places.append(place)
            self._factors.append(factor)
        self._starts.append(len(self._places))
        self._row_lows.append(low)
        self._row_highs.append(high)

    def solve(self, stop: Callable[[], bool] = never) -> Sequence[float] | None:
        """The value of each column, or None where nothing fits. Raises Cancelled.

        `proven` is False where the search ended at NODES: the answer fits, a better one may exist.
        """
        from highspy import Highs, HighsModelStatus

        model = Highs()  # type: ignore[no-untyped-call]
        for name, value in _OPTIONS.items():
            model.setOptionValue(name, value)
        model.cbMipInterrupt += lambda event: event.interrupt(stop())
        model.passModel(self._problem())
        model.run()
        if stop():
            raise Cancelled
        status = model.getModelStatus()
        if status == HighsModelStatus.kInfeasible:
            return None
        self.proven = status == HighsModelStatus.kOptimal
        if not self.proven and model.getInfo().primal_solution_status != _FEASIBLE:
            return None
        return list(model.getSolution().col_value)

    def _problem(self) -> Any:
        from highspy import HighsLp, HighsVarType, MatrixFormat

        problem = HighsLp()
        problem.num_col_, problem.num_row_ = len(self._costs), len(self._row_lows)
        problem.col_cost_, problem.col_lower_, problem.col_upper_ = self._costs, self._lows, self._highs
        problem.row_lower_, problem.row_upper_ = self._row_lows, self._row_highs
        matrix = problem.a_matrix_
        matrix.format_ = MatrixFormat.kRowwise
        matrix.start_, matrix.index_, matrix.value_ = self._starts, self._places, self._factors
        kinds = (HighsVarType.kContinuous, HighsVarType.kInteger)
        problem.integrality_ = [kinds[whole] for whole in self._whole]
        return problem


_FEASIBLE = 2
_OPTIONS: dict[str, Any] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_max_nodes": NODES,
}
