"""What leaves the retakes capability: ladders, what was proposed for whom, and what named persons decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from trainer.exams.results.values import OutcomeReason
from trainer.hours.values import RuleSource


class Decision(StrEnum):
    """One entry in the history of a case; the newest is its state. `closed` says that a retake settled it."""

    PROPOSED = "case_proposed"
    CONFIRMED = "case_confirmed"
    DEFERRED = "case_deferred"
    DISMISSED = "case_dismissed"
    APPLIED = "case_applied"
    CLOSED = "case_closed"


class Note(StrEnum):
    """What the approver has to know about a proposal."""

    RESULT_UNSTATED = "result_unstated"
    CONDITION_UNSTATED = "condition_unstated"
    LAST_STEP_AGAIN = "last_step_again"


@dataclass(frozen=True)
class Step:
    """环节 of a ladder. An empty `condition` means that the source names none; `days` to a retake likewise."""

    key: str
    name: str
    condition: str
    retake: bool
    days: int | None = None


@dataclass(frozen=True)
class Ladder:
    """后果阶梯: the steps in order, which results count as a failure, and which of those the source names itself.

    `scope` says whom it concerns, `gist` sums up what the source says.
    """

    id: str
    name: str
    source: RuleSource
    scope: str
    gist: str
    steps: tuple[Step, ...]
    counts: frozenset[OutcomeReason]
    counts_stated: frozenset[OutcomeReason]


@dataclass(frozen=True)
class Attempt:
    """One exam in a person's chain of exam and retakes; `dismissed` when its case was dropped by an approver."""

    exam_id: UUID
    result: OutcomeReason
    dismissed: bool = False


@dataclass(frozen=True)
class Proposal:
    """The step a history leads to, its place in the ladder from 1, how many failures led there, and what to know."""

    step: Step
    number: int
    failures: int
    result: OutcomeReason
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One line of a case's history, written by a named person."""

    number: int
    decision: Decision
    by: UUID
    by_name: str
    at: datetime
    reason: str


@dataclass(frozen=True)
class Case:
    """One officer and one exam that went wrong. Texts of step and source stand as they were when it was proposed."""

    id: UUID
    person_id: UUID
    name: str
    unit: str
    exam_id: UUID
    result: OutcomeReason
    score: Decimal | None
    step: Step
    step_number: int
    failures: int
    notes: tuple[Note, ...]
    source: RuleSource
    gist: str
    due_on: date | None
    state: Decision
    retake_exam_id: UUID | None
    history: tuple[Entry, ...]


@dataclass(frozen=True)
class CaseQuery:
    """Which cases a list shows; empty parts do not narrow it."""

    exam_id: UUID | None = None
    person_id: UUID | None = None
    states: frozenset[Decision] = frozenset()


@dataclass(frozen=True)
class Changes:
    """What one run over an exam changed: new cases, and cases that it closed."""

    proposed: tuple[UUID, ...] = ()
    closed: tuple[UUID, ...] = ()
