"""What the papers page shows, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from question_bank.balance import Balance
from question_bank.blueprint import Blueprint, BlueprintRow, Measure, Topic, Traits
from question_bank.question import QuestionKind
from question_bank.relaxation import Relaxation
from question_bank.shelves import Part, Spot
from question_bank.stock import CandidateId, Stock
from trainer.bank.values import QuestionRow, SubjectNode
from trainer.exams.papers.values import (
    DataSheet,
    Paper,
    PaperDraft,
    PaperItem,
    PaperRow,
    SavedBlueprint,
    SwapChoice,
)
from trainer.exams.values import ExamRule

Pool = Mapping[Traits, int]
"""How many questions share their traits; near-duplicates count once."""
Lacks = tuple[tuple[Spot, Decimal], ...]

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
    """`plan_id` is None for a blueprint not kept yet; `sheet_number` tells one blueprint in the editor from the next;
    `before` holds it as it was before each change.

    `listing`: the office's list of required content is being edited. `lacks` says why the last draw came to nothing,
    `ways` what would help (None while it is being found out). `drafts` are the drawn papers under review, the one
    numbered `form` in view with its `balance`; `shared` counts questions in two of them, `undone` are the drafts
    before each change by hand. `number` is the question that is to be replaced, `choices` what could replace it:
    those that fit best, or what was `sought`. `apart` are the questions that must not stand beside the one in view.
    `paper` is the sealed one in view with its `data_sheet`, `row` the one chosen in the list.
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
    before: tuple[Blueprint, ...] = ()
    rule: ExamRule | None = None
    sheet_number: int = 0
    topics: tuple[Topic, ...] = ()
    listing: bool = False
    forms: int = 1
    practice: bool = False
    lacks: Lacks = ()
    ways: tuple[Relaxation, ...] | None = ()
    drafts: tuple[PaperDraft, ...] = ()
    form: int = 0
    shared: int = 0
    least: bool = True
    undone: tuple[tuple[PaperDraft, ...], ...] = ()
    balance: Balance | None = None
    number: int | None = None
    choices: tuple[SwapChoice, ...] | None = None
    sought: str = ""
    apart: tuple[QuestionRow, ...] = ()
    data_sheet: DataSheet | None = None
    paper: Paper | None = None
    made_by: str = ""
    row: PaperRow | None = None
    said: str = ""

    @property
    def draft(self) -> PaperDraft | None:
        """The drawn paper in view."""
        return self.drafts[self.form] if self.drafts else None

    @property
    def short(self) -> dict[int, int]:
        """How many questions the last draw lacked, by the number of the row from 1."""
        return {spot.place + 1: int(amount) for spot, amount in self.lacks if spot.part is Part.ROW}

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


def pool_of(stock: Stock) -> Pool:
    """The bank as the editor needs it."""
    twins: set[CandidateId] = {one for group in stock.groups for one in group[1:]}
    return {
        traits: sum(one not in twins for one in ids) if twins else len(ids) for traits, ids in stock.shelves.items()
    }


def checks(state: PapersState) -> tuple[RowCheck, ...]:
    """Each row beside the bank. A draw knows more than the count: rows may compete for the same questions."""
    found = []
    for number, row in enumerate(state.plan.rows, start=1):
        fitting = sum(count for traits, count in state.pool.items() if row.fits(*traits))
        found.append(RowCheck(fitting, max(row.count - fitting, state.short.get(number, 0))))
    return tuple(found)


def bound_checks(state: PapersState) -> tuple[RowCheck, ...]:
    """Each condition beside the bank and the last draw."""
    lacking = {spot.place: int(amount) for spot, amount in state.lacks if spot.part in (Part.LEAST, Part.MOST)}
    found = []
    for place, bound in enumerate(state.plan.bounds):
        fitting = sum(count for traits, count in state.pool.items() if bound.fits(traits))
        least = int(bound.least) - fitting if bound.measure is Measure.QUESTIONS else 0
        found.append(RowCheck(fitting, max(0, least, lacking.get(place, 0))))
    return tuple(found)


def total_of(items: Iterable[PaperItem]) -> Decimal:
    """The full score of these questions."""
    return sum((item.score for item in items), Decimal(0))
