"""Frozen values of the search for duplicates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from question_bank.question import QuestionKind
from question_bank.similarity import Likeness
from trainer.bank.values import QuestionStatus


class SimilarEvent(StrEnum):
    """What the audit trail says beside the questions themselves."""

    SCANNED = "bank.similar_scanned"


class Part(StrEnum):
    """What a merge can take from either question. OPTIONS are kind, options, key and the parts of a case together.

    Stem and rationale come with their figures.
    """

    STEM = "stem"
    OPTIONS = "options"
    RATIONALE = "rationale"
    CITATIONS = "citations"
    SHELF = "shelf"


class Source(StrEnum):
    """Where a merge takes a part from; BOTH is for rationale and citations."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"


@dataclass(frozen=True)
class Side:
    """One question of a pair as it stands; `stem` is its beginning."""

    id: UUID
    version_id: UUID
    number: int
    kind: QuestionKind
    stem: str
    subject: str
    status: QuestionStatus


@dataclass(frozen=True)
class SimilarPair:
    """Two questions in the versions that were compared, the older one at the left; `score` is 0 to 100."""

    left: Side
    right: Side
    likeness: Likeness
    score: int

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.left, self.right


@dataclass(frozen=True)
class ScanRow:
    """The last search that came to its end."""

    at: datetime
    by: UUID
    questions: int
    found: int


@dataclass(frozen=True)
class Overview:
    """What waits for a decision. `changed` questions are new or other than when the bank was searched."""

    scan: ScanRow | None = None
    pairs: tuple[SimilarPair, ...] = ()
    changed: int = 0


@dataclass(frozen=True)
class MergePlan:
    """Which of a pair stays and what it takes from the other; what is not named it keeps."""

    pair: SimilarPair
    kept_id: UUID
    taken: Mapping[Part, Source] = field(default_factory=dict)

    @property
    def kept(self) -> Side:
        return next(side for side in self.pair.sides if side.id == self.kept_id)

    @property
    def other(self) -> Side:
        return next(side for side in self.pair.sides if side.id != self.kept_id)


@dataclass(frozen=True)
class MergeRow:
    """One merge: the numbers of the question that stayed and of the one that went; `open` while it can be undone."""

    id: UUID
    kept: int
    retired: int
    at: datetime
    by: UUID
    reason: str
    open: bool


@dataclass(frozen=True)
class IncomingFinding:
    """What one of the incoming questions, counted from 0, is like.

    It is either a question of the bank, by id and number, or an earlier one that comes in too, by its place.
    """

    place: int
    likeness: Likeness
    score: int
    question_id: UUID | None = None
    number: int | None = None
    other_place: int | None = None
