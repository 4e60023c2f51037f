"""Frozen values of law changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from question_bank.question import Question, QuestionKind
from trainer.bank.values import QuestionStatus
from trainer.law.values import ArticleChange, ArticleKey, Comparison, Statute


class LoadKind(StrEnum):
    """What loading a text means: the first text of a statute, the text of a revision known by its count, a new
    version that can be compared, one whose predecessor has no text, or one that is older than what is known.
    """

    FIRST = "first"
    TEXT = "text"
    NEW = "new"
    UNCOMPARED = "uncompared"
    HISTORY = "history"


class ParkWhen(StrEnum):
    """When the questions in doubt are set aside. NOT is allowed only where nothing can be compared."""

    AT_ONCE = "at_once"
    ON_DATE = "on_date"
    NOT = "not"


class WorkState(StrEnum):
    """Where an entry of the work list stands."""

    OPEN = "open"
    TO_APPROVE = "to_approve"
    REWRITTEN = "rewritten"
    DONE = "done"


@dataclass(frozen=True)
class LoadPreview:
    """The consequences of loading a text, before anything is kept.

    `old` is the version it follows, `comparison` the two article by article (None where nothing can be compared);
    `doubtful` how many approved or checked questions would be set aside, `by_place` how many for each old article.
    """

    kind: LoadKind
    old: Statute | None = None
    comparison: Comparison | None = None
    doubtful: int = 0
    by_place: Mapping[ArticleKey, int] = field(default_factory=dict)

    @property
    def parks(self) -> bool:
        """Whether questions may have to be set aside."""
        return self.kind in (LoadKind.NEW, LoadKind.UNCOMPARED)


@dataclass(frozen=True)
class LoadOutcome:
    """What was kept, and how many questions are set aside now; `park_on` is given where that comes later."""

    change_id: UUID
    version_id: UUID
    parked: int
    park_on: date | None = None


@dataclass(frozen=True)
class LawChange:
    """One confirmed version: who, when, why, and how far its work list is."""

    id: UUID
    statute: str
    version_id: UUID
    revised: date
    old_version_id: UUID | None
    old_revised: date | None
    park_on: date | None
    by_id: UUID
    at: datetime
    reason: str
    done: bool
    undone: bool
    total: int = 0
    open: int = 0
    decided: int = 0


@dataclass(frozen=True)
class WorkItem:
    """One question on the work list of a law change."""

    change_id: UUID
    statute: str
    old_revised: date | None
    revised: date
    question_id: UUID
    number: int
    kind: QuestionKind
    stem: str
    status: QuestionStatus
    places: tuple[ArticleKey, ...]
    state: WorkState
    closed_by: UUID | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True)
class WorkDetail:
    """A question of the work list with what became of each article it cites; `version_id` is the version set aside."""

    item: WorkItem
    question: Question
    changes: tuple[ArticleChange, ...]
    reason: str


@dataclass(frozen=True)
class Proposal:
    """Citations found in the rationale of a question that has none; `proposed` is the question with them."""

    question_id: UUID
    number: int
    status: QuestionStatus
    question: Question
    proposed: Question
    cited: tuple[tuple[str, bool | None], ...]

    @property
    def sound(self) -> bool:
        """Whether every place found exists in the law in force."""
        return all(exists for _words, exists in self.cited)
