"""Blueprint and pool -> a draft of a paper, or the rows that cannot be filled."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from question_bank.allocation import allocate
from question_bank.blueprint import Blueprint
from question_bank.shelves import Candidate, CandidateId, Shelves

__all__ = ["Candidate", "CandidateId", "Draft", "Shortage", "draw"]


@dataclass(frozen=True)
class Draft:
    """The drawn ids, one tuple for each row of the blueprint; `reused` are those of them to be avoided."""

    rows: tuple[tuple[CandidateId, ...], ...]
    reused: frozenset[CandidateId] = frozenset()


@dataclass(frozen=True)
class Shortage:
    """Rows that stay short in the best paper the pool allows: (index of the row, questions missing)."""

    rows: tuple[tuple[int, int], ...]

    @property
    def total(self) -> int:
        """How many questions are missing altogether."""
        return sum(missing for _, missing in self.rows)


def draw(
    blueprint: Blueprint, pool: Iterable[Candidate], seed: int, avoid: Collection[CandidateId] = ()
) -> Draft | Shortage:
    """Draw the questions of a paper by chance.

    The same seed and pool give the same paper, in whatever order the pool comes. A candidate may fit several
    rows and is drawn for one at most. Candidates in `avoid`, and their groups, are taken only where nothing
    else is left. A question is as likely as any other of its row unless rows compete for it.
    """
    chance = random.Random(seed)
    shelves = Shelves(blueprint, pool, frozenset(avoid))
    counts = [row.count for row in blueprint.rows]
    taken = allocate(counts, shelves.cells, chance)
    short = [(row, wanted - sum(taken[row])) for row, wanted in enumerate(counts)]
    if any(missing for _, missing in short):
        return Shortage(tuple((row, missing) for row, missing in short if missing))
    return _draft(taken, shelves, chance)


def _draft(taken: Sequence[Sequence[int]], shelves: Shelves, chance: random.Random) -> Draft:
    rows: list[list[CandidateId]] = [[] for _ in taken]
    reused: set[CandidateId] = set()
    for column, cell in enumerate(shelves.cells):
        amounts = [row[column] for row in taken]
        if not any(amounts):
            continue
        drawn = iter(chance.sample(shelves.on(cell), sum(amounts)))
        for index, amount in enumerate(amounts):
            for _ in range(amount):
                picked = chance.choice(shelves.fitting(next(drawn), index))
                rows[index].append(picked)
                reused.update((picked,) if cell.avoided else ())
    for row in rows:
        chance.shuffle(row)
    return Draft(tuple(tuple(row) for row in rows), frozenset(reused))
