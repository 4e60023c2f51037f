"""Result versions, the answers that wait for a marker, and what markers gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
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
    `version_id` is the question as it was sealed: in two forms it may stand at two places. `order` is the place in the
    marker's own queue, in an order that tells nothing and is another one for each marker.
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
    version_id: UUID
    order: str
    material: tuple[Figure, ...] = ()


class ThirdRule(StrEnum):
    """What the third marker's points do where two differ too far: count alone, or with the nearer of the two."""

    FINAL = "final"
    NEARER = "nearer"


@dataclass(frozen=True)
class DoubleRule:
    """双评 by the rule set: two markers, a third where they differ by more than `apart`, a share of the full points."""

    apart: Decimal
    third: ThirdRule = ThirdRule.NEARER


@dataclass(frozen=True)
class Award:
    """What one marker gave one answer. `found` are the points for each scoring point, empty where they were typed as
    a sum; a `correction` changed points that were settled."""

    marker_id: UUID
    points: Decimal
    found: tuple[Decimal, ...]
    at: datetime
    correction: bool = False


@dataclass(frozen=True)
class MarkedAnswer:
    """A settled answer: what each marker gave, oldest first, and what it came to."""

    code: str
    awards: tuple[Award, ...]
    points: Decimal
    of: Decimal


class AwardStep(StrEnum):
    """Whose turn it is for one written answer."""

    FIRST = "first_mark"
    SECOND = "second_mark"
    THIRD = "third_mark"
    SETTLED = "mark_settled"


@dataclass(frozen=True)
class QuestionProgress:
    """How far one written question of an exam is marked. `number` counts from 1 in the first form that has it.

    `steps` counts its answers by whose turn it is; `markers` how many answers each marker has marked.
    """

    exam_id: UUID
    version_id: UUID
    number: int
    part: int | None
    steps: Mapping[AwardStep, int]
    markers: Mapping[UUID, int]

    @property
    def answers(self) -> int:
        """All that a person has to mark, or had to."""
        return sum(self.steps.values())

    @property
    def open(self) -> int:
        """How many are not settled."""
        return self.answers - self.steps.get(AwardStep.SETTLED, 0)
