"""The stock of an assembly, sorted by the rows, bounds and limits each question counts for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from question_bank.blueprint import Blueprint, Traits
from question_bank.stock import CandidateId, Limit, Stock, Terms

AVOIDED = 4
"""The level of questions that come last; below it stand those used often, where a blueprint spares them."""


class Part(StrEnum):
    """Which part of a blueprint, or of the terms of a draw, something is about."""

    ROW = "row"
    LEAST = "least"
    MOST = "most"
    STATUTES = "statutes"
    DIFFICULTY = "difficulty"
    RECENT = "recent"
    EXPOSURE = "exposure"
    OVERLAP = "overlap"
    LIMIT = "limit"


class Spot(NamedTuple):
    """One line of a blueprint: the part, and where there are several the place in it, counted from 0."""

    part: Part
    place: int = 0


class Cell(NamedTuple):
    """Questions that are all the same to the programme.

    `rows`, `bounds`, `limits` have a bit for each row, bound and limit they count for. Difficulty is 0 and statutes
    are none where nothing asks for them; `alone` is the id of a question that has a cell of its own because of enemies.
    """

    rows: int
    bounds: int
    limits: int = 0
    level: int = 0
    difficulty: int = 0
    statutes: tuple[str, ...] = ()
    alone: str = ""


@dataclass(frozen=True)
class SpotLimit:
    """A limit with the line of the blueprint it comes from."""

    spot: Spot
    limit: Limit


def limits_of(blueprint: Blueprint, terms: Terms) -> tuple[SpotLimit, ...]:
    """All limits of a draw: those of the blueprint over the questions the terms name, then those of the terms."""
    found = []
    if blueprint.recent:
        found.append(SpotLimit(Spot(Part.RECENT), Limit(terms.recent, blueprint.recent.most)))
    if blueprint.exposure:
        found.append(SpotLimit(Spot(Part.EXPOSURE), Limit(terms.exposed, blueprint.exposure.most)))
    for index, (overlap, ids) in enumerate(zip(blueprint.overlaps, terms.shared, strict=False)):
        found.append(SpotLimit(Spot(Part.OVERLAP, index), Limit(ids, overlap.most, overlap.name)))
    found += [SpotLimit(Spot(Part.LIMIT, index), limit) for index, limit in enumerate(terms.limits)]
    return tuple(found)


class Shelves:
    """Questions by cell. Those of a group that are the same to the programme stand as one."""

    def __init__(
        self,
        blueprint: Blueprint,
        stock: Stock,
        terms: Terms,
        alone: frozenset[CandidateId] = frozenset(),
        graded: bool = False,
    ) -> None:
        self._blueprint, self._terms, self._alone = blueprint, terms, alone
        self._graded = graded or blueprint.band is not None
        self.limits = limits_of(blueprint, terms)
        worn = (group for group in stock.groups if not terms.avoid.isdisjoint(group))
        self._avoided = terms.avoid.union(*worn) if terms.avoid else terms.avoid
        self._cells: dict[CandidateId, Cell] = {}
        self._parts: defaultdict[Cell, list[Sequence[CandidateId]]] = defaultdict(list)
        self._twins: dict[CandidateId, Sequence[CandidateId]] = {}
        self.enemies = list(terms.enemies)
        self._fill(stock)
        self.cells = tuple(sorted(self._parts))
        self.sizes = tuple(sum(map(len, self._parts[cell])) for cell in self.cells)

    def at(self, cell: Cell, place: int) -> Sequence[CandidateId]:
        """One question of a cell, with those of its group that may stand for it."""
        for part in self._parts[cell]:
            if place < len(part):
                return self._twins.get(part[place], (part[place],))
            place -= len(part)
        raise IndexError(place)

    def avoided(self, one: CandidateId) -> bool:
        """Whether a question, or one of its group, was to be avoided."""
        return one in self._avoided

    def _fill(self, stock: Stock) -> None:
        special = self._special(stock)
        for traits in sorted(stock.shelves):
            base = self._base(traits)
            if not base.rows:
                continue
            ids = stock.shelves[traits]
            hits = [one for one in ids if one in special] if special else []
            if not hits:
                self._parts[base].append(ids)
                continue
            if len(hits) < len(ids):
                self._parts[base].append([one for one in ids if one not in special])
            self._cells |= {one: self._marked(base, one) for one in hits}
        dropped = self._pair(stock)
        for one, cell in self._cells.items():
            if one not in dropped:
                self._parts[cell].append((one,))

    def _special(self, stock: Stock) -> set[CandidateId]:
        """Questions of which more is known than their traits."""
        uses = self._terms.uses if self._blueprint.spare else ()
        limited = (one.limit.ids for one in self.limits)
        return set(chain(self._avoided, self._alone, uses, *limited, *stock.groups))

    def _base(self, traits: Traits) -> Cell:
        rows = sum(1 << i for i, row in enumerate(self._blueprint.rows) if row.fits(*traits))
        bounds = sum(1 << i for i, bound in enumerate(self._blueprint.bounds) if bound.fits(traits))
        difficulty = int(traits.difficulty) if self._graded else 0
        return Cell(rows, bounds, 0, 0, difficulty, traits.statutes if self._blueprint.statutes else ())

    def _marked(self, base: Cell, one: CandidateId) -> Cell:
        limits = sum(1 << i for i, spot in enumerate(self.limits) if one in spot.limit.ids)
        used = min(self._terms.uses.get(one, 0), AVOIDED - 1) if self._blueprint.spare else 0
        level = AVOIDED if one in self._avoided else used
        return base._replace(limits=limits, level=level, alone=str(one) if one in self._alone else "")

    def _pair(self, stock: Stock) -> set[CandidateId]:
        """Lets one stand for its group where they are the same to the programme; other groups are enemies."""
        dropped: set[CandidateId] = set()
        for group in stock.groups:
            present = [one for one in group if one in self._cells]
            if len(present) < 2:
                continue
            bound = any(one in dropped or one in self._twins for one in present)
            if len({self._cells[one] for one in present}) == 1 and not bound:
                self._twins[present[0]] = present
                dropped.update(present[1:])
            else:
                self.enemies.append(frozenset(present))
        return dropped
