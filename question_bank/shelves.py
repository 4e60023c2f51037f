"""The pool of an assembly, sorted by the rows each candidate fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from question_bank.allocation import Cell
from question_bank.blueprint import Blueprint
from question_bank.question import Difficulty, QuestionKind

CandidateId = UUID | str


@dataclass(frozen=True, slots=True)
class Candidate:
    """What assembly needs to know of a question.

    Within one pool ids are unique and of one type. At most one candidate of a `group` (near-duplicates, a
    fingerprint) stands in a paper; an empty group is a group of its own.
    """

    id: CandidateId
    kind: QuestionKind
    subject: str = ""
    field: str = ""
    difficulty: Difficulty = Difficulty.MEDIUM
    group: str = ""


class Shelves:
    """Candidates by cell. A group stands as one, represented by its member with the smallest id."""

    def __init__(self, blueprint: Blueprint, pool: Iterable[Candidate], avoid: frozenset[CandidateId]) -> None:
        self._masks = _Masks(blueprint)
        singles, self._groups = _apart(pool)
        self._shelves: defaultdict[tuple[int, bool], list[Candidate]] = defaultdict(list)
        masks, shelves = self._masks, self._shelves
        for single in singles:
            mask = masks[single.kind, single.subject, single.field, single.difficulty]
            if mask:
                shelves[mask, single.id in avoid if avoid else False].append(single)
        for members in self._groups.values():
            mask = masks.of_group(members)
            if mask:
                shelves[mask, any(member.id in avoid for member in members)].append(members[0])
        self.cells = tuple(Cell(*key, len(shelves[key])) for key in sorted(shelves))

    def on(self, cell: Cell) -> Sequence[Candidate]:
        """The candidates of one cell, in the order of their ids."""
        return sorted(self._shelves[cell.mask, cell.avoided], key=_identity)

    def fitting(self, candidate: Candidate, row: int) -> list[CandidateId]:
        """The members of the candidate's group that fit the row."""
        members = self._groups.get(candidate.group, [candidate])
        return [member.id for member in members if self._masks.of(member) >> row & 1]


class _Masks(dict[tuple[QuestionKind, str, str, Difficulty], int]):
    """The rows that candidates with the same properties fit, one bit for each row, found once."""

    def __init__(self, blueprint: Blueprint) -> None:
        super().__init__()
        self._rows = blueprint.rows

    def __missing__(self, properties: tuple[QuestionKind, str, str, Difficulty]) -> int:
        mask = sum(1 << index for index, row in enumerate(self._rows) if row.fits(*properties))
        self[properties] = mask
        return mask

    def of(self, candidate: Candidate) -> int:
        return self[candidate.kind, candidate.subject, candidate.field, candidate.difficulty]

    def of_group(self, members: Iterable[Candidate]) -> int:
        return reduce(or_, map(self.of, members), 0)


def _apart(pool: Iterable[Candidate]) -> tuple[list[Candidate], dict[str, list[Candidate]]]:
    """Candidates alone in their group, and the members of the other groups in the order of their ids."""
    alone: list[Candidate] = []
    first: dict[str, Candidate] = {}
    groups: dict[str, list[Candidate]] = {}
    for candidate in pool:
        if not candidate.group:
            alone.append(candidate)
        elif first.setdefault(candidate.group, candidate) is not candidate:
            groups.setdefault(candidate.group, [first[candidate.group]]).append(candidate)
    for members in groups.values():
        members.sort(key=_identity)
    return alone + [one for group, one in first.items() if group not in groups], groups


def _identity(candidate: Candidate) -> str | int:
    return candidate.id.int if isinstance(candidate.id, UUID) else candidate.id
