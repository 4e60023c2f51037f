"""When a blueprint cannot be kept: the smallest changes to it that make a paper possible."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from question_bank.allocation import WEIGHTS, give_way
from question_bank.assembly import Draft, draw, hostile
from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.constraints import task_of
from question_bank.programme import never
from question_bank.shelves import Part, Shelves, Spot
from question_bank.stock import FREELY, Stock, Terms

CENT = Decimal("0.01")
WIDENING_COST = 2.0
"""What it costs to let a row take more than it says, compared with giving up a question."""


@dataclass(frozen=True)
class Step:
    """One line gives way by `amount` (questions, points, statutes, grades), or a row becomes `widened`."""

    spot: Spot
    amount: Decimal = Decimal(0)
    widened: BlueprintRow | None = None


@dataclass(frozen=True)
class Relaxation:
    """Steps that together make a paper possible; `cost` is their weight, the smallest is the best."""

    steps: tuple[Step, ...]
    cost: float


def relaxations(
    blueprint: Blueprint,
    stock: Stock,
    terms: Terms = FREELY,
    most: int = 6,
    stop: Callable[[], bool] = never,
) -> tuple[Relaxation, ...]:
    """The best ways out, the smallest first; empty only where none of the lines of the blueprint is to blame.

    Each line alone, by the least it has to give way; a short row widened; all lines together where that costs
    less. Every one was tried by a draw. Raises Cancelled.
    """
    finder = _Finder(blueprint, stock, terms, stop)
    found = [*finder.single(), *finder.widened()]
    together = finder.together()
    if together is not None and all(together.cost < one.cost for one in found):
        found.append(together)
    sound = (one for one in sorted(found, key=lambda one: (one.cost, one.steps[0].spot)) if finder.works(one))
    return tuple(one for one, _number in zip(sound, range(most), strict=False))


def relaxed(blueprint: Blueprint, relaxation: Relaxation) -> Blueprint:
    """The blueprint after the steps; a row that loses all its questions goes, a fixed full score follows the rows."""
    rows = list(blueprint.rows)
    bounds = list(blueprint.bounds)
    changed = blueprint
    for step in relaxation.steps:
        place, amount = step.spot.place, step.amount
        match step.spot.part:
            case Part.ROW:
                rows[place] = step.widened or replace(rows[place], count=rows[place].count - int(amount))
            case Part.LEAST:
                bounds[place] = replace(bounds[place], least=max(Decimal(0), bounds[place].least - amount))
            case Part.MOST:
                bounds[place] = replace(bounds[place], most=(bounds[place].most or Decimal(0)) + amount)
            case _:
                changed = _eased(changed, step)
    kept = tuple(row for row in rows if row.count)
    live = tuple(bound for bound in bounds if bound.least > 0 or bound.most is not None)
    changed = replace(changed, rows=kept, bounds=live)
    return replace(changed, total=None if changed.total is None else changed.total_score)


def _eased(blueprint: Blueprint, step: Step) -> Blueprint:
    amount = step.amount
    match step.spot.part:
        case Part.STATUTES:
            return replace(blueprint, statutes=blueprint.statutes - int(amount))
        case Part.DIFFICULTY if blueprint.band:
            return replace(blueprint, band=replace(blueprint.band, tolerance=blueprint.band.tolerance + amount))
        case Part.RECENT if blueprint.recent:
            return replace(blueprint, recent=replace(blueprint.recent, most=blueprint.recent.most + int(amount)))
        case Part.EXPOSURE if blueprint.exposure:
            return replace(blueprint, exposure=replace(blueprint.exposure, most=blueprint.exposure.most + int(amount)))
        case Part.OVERLAP:
            overlaps = list(blueprint.overlaps)
            one = overlaps[step.spot.place]
            overlaps[step.spot.place] = replace(one, most=one.most + int(amount))
            return replace(blueprint, overlaps=tuple(overlaps))
        case _:
            return blueprint


class _Finder:
    def __init__(self, blueprint: Blueprint, stock: Stock, terms: Terms, stop: Callable[[], bool]) -> None:
        self._blueprint, self._stock, self._terms, self._stop = blueprint, stock, terms, stop
        self._task = task_of(blueprint, Shelves(blueprint, stock, terms, hostile(stock, terms)))
        self._spots = tuple(spot for spot in self._task.spots if spot.part is not Part.LIMIT)

    def single(self) -> Iterator[Relaxation]:
        """Each line alone."""
        for spot in self._spots:
            if (found := self._by([spot])) is not None:
                yield found

    def together(self) -> Relaxation | None:
        """All lines at once."""
        return self._by(self._spots)

    def widened(self) -> Iterator[Relaxation]:
        """Rows that take more than they say: any difficulty, any field, the branch above their subject."""
        for spot in self._spots:
            if spot.part is not Part.ROW:
                continue
            for row in _wider(self._blueprint.rows[spot.place]):
                yield Relaxation((Step(spot, widened=row),), WIDENING_COST)

    def works(self, relaxation: Relaxation) -> bool:
        """Whether a paper can be drawn after it."""
        changed = relaxed(self._blueprint, relaxation)
        return bool(changed.rows) and isinstance(draw(changed, self._stock, 0, self._terms, self._stop), Draft)

    def _by(self, spots: Sequence[Spot]) -> Relaxation | None:
        nearest = give_way(self._task, spots, self._stop)
        if nearest is None or not nearest.slack:
            return None
        steps = tuple(Step(spot, _upwards(amount)) for spot, amount in sorted(nearest.slack.items()))
        return Relaxation(steps, sum(float(step.amount) * WEIGHTS[step.spot.part] for step in steps))


def _upwards(amount: float) -> Decimal:
    """Points and grades in hundredths, never less than what is needed."""
    return Decimal(f"{amount:.6f}").quantize(CENT, ROUND_CEILING).normalize() + 0


def _wider(row: BlueprintRow) -> Iterator[BlueprintRow]:
    if row.difficulty is not None:
        yield replace(row, difficulty=None)
    if row.field:
        yield replace(row, field="")
    if row.subject:
        yield replace(row, subject=row.subject.rpartition("/")[0])
