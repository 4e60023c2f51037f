"""Objections to questions with the opinions of a panel, and rechecks of results by two people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from question_bank.question import Question, Response


@dataclass(frozen=True)
class Opinion:
    """What one member of the panel thinks of an objection, with the reason."""

    by: UUID
    upheld: bool
    reason: str
    at: datetime


@dataclass(frozen=True)
class Objection:
    """One question contested by one candidate. `number` is where the paper has it; `upheld` is None while it waits.

    `due` says how many opinions are still missing before somebody may decide.
    """

    id: UUID
    exam_id: UUID
    person_id: UUID
    question_id: UUID
    number: int
    question: Question
    response: Response | None
    words: str
    at: datetime
    opinions: tuple[Opinion, ...] = ()
    due: int = 0
    upheld: bool | None = None
    decided_by: UUID | None = None
    decided_at: datetime | None = None
    answer: str = ""


@dataclass(frozen=True)
class Line:
    """One mark of a result that is looked through: `left_out` where something was written and nothing given."""

    number: int
    kind: str
    score: Decimal | None
    of: Decimal
    left_out: bool


@dataclass(frozen=True)
class Finding:
    """What one person found when adding up; `ordinal` names the version of the result they looked at."""

    by: UUID
    ordinal: int
    sound: bool
    words: str
    at: datetime


@dataclass(frozen=True)
class Recheck:
    """A result that is added up once more. It is over when two people found the same version sound.

    `asked` is the score when it was asked for, `score` the one of now, or once it is over the one that was found
    sound; `added` is what its marks come to.
    """

    id: UUID
    exam_id: UUID
    sitting_id: UUID
    person_id: UUID
    words: str
    at: datetime
    asked: Decimal
    score: Decimal
    added: Decimal
    ordinal: int
    lines: tuple[Line, ...] = ()
    findings: tuple[Finding, ...] = ()
    over: bool = False


@dataclass(frozen=True)
class Remedies:
    """What a candidate may still do about a result, and what they have done. A day is None where it is not possible.

    `unlisted` are years on the way to these days for which nobody entered working days, where they are counted.
    """

    object_until: date | None = None
    recheck_until: date | None = None
    unlisted: tuple[int, ...] = ()
    objections: tuple[Objection, ...] = ()
    rechecks: tuple[Recheck, ...] = ()
