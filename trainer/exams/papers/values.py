"""Blueprints kept by name, drafts of papers, papers as they were sealed, and sets of parallel papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from question_bank.balance import BalanceLine
from question_bank.blueprint import Blueprint
from question_bank.question import Difficulty, Question


@dataclass(frozen=True)
class SavedBlueprint:
    """A blueprint in the list of an office."""

    id: UUID
    blueprint: Blueprint
    changed_at: datetime


@dataclass(frozen=True)
class PaperItem:
    """One question of a paper by value: `number` counts from 1, `section` is the row of the blueprint from 0.

    `level` is the difficulty an exam measured, by which the question was drawn; None where the level given by hand was.
    """

    number: int
    section: int
    question_id: UUID
    version_id: UUID
    question: Question
    score: Decimal
    level: Difficulty | None = None

    @property
    def difficulty(self) -> Difficulty:
        """The level the question was drawn by."""
        return self.level or self.question.difficulty


@dataclass(frozen=True)
class PaperDraft:
    """A drawn paper before it is sealed: the same blueprint, seed and bank give the same draft.

    A `practice` paper may hold questions that were checked and not approved yet; no exam takes it. `state` and
    `drawn_from` are fingerprint and size of the stock it was drawn from; `picked` questions were chosen by hand.
    """

    blueprint: Blueprint
    seed: int
    items: tuple[PaperItem, ...]
    reused: frozenset[UUID] = frozenset()
    practice: bool = False
    state: str = ""
    drawn_from: int = 0
    picked: int = 0


@dataclass(frozen=True)
class DrawOrder:
    """What one draw is asked for beside its blueprint.

    Questions in `avoid` come only where nothing else is left. `overlap` caps the questions shared with a sealed
    paper, by its id; `like` is a sealed paper whose mean difficulty is to be met within the spread of the blueprint.
    Of each set in `enemies` one at most is drawn. A `practice` paper may hold checked questions.
    """

    avoid: frozenset[UUID] = frozenset()
    overlap: Mapping[UUID, int] = field(default_factory=dict)
    like: UUID | None = None
    enemies: tuple[frozenset[UUID], ...] = ()
    practice: bool = False


@dataclass(frozen=True)
class FormsDraft:
    """Parallel drafts by letter. `reused` counts the questions beyond the first paper each stands in; where `least`
    is False the search ended before it was sure that fewer is not possible."""

    drafts: tuple[PaperDraft, ...]
    reused: int
    least: bool


@dataclass(frozen=True)
class SwapChoice:
    """A question that could stand in for another; `off` is how far the paper is from its blueprint then.

    `broken` are the lines of the blueprint not kept then, `fights` how many sets of enemies stand together; `number`
    is the question's number in the bank, 0 where nobody asked; `refused` the code of why it cannot stand there.
    """

    question_id: UUID
    version_id: UUID
    question: Question
    off: Decimal
    uses: int
    number: int = 0
    broken: tuple[BalanceLine, ...] = ()
    fights: int = 0
    refused: str = ""


@dataclass(frozen=True)
class Shared:
    """How many questions a paper has in common with another."""

    paper_id: UUID
    name: str
    questions: int


@dataclass(frozen=True)
class FormFigures:
    """One paper of a set on its data sheet: mean difficulty, and questions in common with each paper by its letter."""

    letter: str
    difficulty: Decimal
    shared: Mapping[str, int]


@dataclass(frozen=True)
class DataSheet:
    """The data sheet (组卷说明) of a sealed paper, as things stood when it was sealed.

    `state` is the SHA-256 of the bank it was drawn from and `drawn_from` its size; `picked` counts questions chosen
    by hand; `uses` says how many questions stood in so many papers before; `forms` are the papers of its set.
    `measured` questions were drawn by the difficulty an exam measured, None where the sheet is older than that.
    """

    seed: int
    state: str
    drawn_from: int
    picked: int
    lines: tuple[BalanceLine, ...]
    difficulty: Decimal
    statutes: int
    uses: Mapping[int, int]
    measured: int | None = None
    shared: tuple[Shared, ...] = ()
    forms: tuple[FormFigures, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A sealed paper (试卷). `hash` is the SHA-256 of its content as it is stored."""

    id: UUID
    name: str
    blueprint: Blueprint
    seed: int
    items: tuple[PaperItem, ...]
    hash: str
    made_by: UUID
    made_at: datetime
    practice: bool = False

    @property
    def total(self) -> Decimal:
        """The full score."""
        return sum((item.score for item in self.items), Decimal(0))


@dataclass(frozen=True)
class PaperRow:
    """One line of the list of papers; `letter` and `set_id` where it is one of several parallel papers."""

    id: UUID
    name: str
    questions: int
    total: Decimal
    made_at: datetime
    hash: str
    practice: bool = False
    letter: str = ""
    set_id: UUID | None = None


@dataclass(frozen=True)
class PaperForm:
    """One paper of a set under its letter, A to H."""

    letter: str
    paper_id: UUID


@dataclass(frozen=True)
class PaperSet:
    """Parallel papers (卷型) drawn together under one seed, by letter; each candidate of an exam sits one of them."""

    id: UUID
    name: str
    seed: int
    forms: tuple[PaperForm, ...]
    made_by: UUID
    made_at: datetime


class PaperSheet(StrEnum):
    """What is printed of a sealed paper: 试卷, 答题卡, 参考答案."""

    PAPER = "paper"
    ANSWERS = "answers"
    KEY = "key"
