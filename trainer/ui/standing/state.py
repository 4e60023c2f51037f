"""What the page of what follows an exam shows, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from question_bank.question import Question
from trainer.exams.corrections.rules import joint_seal, target_of
from trainer.exams.corrections.values import (
    Correction,
    CorrectionDraft,
    CorrectionKind,
    CorrectionState,
    Effect,
    ExamEffects,
    ExamQuestion,
    OtherExam,
)
from trainer.exams.values import Exam
from trainer.law.values import ArticleHit
from trainer.people.values import PersonRow
from trainer.reports.consequences import Hanging
from trainer.retakes.values import Proposal


@dataclass(frozen=True)
class EffectLine:
    """One candidate with everything a correction does to them; `ahead` is the step the ladder would propose, `exam`
    the title of the exam."""

    effect: Effect
    person: PersonRow
    hanging: Hanging
    ahead: Proposal | None = None
    exam: str = ""


@dataclass(frozen=True)
class Shown:
    """Consequences that were worked out: of a draft, or of the correction in view; `parts` exam by exam."""

    parts: tuple[ExamEffects, ...]
    lines: tuple[EffectLine, ...]

    @property
    def several(self) -> bool:
        """Whether the same key is corrected in more than one exam."""
        return len(self.parts) > 1

    @property
    def seal(self) -> str:
        """What who approves has seen."""
        return joint_seal([one.effects for one in self.parts])


@dataclass(frozen=True)
class Wanted:
    """What is typed on the form of a correction; `along` are the other exams to be corrected with it."""

    kind: CorrectionKind = CorrectionKind.NEW_KEY
    keys: str = ""
    part: int | None = None
    scaled: bool = True
    reason: str = ""
    along: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class FixState:
    """`question_id` is the question whose form is open, `correction_id` the correction in view; never both.

    `drafts` is what `shown` was worked out for, exam by exam, empty for a kept correction; `others` are the other exams
    that asked the question whose form is open.
    """

    exam: Exam
    actor_id: UUID
    questions: tuple[ExamQuestion, ...] = ()
    corrections: tuple[Correction, ...] = ()
    names: Mapping[UUID, str] = field(default_factory=dict)
    question_id: UUID | None = None
    correction_id: UUID | None = None
    articles: tuple[ArticleHit, ...] = ()
    shown: Shown | None = None
    drafts: tuple[CorrectionDraft, ...] = ()
    others: tuple[OtherExam, ...] = ()
    may_approve: bool = False
    said: str = ""
    seed: int = 0
    closed_to: str = ""

    @property
    def correction(self) -> Correction | None:
        return next((one for one in self.corrections if one.id == self.correction_id), None)

    @property
    def question(self) -> ExamQuestion | None:
        own = self.correction
        wanted = own.draft.question_id if own else self.question_id
        return next((one for one in self.questions if one.question_id == wanted), None)

    @property
    def waits(self) -> bool:
        """Whether the correction in view waits for a decision."""
        return self.correction is not None and self.correction.state is CorrectionState.PROPOSED

    @property
    def own(self) -> bool:
        """Whether the actor proposed the correction in view."""
        return self.correction is not None and self.correction.proposed_by == self.actor_id


def asked_of(question: Question, part: int | None) -> Question:
    """What a key is typed for."""
    return target_of(question, part)
