"""Estimates of difficulty that a person accepted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from question_bank.question import Difficulty


@dataclass(frozen=True)
class EstimateDraft:
    """What an exam said about one version of a question: the share of its points (0 to 1) that `people` who tried it
    earned, the ends of the interval, and the level that the figures of the office make of it."""

    question_id: UUID
    version_id: UUID
    people: int
    share: Decimal
    low: Decimal
    high: Decimal
    level: Difficulty


@dataclass(frozen=True)
class DifficultyEstimate:
    """A draft that somebody accepted; `exam` is the title of the exam it comes from."""

    draft: EstimateDraft
    exam_id: UUID
    exam: str
    accepted_by: UUID
    at: datetime
