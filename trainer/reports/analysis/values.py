"""The analysis of one exam as screens and papers show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from question_bank.analysis.flags import Flag
from question_bank.analysis.likeness import LikenessLimits
from question_bank.analysis.values import (
    Bin,
    GroupFigures,
    ItemFigures,
    Limits,
    OptionFigures,
    Reliability,
    Scores,
    Spent,
)
from question_bank.question import Difficulty, Question
from trainer.exams.corrections.values import CorrectionKind
from trainer.hours.values import RuleSource


@dataclass(frozen=True)
class AnalysisRule:
    """From how many people on figures are told, and what the office made of it; dated data with its source.

    `bins` is how many steps the chart of scores has; `medium` and `hard` are the facilities below which a question
    counts as medium, and as hard.
    """

    limits: Limits
    source: RuleSource
    bins: int
    medium: float
    hard: float
    neighbours: LikenessLimits

    def level(self, facility: float) -> Difficulty:
        """The difficulty that goes with a facility."""
        if facility < self.hard:
            return Difficulty.HARD
        return Difficulty.MEDIUM if facility < self.medium else Difficulty.EASY


@dataclass(frozen=True)
class OptionTable:
    """The options of a question, or of one part of a case (counted from 0)."""

    part: int | None
    question: Question
    options: tuple[OptionFigures, ...]


@dataclass(frozen=True)
class QuestionLine:
    """One question of an exam. `numbers` are its numbers from 1 by the letter of the form; `corrected` is what was done
    about its key: where everybody was given its points, or nobody, it has no difficulty and tells nobody apart."""

    question_id: UUID
    version_id: UUID
    numbers: Mapping[str, int]
    question: Question
    full: Decimal
    figures: ItemFigures
    tables: tuple[OptionTable, ...]
    flags: tuple[Flag, ...]
    spent: Spent | None
    corrected: tuple[CorrectionKind, ...] = ()
    several_forms: bool = False

    @property
    def number(self) -> int:
        """Where it stands in the first form that has it."""
        return next(iter(self.numbers.values()))


@dataclass(frozen=True)
class FormLine:
    """One form (A, B, …) with its reliability."""

    letter: str
    reliability: Reliability


@dataclass(frozen=True)
class GroupLine:
    """One unit or field; `name` is empty for those without one."""

    name: str
    figures: GroupFigures


@dataclass(frozen=True)
class ExamAnalysis:
    """All of it. `waiting` sittings have answers that nobody marked yet and are left out, as are `void` ones."""

    exam_id: UUID
    title: str
    opens_at: datetime
    rule: AnalysisRule
    pass_mark: Decimal
    waiting: int
    void: int
    passed: int
    scores: Scores
    bins: tuple[Bin, ...]
    forms: tuple[FormLine, ...]
    questions: tuple[QuestionLine, ...]
    units: tuple[GroupLine, ...]
    fields: tuple[GroupLine, ...]
    papers: tuple[UUID, ...]


@dataclass(frozen=True)
class NeighbourHint:
    """Two neighbours whose wrong answers are more alike than in honest rooms. `alarm` is the share of simulated honest
    exams in which some pair is as striking: a hint to look, which proves nothing about anybody."""

    one: UUID
    other: UUID
    hall: str
    session: int
    seats: tuple[int, int]
    both_wrong: int
    same_wrong: int
    expected: float
    alarm: float


@dataclass(frozen=True)
class NeighbourReport:
    """`hints` is None where too few sat the exam, or nobody on a planned seat, to say anything."""

    people: int
    pairs: int
    limits: LikenessLimits
    hints: tuple[NeighbourHint, ...] | None
