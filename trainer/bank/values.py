"""Frozen values of the question bank that leave the capability."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from question_bank.problems import Problem
from question_bank.question import Difficulty, Question, QuestionKind


class QuestionStatus(StrEnum):
    """Where a question stands. Only approved questions are drawn for papers; retired ones stay as they are."""

    DRAFT = "draft"
    UNVERIFIED = "unverified"
    CHECKED = "checked"
    APPROVED = "approved"
    PARKED = "parked"
    RETIRED = "retired"


class Origin(StrEnum):
    """How a question came into the bank."""

    TYPED = "typed"
    IMPORTED = "imported"
    STARTER = "starter"


class Move(StrEnum):
    """What a reviewer does with questions; the value is the action in the audit trail."""

    CHECK = "bank.question_checked"
    APPROVE = "bank.question_approved"
    PARK = "bank.question_parked"
    RETIRE = "bank.question_retired"


class BankEvent(StrEnum):
    """What else the audit trail says about a question or its batch."""

    ADDED = "bank.question_added"
    CHANGED = "bank.question_changed"
    IMPORTED = "bank.batch_imported"
    UNDONE = "bank.batch_undone"
    EXPORTED = "bank.exported"
    MERGED = "bank.questions_merged"
    MERGE_UNDONE = "bank.merge_undone"
    NOT_DUPLICATE = "bank.not_duplicate"
    RESTORED = "bank.question_restored"
    TAKEN_BACK = "bank.move_taken_back"


class Basis(StrEnum):
    """What may be wrong with the citations of a question, held against the law register."""

    NONE = "none"
    WRONG = "wrong"
    UNKNOWN = "unknown"


class SortBy(StrEnum):
    """What a list is ordered by; what stands empty there comes last, and equals stand newest first."""

    NUMBER = "number"
    KIND = "kind"
    STATUTE = "statute"
    DIFFICULTY = "difficulty"
    STATUS = "status"
    SUBJECT = "subject"
    FIELD = "field"


@dataclass(frozen=True)
class BankQuery:
    """What a list shows; everything given must hold.

    `words`: parts between spaces are phrases that must all occur in stem, options, key points, rationale or citation.
    `statuses` empty: all but retired. `subject` takes the branch below it too. `statute` is a full or short title of
    any statute cited. `basis`: questions that cite nothing, places that do not exist, or laws the register lacks.
    `contradictory`: only those whose key another question contradicts. Without a sort the newest come first.
    """

    words: str = ""
    kinds: frozenset[QuestionKind] = frozenset()
    statuses: frozenset[QuestionStatus] = frozenset()
    subject: str = ""
    field: str = ""
    difficulty: Difficulty | None = None
    statute: str = ""
    contradictory: bool = False
    basis: Basis | None = None
    sort: SortBy | None = None
    descending: bool = False
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One line of the list; `stem` is its beginning, short title and article are those of the first citation."""

    id: UUID
    number: int
    kind: QuestionKind
    stem: str
    subject: str
    field: str
    difficulty: Difficulty
    statute: str
    article: int | None
    status: QuestionStatus


@dataclass(frozen=True)
class BankPage:
    """One stretch of a list, newest first. `more`: a search found so much that `total` stopped counting."""

    rows: tuple[QuestionRow, ...] = ()
    total: int = 0
    more: bool = False


@dataclass(frozen=True)
class VersionRow:
    """One immutable version, counted from 1."""

    id: UUID
    ordinal: int
    created_at: datetime
    created_by: UUID
    reason: str


@dataclass(frozen=True)
class HistoryEntry:
    """What the audit trail says somebody did with a question, by the bank, an exam or a law."""

    at: datetime
    actor_id: UUID | None
    action: str
    reason: str


@dataclass(frozen=True)
class QuestionDetail:
    """Everything about one question; `question` is its current version.

    `merged_into` is the number of the question that stayed where this one was merged away.
    """

    id: UUID
    number: int
    status: QuestionStatus
    origin: Origin
    question: Question
    version_id: UUID
    author_id: UUID
    checked_by: UUID | None
    approved_by: UUID | None
    versions: tuple[VersionRow, ...]
    history: tuple[HistoryEntry, ...]
    problems: tuple[Problem, ...] = ()
    merged_into: int | None = None


@dataclass(frozen=True)
class UnsavedQuestion:
    """What somebody was writing when they last touched it."""

    question: Question
    at: datetime


@dataclass(frozen=True)
class Shelf:
    """Where questions are to be put; None leaves that as it is."""

    subject: str | None = None
    field: str | None = None
    difficulty: Difficulty | None = None


@dataclass(frozen=True)
class BankSummary:
    """Counts over the whole bank; `total` and `by_kind` leave retired questions out."""

    total: int = 0
    by_status: Mapping[QuestionStatus, int] = field(default_factory=dict)
    by_kind: Mapping[QuestionKind, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Tally:
    """How many of the questions a query finds are of each kind and in each status."""

    by_kind: Mapping[QuestionKind, int] = field(default_factory=dict)
    by_status: Mapping[QuestionStatus, int] = field(default_factory=dict)


@dataclass(frozen=True)
class SubjectNode:
    """One branch of the subject tree; `count` includes the branches below, retired questions left out."""

    path: str
    name: str
    depth: int
    count: int


@dataclass(frozen=True)
class BulkOutcome:
    """How many questions moved, and for the others how often each code kept one back.

    `made` are the versions that came of it, by question, where there are any; `moved` the questions whose status
    changed: either can be undone together.
    """

    changed: int
    refused: Mapping[str, int] = field(default_factory=dict)
    made: Mapping[UUID, UUID] = field(default_factory=dict)
    moved: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class ImportOutcome:
    """What an import did; without a batch it kept nothing: it was cancelled, or there was nothing new.

    `left_out` items of the file have a blocking problem.
    """

    batch_id: UUID | None
    added: int
    duplicates: int
    left_out: int
    cancelled: bool = False
