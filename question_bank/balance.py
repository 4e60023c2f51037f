"""A paper in the making beside its blueprint, line by line: what is wanted and what is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from question_bank.blueprint import Blueprint, Measure, Traits
from question_bank.shelves import Part, Spot, limits_of
from question_bank.stock import CandidateId, Terms

ZERO = Decimal(0)


@dataclass(frozen=True)
class Placed:
    """One question of a paper: its row counted from 0, what assembly knows of it, its points."""

    id: CandidateId
    row: int
    traits: Traits
    score: Decimal


@dataclass(frozen=True)
class BalanceLine:
    """One line of a blueprint: from `least` to `most` are wanted, `actual` is there; None is no end."""

    spot: Spot
    actual: Decimal
    least: Decimal | None = None
    most: Decimal | None = None

    @property
    def off(self) -> Decimal:
        """How far it lies outside; 0 where it is kept."""
        below = (self.least - self.actual) if self.least is not None else ZERO
        above = (self.actual - self.most) if self.most is not None else ZERO
        return max(ZERO, below, above)


@dataclass(frozen=True)
class Balance:
    """All lines of a blueprint beside a paper, its score, mean difficulty by points, statutes, and who fights whom."""

    lines: tuple[BalanceLine, ...]
    score: Decimal
    difficulty: Decimal
    statutes: int
    enemies: tuple[tuple[CandidateId, ...], ...] = ()

    @property
    def kept(self) -> bool:
        """Whether the paper is what the blueprint asks."""
        return not self.enemies and not any(line.off for line in self.lines)

    @property
    def off(self) -> Decimal:
        """How far all lines lie outside together; each pair of enemies counts as one question."""
        return sum((line.off for line in self.lines), ZERO) + len(self.enemies)


def balance(blueprint: Blueprint, placed: Sequence[Placed], terms: Terms) -> Balance:
    """What a paper holds beside what its blueprint asks."""
    lines = list(_rows(blueprint, placed))
    for index, bound in enumerate(blueprint.bounds):
        in_points = bound.measure is Measure.POINTS
        counted = [one.score if in_points else Decimal(1) for one in placed if bound.fits(one.traits)]
        spot = Spot(Part.LEAST if bound.least > 0 else Part.MOST, index)
        lines.append(BalanceLine(spot, sum(counted, ZERO), bound.least or None, bound.most))
    statutes = len({cited for one in placed for cited in one.traits.statutes})
    if blueprint.statutes:
        lines.append(BalanceLine(Spot(Part.STATUTES), Decimal(statutes), Decimal(blueprint.statutes)))
    for one in limits_of(blueprint, terms):
        held = sum(question.id in one.limit.ids for question in placed)
        lines.append(BalanceLine(one.spot, Decimal(held), None, Decimal(one.limit.most)))
    mean = mean_difficulty(placed)
    if band := blueprint.band:
        ends = (band.mean - band.tolerance, band.mean + band.tolerance)
        lines.append(BalanceLine(Spot(Part.DIFFICULTY), mean, *ends))
    score = sum((one.score for one in placed), ZERO)
    return Balance(tuple(lines), score, mean, statutes, _fights([one.id for one in placed], terms.enemies))


def mean_difficulty(placed: Iterable[Placed]) -> Decimal:
    """The mean difficulty, each question weighing its points; 0 for no questions."""
    weights = [(one.score, int(one.traits.difficulty)) for one in placed]
    whole = sum((weight for weight, _level in weights), ZERO)
    return sum((weight * level for weight, level in weights), ZERO) / whole if whole else ZERO


def after_swap(
    blueprint: Blueprint, placed: Sequence[Placed], place: int, one: CandidateId, traits: Traits, terms: Terms
) -> Balance:
    """The balance with another question at one place."""
    return balance(blueprint, swapped(placed, place, one, traits), terms)


def swapped(placed: Sequence[Placed], place: int, one: CandidateId, traits: Traits) -> tuple[Placed, ...]:
    """The paper with another question at one place."""
    old = placed[place]
    return (*placed[:place], Placed(one, old.row, traits, old.score), *placed[place + 1 :])


def by_fit(
    blueprint: Blueprint,
    placed: Sequence[Placed],
    place: int,
    pool: Mapping[Traits, Collection[CandidateId]],
    terms: Terms,
    most: int = 60,
) -> tuple[tuple[CandidateId, Decimal], ...]:
    """Questions that could stand at a place, with how far the paper is off then; those that fit best first.

    First by what the paper lacks then, then by difficulty, subject, field and statute in common with the question
    that goes, then the least used. Only questions that fit the row count.
    """
    old, row = placed[place], blueprint.rows[placed[place].row]
    taken = {one.id for one in placed}
    found: list[tuple[Decimal, int, int, str, CandidateId]] = []
    for traits, ids in pool.items():
        if not row.fits(*traits):
            continue
        strange = _strangeness(traits, old.traits)
        judge = _Judge(blueprint, placed, place, traits, terms)
        for one in ids:
            if one not in taken:
                found.append((judge.off(one), strange, terms.uses.get(one, 0), str(one), one))
    found.sort(key=lambda entry: entry[:4])
    return tuple((one, off) for off, _strange, _uses, _text, one in found[:most])


class _Judge:
    """How far a paper is off after a swap, found once for all questions with the same traits and marks."""

    def __init__(
        self, blueprint: Blueprint, placed: Sequence[Placed], place: int, traits: Traits, terms: Terms
    ) -> None:
        self._weigh: Callable[[CandidateId], Decimal] = lambda one: (
            balance(blueprint, swapped(placed, place, one, traits), terms).off
        )
        self._limits = [one.limit.ids for one in limits_of(blueprint, terms)]
        self._hostile = frozenset(one for group in terms.enemies for one in group)
        self._known: dict[tuple[bool, ...], Decimal] = {}

    def off(self, one: CandidateId) -> Decimal:
        if one in self._hostile:
            return self._weigh(one)
        marks = tuple(one in ids for ids in self._limits)
        if marks not in self._known:
            self._known[marks] = self._weigh(one)
        return self._known[marks]


def _rows(blueprint: Blueprint, placed: Sequence[Placed]) -> Iterable[BalanceLine]:
    held: Counter[int] = Counter(one.row for one in placed if blueprint.rows[one.row].fits(*one.traits))
    for index, row in enumerate(blueprint.rows):
        yield BalanceLine(Spot(Part.ROW, index), Decimal(held[index]), Decimal(row.count), Decimal(row.count))


def _fights(
    ids: Sequence[CandidateId], enemies: Iterable[frozenset[CandidateId]]
) -> tuple[tuple[CandidateId, ...], ...]:
    present = frozenset(ids)
    found = (tuple(sorted(group & present, key=str)) for group in enemies if len(group & present) > 1)
    return tuple(found)


def _strangeness(one: Traits, other: Traits) -> int:
    return (
        4 * abs(int(one.difficulty) - int(other.difficulty))
        + 2 * (one.subject != other.subject)
        + (one.field != other.field)
        + (one.statutes != other.statutes and set(one.statutes).isdisjoint(other.statutes))
    )
