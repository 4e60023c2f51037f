"""What a sheet of scores says, and where its entry stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from trainer.exams.values import Attendance
from trainer.hours.values import RuleSource


class ScoreFlaw(StrEnum):
    """Why a row of a sheet brings no score."""

    NO_PERSON = "score_no_person"
    SEVERAL = "score_several"
    CONTRADICTION = "score_contradiction"
    NO_SCORE = "score_missing"
    BAD_SCORE = "score_bad"
    TWICE = "score_twice"


class OutsideState(StrEnum):
    """An entry waits until a second person has compared it with the proof."""

    WAITING = "outside_waiting"
    CONFIRMED = "outside_confirmed"
    REFUSED = "outside_refused"


@dataclass(frozen=True)
class OutsideDraft:
    """The exam the scores are from. `source` is the document that announced them."""

    title: str
    held_on: date
    organiser: str
    full: Decimal
    pass_mark: Decimal
    source: RuleSource


@dataclass(frozen=True)
class OutsideRow:
    """One person's result; `score` is None for 缺考, 缓考 and 免考."""

    person_id: UUID
    score: Decimal | None
    attendance: Attendance
    retake: bool


@dataclass(frozen=True)
class ScoreProblem:
    """One row that is left out, with what stands there."""

    sheet: str
    row: int
    name: str
    flaw: ScoreFlaw
    text: str


@dataclass(frozen=True)
class ScoreSheet:
    """A sheet that was read: what it brings, and what it does not."""

    name: str
    content: bytes
    rows: tuple[OutsideRow, ...]
    problems: tuple[ScoreProblem, ...]


@dataclass(frozen=True)
class OutsideEntry:
    """Scores that somebody entered; `exam_id` is the exam they became once confirmed."""

    id: UUID
    draft: OutsideDraft
    rows: tuple[OutsideRow, ...]
    proof: str
    proof_name: str
    state: OutsideState
    entered_by: UUID
    entered_at: datetime
    decided_by: UUID | None = None
    decided_at: datetime | None = None
    answer: str = ""
    exam_id: UUID | None = None
