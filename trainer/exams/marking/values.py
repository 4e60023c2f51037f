"""Result versions and the answers that wait for a marker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from question_bank.marking import Mark
from question_bank.question import Figure, Question, Response


@dataclass(frozen=True)
class Result:
    """One version of a result; the highest ordinal is in force.

    `passed` is None while an answer waits for a marker; `score` is then what is certain already. `marks` stand
    in the order of the paper. `marked_by` is None for the marks by rule.
    """

    sitting_id: UUID
    ordinal: int
    score: Decimal
    of: Decimal
    passed: bool | None
    marks: tuple[Mark, ...]
    marked_by: UUID | None
    note: str
    at: datetime

    @property
    def waiting(self) -> int:
        """How many written answers still wait."""
        return sum(sum(part.waiting for part in mark.parts) if mark.parts else mark.waiting for mark in self.marks)


@dataclass(frozen=True)
class WaitingAnswer:
    """One written answer without a name: `code` tells answers apart. `part` is None outside cases.

    `stimulus` is the text of the case, `material` its pictures and tables; `question` carries the scoring points.
    """

    sitting_id: UUID
    exam_id: UUID
    item: int
    part: int | None
    code: str
    stimulus: str
    question: Question
    response: Response | None
    of: Decimal
    material: tuple[Figure, ...] = ()
