"""The questions a paper may be drawn from, by what assembly knows of them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from question_bank.blueprint import Traits
from question_bank.question import Difficulty, QuestionKind

CandidateId = UUID | str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One question as assembly sees it.

    Within one pool ids are unique and of one type. At most one candidate of a `group` (near-duplicates, a
    fingerprint) stands in a paper; an empty group is a group of its own.
    """

    id: CandidateId
    kind: QuestionKind
    subject: str = ""
    field: str = ""
    difficulty: Difficulty = Difficulty.MEDIUM
    group: str = ""
    statutes: tuple[str, ...] = ()

    @property
    def traits(self) -> Traits:
        """All but id and group."""
        return Traits(self.kind, self.subject, self.field, self.difficulty, self.statutes)


@dataclass(frozen=True)
class Limit:
    """At most `most` of some questions stand in a paper."""

    ids: frozenset[CandidateId]
    most: int
    name: str = ""


@dataclass(frozen=True)
class Terms:
    """What holds for one draw beside the blueprint.

    Questions in `avoid`, and their groups, come only where nothing else is left. `recent`, `exposed` and `shared` are
    the questions the limits of the blueprint speak of, `shared` in the order of its overlaps; `limits` come on top.
    `enemies` are sets of which one at most stands in a paper; `uses` says in how many papers a question stood.
    """

    avoid: frozenset[CandidateId] = frozenset()
    recent: frozenset[CandidateId] = frozenset()
    exposed: frozenset[CandidateId] = frozenset()
    shared: tuple[frozenset[CandidateId], ...] = ()
    limits: tuple[Limit, ...] = ()
    enemies: tuple[frozenset[CandidateId], ...] = ()
    uses: Mapping[CandidateId, int] = field(default_factory=dict)


FREELY = Terms()
"""A draw with nothing beside its blueprint."""


@dataclass(frozen=True)
class Stock:
    """Ids by traits, each list in the order of its ids; of each group one question at most stands in a paper."""

    shelves: Mapping[Traits, Sequence[CandidateId]]
    groups: tuple[tuple[CandidateId, ...], ...] = ()

    @property
    def size(self) -> int:
        """How many questions there are."""
        return sum(map(len, self.shelves.values()))

    @cached_property
    def state(self) -> str:
        """SHA-256 over all that a draw depends on: equal for equal stocks, in whatever order they were read."""
        whole = hashlib.sha256()
        for traits, ids in sorted(self.shelves.items()):
            words = (traits.kind.value, traits.subject, traits.field, str(int(traits.difficulty)))
            whole.update("\x1f".join((*words, "\x1c".join(traits.statutes), "")).encode())
            whole.update("\x1e".join(map(str, ids)).encode())
        for group in sorted(self.groups, key=lambda ids: [identity(one) for one in ids]):
            whole.update("\x1d".join(map(str, group)).encode())
        return whole.hexdigest()


def stock_of(candidates: Iterable[Candidate]) -> Stock:
    """The stock some candidates make."""
    shelves: defaultdict[Traits, list[CandidateId]] = defaultdict(list)
    groups: defaultdict[str, list[CandidateId]] = defaultdict(list)
    for one in candidates:
        shelves[one.traits].append(one.id)
        if one.group:
            groups[one.group].append(one.id)
    for ids in (*shelves.values(), *groups.values()):
        ids.sort(key=identity)
    return Stock(shelves, tuple(tuple(ids) for ids in groups.values() if len(ids) > 1))


def identity(one: CandidateId) -> str | int:
    """What ids are ordered by."""
    return one.int if isinstance(one, UUID) else one
