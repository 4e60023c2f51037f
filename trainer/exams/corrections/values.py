"""What a correction of a key is, whom it concerns, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from question_bank.question import Answer, Question


class CorrectionKind(StrEnum):
    """更正答案, 多答案均可, 全员得分, 删除此题."""

    NEW_KEY = "correction_new_key"
    SEVERAL_KEYS = "correction_several_keys"
    FULL_MARKS = "correction_full_marks"
    VOID = "correction_void"


class CorrectionState(StrEnum):
    """A correction waits until another person has approved or refused it."""

    PROPOSED = "correction_proposed"
    APPROVED = "correction_approved"
    REFUSED = "correction_refused"


@dataclass(frozen=True)
class CorrectionDraft:
    """What is wrong with one question of one exam and what is to be done about it.

    `part` counts the sub-questions of a case from 0, None for the whole question. `keys` holds one key for NEW_KEY,
    two or more for SEVERAL_KEYS, none else. `scaled` says that, where a question is left out, the pass mark falls with
    the full score; otherwise it stays as it was.
    """

    exam_id: UUID
    question_id: UUID
    kind: CorrectionKind
    keys: tuple[Answer, ...] = ()
    part: int | None = None
    scaled: bool = True
    reason: str = ""


@dataclass(frozen=True)
class Figures:
    """One result: the score out of `of`, whether it is enough, and the rank among first attempts."""

    score: Decimal
    of: Decimal
    passed: bool | None
    rank: int | None


@dataclass(frozen=True)
class Effect:
    """One candidate before and after."""

    person_id: UUID
    sitting_id: UUID
    retake: bool
    before: Figures
    after: Figures

    @property
    def score_changes(self) -> bool:
        return (self.before.score, self.before.of) != (self.after.score, self.after.of)

    @property
    def pass_changes(self) -> bool:
        return self.before.passed is not self.after.passed

    @property
    def rank_changes(self) -> bool:
        return self.before.rank != self.after.rank


@dataclass(frozen=True)
class Effects:
    """All that a correction would change, or has changed.

    `rows` are the candidates for whom anything changes, those whose passing changes first. `asked` counts those who
    had the question. `seal` tells one set of consequences from another: who approves names what they have seen.
    """

    rows: tuple[Effect, ...]
    asked: int
    sat: int
    passed_before: int
    passed_after: int
    seal: str

    @property
    def scores(self) -> int:
        return sum(row.score_changes for row in self.rows)

    @property
    def gained(self) -> int:
        """Who passes now."""
        return sum(row.pass_changes and row.after.passed is True for row in self.rows)

    @property
    def lost(self) -> int:
        """Who no longer passes."""
        return sum(row.pass_changes and row.before.passed is True for row in self.rows)

    @property
    def ranks(self) -> int:
        return sum(row.rank_changes for row in self.rows)


@dataclass(frozen=True)
class ExamQuestion:
    """One question of an exam with its number in each form that holds it (A: 12), and what of it was corrected."""

    question_id: UUID
    version_id: UUID
    question: Question
    score: Decimal
    numbers: tuple[tuple[str, int], ...]
    corrected: tuple[CorrectionKind, ...] = ()


@dataclass(frozen=True)
class Correction:
    """One correction with its history; `decided_by` is None while it waits. `together` is shared by the corrections of
    one key in several exams, which are decided together."""

    id: UUID
    draft: CorrectionDraft
    state: CorrectionState
    proposed_by: UUID
    proposed_at: datetime
    decided_by: UUID | None = None
    decided_at: datetime | None = None
    answer: str = ""
    together: UUID | None = None


class NotTogether(StrEnum):
    """Why an exam with the same question cannot be corrected along with another."""

    OPEN = "together_open"
    PENDING = "together_pending"
    OWN = "together_own"
    CORRECTED = "together_corrected"


@dataclass(frozen=True)
class OtherExam:
    """Another exam that asked the same version of a question; `hindrance` is None where it can be corrected too."""

    exam_id: UUID
    title: str
    opens_at: datetime
    sat: int
    hindrance: NotTogether | None = None


@dataclass(frozen=True)
class ExamEffects:
    """What a correction changes in one exam of those that asked the question."""

    exam_id: UUID
    title: str
    effects: Effects
