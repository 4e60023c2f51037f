"""Blueprints kept by name, drafts of papers, papers as they were sealed, and sets of parallel papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from question_bank.blueprint import Blueprint
from question_bank.question import Question


@dataclass(frozen=True)
class SavedBlueprint:
    """A blueprint in the list of an office."""

    id: UUID
    blueprint: Blueprint
    changed_at: datetime


@dataclass(frozen=True)
class PaperItem:
    """One question of a paper by value: `number` counts from 1, `section` is the row of the blueprint from 0."""

    number: int
    section: int
    question_id: UUID
    version_id: UUID
    question: Question
    score: Decimal


@dataclass(frozen=True)
class PaperDraft:
    """A drawn paper before it is sealed: the same blueprint, seed and bank give the same draft.

    A `practice` paper may hold questions that were checked and not approved yet; no exam takes it.
    """

    blueprint: Blueprint
    seed: int
    items: tuple[PaperItem, ...]
    reused: frozenset[UUID] = frozenset()
    practice: bool = False


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
