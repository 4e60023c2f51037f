"""What leaves practice: runs, tasks and verdicts, cards, mock exams."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from question_bank.marking import Mark
from question_bank.question import Question, Response
from trainer.bank.drills.values import DrillScope
from trainer.law.values import ArticleKey


class RunKind(StrEnum):
    """Where a question came from when it was answered: 到期复习, 专项练习, 错题本, 模拟考试."""

    REVIEW = "review"
    SCOPE = "scope"
    WRONG = "wrong"
    MOCK = "mock"


class Hiding(StrEnum):
    """Which questions of sealed papers practice keeps back from everybody.

    WHILE_OPEN: those of exams somebody may be sitting. UNTIL_OVER: those of every exam that has not ended yet.
    """

    NEVER = "never"
    WHILE_OPEN = "while_open"
    UNTIL_OVER = "until_over"


@dataclass(frozen=True)
class PracticeTerms:
    """The product's own figures of practice, from `resources/practice.toml`; shares run from 0 to 1."""

    title: str
    run_size: int
    leave_after: int
    retention: float
    again: timedelta
    final_days: int
    enough_answers: int
    weak_below: float
    good_from: float
    smallest_group: int
    mock_minutes: int


@dataclass(frozen=True)
class Review:
    """One answer to one question in one version, as it is kept for good."""

    question_id: UUID
    version_id: UUID
    at: datetime
    right: bool


@dataclass(frozen=True)
class Card:
    """What the reviews of one question come to. `state`, `step`, `stability` and `difficulty` are those of FSRS.

    Counts begin again with a version that asks something else. `streak` are the right answers since the last wrong one.
    """

    question_id: UUID
    version_id: UUID
    state: int
    step: int | None
    stability: float
    difficulty: float
    due: datetime
    last_at: datetime
    last_right: bool
    streak: int
    answers: int
    rights: int


@dataclass(frozen=True)
class RunOrder:
    """What a run is asked for; a scope for RunKind.SCOPE alone. `first` of the wrong-answer book comes first."""

    kind: RunKind
    scope: DrillScope = DrillScope()
    first: UUID | None = None


@dataclass(frozen=True)
class Task:
    """One question to answer, without its key; options stand in the order they are shown.

    `order[i]` is the position in the question's own options of what is shown at i.
    """

    question_id: UUID
    version_id: UUID
    question: Question
    order: tuple[int, ...]


@dataclass(frozen=True)
class Verdict:
    """What an answer was worth: `right` is None where the officer judges their own writing.

    `question` has its key, rationale and citations; its options stand as they were shown.
    """

    task: Task
    question: Question
    response: Response | None
    right: bool | None
    next_at: datetime | None = None


@dataclass(frozen=True)
class Desk:
    """How practice stands for one person."""

    due: int = 0
    wrong: int = 0
    practised: int = 0
    today: int = 0
    exam_at: datetime | None = None


@dataclass(frozen=True)
class Mastery:
    """How an article is mastered: `right` of the `practised` questions that cite it were answered right last.

    `answers` counts every answer to them, `people` who gave them. Without an article it is the whole statute.
    """

    statute: str
    article: ArticleKey | None
    practised: int
    right: int
    answers: int
    people: int = 1

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.right / self.practised


class Grasp(StrEnum):
    """What a mastery says; FEW is 数据不足."""

    FEW = "few"
    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"


@dataclass(frozen=True)
class WrongLine:
    """One question of the wrong-answer book: how often it was wrong, and how many right answers it still needs."""

    question_id: UUID
    stem: str
    wrong: int
    needed: int
    last_at: datetime


@dataclass(frozen=True)
class MockItem:
    """One question of a mock exam in the order of the paper, without its key until it has ended."""

    number: int
    task: Task
    score: Decimal
    response: Response | None = None


@dataclass(frozen=True)
class Mock:
    """A mock exam that runs until `until`."""

    id: UUID
    name: str
    started_at: datetime
    until: datetime
    items: tuple[MockItem, ...]


@dataclass(frozen=True)
class MarkedItem:
    """One question of a mock exam that is over, with key and mark; written answers have no score."""

    number: int
    verdict: Verdict
    mark: Mark


@dataclass(frozen=True)
class MockResult:
    """How a mock exam ended. `of` is what could be marked at once, `written` the points nobody marked."""

    id: UUID
    name: str
    started_at: datetime
    ended_at: datetime
    score: Decimal
    of: Decimal
    written: Decimal
    items: tuple[MarkedItem, ...] = field(default=(), repr=False)
