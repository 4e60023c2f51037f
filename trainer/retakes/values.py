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
    OUT_OF_FORCE = "out_of_force"


class Cause(StrEnum):
    """What leads to a case beside an exam: 学时 short at the year's end, or a fitness test proved from outside."""

    HOURS_SHORT = "hours_short"
    FITNESS_FAILED = "fitness_failed"


Trigger = OutcomeReason | Cause


class Need(StrEnum):
    """What must have happened before a step is carried out, beside its confirmation by an approver."""

    NOTICE_SERVED = "notice_served"
    APPEAL_OVER = "appeal_over"


@dataclass(frozen=True)
class Windows:
    """Days that the source sets, None where it sets none: from notice to retake, from service to the last appeal,
    from an appeal to its decision, from the exam to the date of a deferred one. `in_workdays` counts appeals and
    their decisions in working days."""

    notice_days: int | None = None
    appeal_days: int | None = None
    decision_days: int | None = None
    deferral_days: int | None = None
    in_workdays: bool = False


@dataclass(frozen=True)
class Step:
    """环节 of a ladder. An empty `condition` means that the source names none; `days` to a retake likewise.

    `meaning` says what the step means for the officer, `of` which triggers lead to it (empty: all that count).
    """

    key: str
    name: str
    condition: str
    retake: bool
    days: int | None = None
    meaning: str = ""
    needs: tuple[Need, ...] = ()
    of: tuple[Trigger, ...] = ()


@dataclass(frozen=True)
class Ladder:
    """后果阶梯: the steps in order, which results count as a failure, and which of those the source names itself.

    `scope` says whom it concerns, `gist` sums up what the source says. It is in force from `valid_from` to
    `valid_until`, both included; None where the source sets no such day.
    """

    id: str
    name: str
    source: RuleSource
    scope: str
    gist: str
    steps: tuple[Step, ...]
    counts: frozenset[Trigger]
    counts_stated: frozenset[Trigger]
    windows: Windows = Windows()
    valid_from: date | None = None
    valid_until: date | None = None

    def in_force(self, on: date) -> bool:
        """Whether a day lies within the days the source sets."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_until is None or on <= self.valid_until
        )


@dataclass(frozen=True)
class Attempt:
    """One exam in a person's chain of exam and retakes; `dismissed` when its case was dropped by an approver."""

    exam_id: UUID | None
    result: Trigger
    dismissed: bool = False


@dataclass(frozen=True)
class Proposal:
    """The step a history leads to, its place in the ladder from 1, how many failures led there, and what to know."""

    step: Step
    number: int
    failures: int
    result: Trigger
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
    until: date | None = None


@dataclass(frozen=True)
class Case:
    """One officer and one thing that went wrong. Texts of step and source stand as they were when it was proposed.

    `occasion` and `proof` say what led to the case where no exam did.
    """

    id: UUID
    person_id: UUID
    name: str
    unit: str
    exam_id: UUID | None
    result: Trigger
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
    windows: Windows = Windows()
    occasion: str = ""
    proof: str = ""

    @property
    def opened(self) -> datetime:
        """When it was proposed."""
        return self.history[0].at

    @property
    def until(self) -> date | None:
        """When a decision that was put off is looked at again."""
        return self.history[-1].until


@dataclass(frozen=True)
class CaseQuery:
    """Which cases a list shows; empty parts do not narrow it."""

    case_id: UUID | None = None
    exam_id: UUID | None = None
    person_id: UUID | None = None
    states: frozenset[Decision] = frozenset()


@dataclass(frozen=True)
class Changes:
    """What one run over an exam changed: new cases, and cases that it closed."""

    proposed: tuple[UUID, ...] = ()
    closed: tuple[UUID, ...] = ()
