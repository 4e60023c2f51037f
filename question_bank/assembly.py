"""Blueprint and stock -> drafts of papers, or the lines of the blueprint that stay short."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from question_bank.allocation import Allocation, allocate, allocate_forms, give_way
from question_bank.blueprint import Blueprint
from question_bank.constraints import task_of
from question_bank.programme import Cancelled, never
from question_bank.shelves import Part, Shelves, Spot
from question_bank.stock import FREELY, Candidate, CandidateId, Stock, Terms, stock_of

__all__ = ["Cancelled", "Candidate", "CandidateId", "Draft", "Forms", "Shortage", "Stock", "Terms"]
__all__ += ["draw", "draw_forms", "stock_of"]

MOST_HOSTILE = 300
"""So many enemies are looked at one by one where a blueprint cannot be kept."""


@dataclass(frozen=True)
class Draft:
    """The drawn ids, one tuple for each row of the blueprint; `reused` are those of them to be avoided."""

    rows: tuple[tuple[CandidateId, ...], ...]
    reused: frozenset[CandidateId] = frozenset()

    @property
    def ids(self) -> tuple[CandidateId, ...]:
        """All of them in their order."""
        return tuple(one for row in self.rows for one in row)


@dataclass(frozen=True)
class Forms:
    """Parallel papers; `reused` is the sum over all questions of the papers beyond the first each stands in.

    Where `least` is False the search ended before it was sure that there is no way with fewer.
    """

    drafts: tuple[Draft, ...]
    reused: int = 0
    least: bool = True


@dataclass(frozen=True)
class Shortage:
    """What the nearest paper the stock allows lacks: (line of the blueprint, questions, points or grades)."""

    lacks: tuple[tuple[Spot, float], ...]

    @property
    def rows(self) -> tuple[tuple[int, int], ...]:
        """Rows that stay short: (index of the row, questions missing)."""
        return tuple((spot.place, round(amount)) for spot, amount in self.lacks if spot.part is Part.ROW)

    @property
    def total(self) -> int:
        """How many questions are missing in the rows altogether."""
        return sum(missing for _, missing in self.rows)


def draw(
    blueprint: Blueprint, stock: Stock, seed: int, terms: Terms = FREELY, stop: Callable[[], bool] = never
) -> Draft | Shortage:
    """Draw the questions of a paper by chance.

    The same seed, stock and terms give the same paper. A question may fit several rows and is drawn for one at
    most. A question is as likely as any other of its row unless rows, bounds or limits speak for others. Raises
    Cancelled when `stop` says so.
    """
    found = _assemble(blueprint, stock, seed, 1, terms, stop)
    return found if isinstance(found, Shortage) else found.drafts[0]


def draw_forms(
    blueprint: Blueprint,
    stock: Stock,
    seed: int,
    forms: int,
    terms: Terms = FREELY,
    stop: Callable[[], bool] = never,
) -> Forms | Shortage:
    """Draw parallel papers: each keeps the blueprint, they share as few questions as the stock allows, and their
    mean difficulties lie within the spread of the blueprint. Otherwise as `draw`."""
    return _assemble(blueprint, stock, seed, forms, terms, stop)


def _assemble(
    blueprint: Blueprint, stock: Stock, seed: int, forms: int, terms: Terms, stop: Callable[[], bool]
) -> Forms | Shortage:
    """Enemies are few: only those a draw brings together get cells of their own, and the draw is made again."""
    alone: frozenset[CandidateId] = frozenset()
    while True:
        chance = random.Random(seed)
        shelves = Shelves(blueprint, stock, terms, alone, graded=forms > 1)
        task = task_of(blueprint, shelves)
        found = allocate(task, chance, stop) if forms == 1 else allocate_forms(task, forms, chance, stop)
        if found is None:
            return _shortage(blueprint, stock, terms, alone, stop)
        drafts = _deal(found, shelves, chance)
        fights = [one for draft in drafts for one in _fights(draft, shelves.enemies)]
        if not fights:
            return Forms(drafts, _reused(drafts), found.proven)
        alone = alone.union(*fights)


def hostile(stock: Stock, terms: Terms) -> frozenset[CandidateId]:
    """Every question with an enemy; none where they are too many to look at one by one."""
    found = frozenset(one for group in (*terms.enemies, *stock.groups) for one in group)
    return found if len(found) <= MOST_HOSTILE else frozenset()


def _shortage(
    blueprint: Blueprint, stock: Stock, terms: Terms, alone: frozenset[CandidateId], stop: Callable[[], bool]
) -> Shortage:
    """What the nearest paper lacks: every line may give way, weighed; enemies still stand apart."""
    task = task_of(blueprint, Shelves(blueprint, stock, terms, alone | hostile(stock, terms)))
    nearest = give_way(task, task.spots, stop)
    if nearest is None:
        raise RuntimeError("an elastic programme has no solution")
    return Shortage(tuple(sorted(nearest.slack.items())))


def _fights(draft: Draft, enemies: Sequence[frozenset[CandidateId]]) -> Iterator[frozenset[CandidateId]]:
    drawn = frozenset(draft.ids)
    return (group for group in enemies if len(drawn & group) > 1)


def _reused(drafts: Sequence[Draft]) -> int:
    every = [one for draft in drafts for one in draft.ids]
    return len(every) - len(set(every))


def _deal(found: Allocation, shelves: Shelves, chance: random.Random) -> tuple[Draft, ...]:
    """Questions by chance from each cell, dealt like cards: nobody gets one again before all are dealt."""
    papers: list[list[list[CandidateId]]] = [[[] for _ in taken] for taken in found.taken]
    for place, cell in enumerate(shelves.cells):
        amounts = [[row[place] for row in taken] for taken in found.taken]
        wanted, size = sum(map(sum, amounts)), shelves.sizes[place]
        if not wanted:
            continue
        deck = [shelves.at(cell, one) for one in chance.sample(range(size), min(wanted, size))]
        cards = deck * math.ceil(wanted / len(deck))
        top = iter(cards)
        for paper, rows in zip(papers, amounts, strict=True):
            for row, amount in zip(paper, rows, strict=True):
                row += [chance.choice(next(top)) for _ in range(amount)]
    for paper in papers:
        for row in paper:
            chance.shuffle(row)
    return tuple(_draft(paper, shelves) for paper in papers)


def _draft(paper: Sequence[Sequence[CandidateId]], shelves: Shelves) -> Draft:
    rows = tuple(tuple(row) for row in paper)
    return Draft(rows, frozenset(one for row in rows for one in row if shelves.avoided(one)))
