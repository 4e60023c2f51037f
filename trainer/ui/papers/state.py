"""What the papers page shows, and what follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from question_bank.assembly import Candidate
from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.question import Difficulty, QuestionKind
from trainer.bank.values import SubjectNode
from trainer.exams.papers.values import Paper, PaperDraft, PaperItem, PaperRow, SavedBlueprint
from trainer.exams.values import ExamRule

Pool = Mapping[tuple[QuestionKind, str, str, Difficulty], int]
"""How many approved questions share kind, subject, field and difficulty; near-duplicates count once."""


NEW_ROW = BlueprintRow(QuestionKind.SINGLE, 10, Decimal(1))


class Tab(StrEnum):
    PLANS = "plans"
    PAPERS = "papers"


@dataclass(frozen=True)
class RowCheck:
    """One row of the blueprint beside the bank: how many questions fit, how many the last draw lacked."""

    fitting: int
    lacking: int


@dataclass(frozen=True)
class PapersState:
    """`plan_id` is None for a blueprint not kept yet; `sheet_number` tells one blueprint in the editor from the next.

    `draft` is the drawn paper under review, `paper` the sealed one in view, `row` the one chosen in the list.
    """

    tab: Tab = Tab.PLANS
    saved: tuple[SavedBlueprint, ...] = ()
    rules: tuple[ExamRule, ...] = ()
    papers: tuple[PaperRow, ...] = ()
    pool: Pool = field(default_factory=dict)
    subjects: tuple[SubjectNode, ...] = ()
    fields: tuple[str, ...] = ()
    plan_id: UUID | None = None
    plan: Blueprint = Blueprint("")
    rule: ExamRule | None = None
    sheet_number: int = 0
    short: Mapping[int, int] = field(default_factory=dict)
    draft: PaperDraft | None = None
    paper: Paper | None = None
    made_by: str = ""
    row: PaperRow | None = None
    said: str = ""

    @property
    def kept(self) -> Blueprint | None:
        """The blueprint as it was last kept."""
        return next((one.blueprint for one in self.saved if one.id == self.plan_id), None)

    @property
    def changed(self) -> bool:
        """Whether something was edited since the blueprint was kept, or taken from a rule."""
        before = self.kept or (taken_from(self.rule) if self.rule else None)
        return self.plan != (before or Blueprint("", (NEW_ROW,)))

    @property
    def items(self) -> tuple[PaperItem, ...]:
        """The questions of the paper in view."""
        shown = self.draft or self.paper
        return shown.items if shown else ()


def taken_from(rule: ExamRule) -> Blueprint:
    """The rows a rule proposes; the office gives them a name of its own."""
    return replace(rule.blueprint, name="")


def pool_of(candidates: Iterable[Candidate]) -> Pool:
    """The bank as the editor needs it."""
    pool: Counter[tuple[QuestionKind, str, str, Difficulty]] = Counter()
    groups: set[str] = set()
    for one in candidates:
        if one.group and one.group in groups:
            continue
        groups.add(one.group)
        pool[one.kind, one.subject, one.field, one.difficulty] += 1
    return pool


def checks(state: PapersState) -> tuple[RowCheck, ...]:
    """Each row beside the bank. A draw knows more than the count: rows may compete for the same questions."""
    found = []
    for number, row in enumerate(state.plan.rows, start=1):
        fitting = sum(count for key, count in state.pool.items() if row.fits(*key))
        found.append(RowCheck(fitting, max(row.count - fitting, state.short.get(number, 0))))
    return tuple(found)


def total_of(items: Iterable[PaperItem]) -> Decimal:
    """The full score of these questions."""
    return sum((item.score for item in items), Decimal(0))
