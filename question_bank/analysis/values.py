"""Figures with their intervals, and what they are made from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Limits:
    """From how many people on a figure says anything, and what is worth a flag; dated data of the office.

    `confidence` is that of every interval (0.95); `tail` the share of people in the upper and in the lower group.
    `easy` and `hard` are facilities (0 to 1) from which, and below which, a question is flagged. `seconds` is the
    least number of people for a time, `group` for a unit or a field.
    """

    confidence: float
    facility: int
    discrimination: int
    reliability: int
    options: int
    group: int
    seconds: int
    tail: float
    easy: float
    hard: float


@dataclass(frozen=True)
class Estimate:
    """A figure of `n` people with the ends of its interval."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, eq=False)
class Block:
    """Those who sat one form. `questions` are the places of its columns in the exam's list of questions.

    `earned` and `tried` are people × questions, in points and as whether anything was answered; `full` are the points
    each question is worth. What was not tried earned nothing and says nothing about the question.
    """

    questions: tuple[int, ...]
    earned: Floats
    tried: Bools
    full: Floats

    @property
    def totals(self) -> Floats:
        """The score of each."""
        return np.asarray(self.earned.sum(axis=1), dtype=np.float64)


@dataclass(frozen=True)
class ItemFigures:
    """One question: how many it was put to and how many tried it; None where these are too few.

    `facility` (难度, 0 to 1) is the share of its points earned by those who tried it: high is easy. `discrimination`
    (区分度) correlates it with the score on all other questions; `upper_lower` is what the best earned of it more than
    the weakest.
    """

    asked: int
    tried: int
    facility: Estimate | None
    discrimination: Estimate | None
    upper_lower: Estimate | None


@dataclass(frozen=True)
class OptionFigures:
    """One option: who chose it of those who tried the question, and the shares of the upper and the lower group."""

    position: int
    right: bool
    chosen: int
    share: Estimate | None
    upper: float | None
    lower: float | None


@dataclass(frozen=True)
class Reliability:
    """信度 of one form: `alpha` is KR-20 where every question is right or wrong and worth the same; `error` is the
    standard error of a score in points."""

    people: int
    questions: int
    alpha: Estimate | None
    error: float | None
    kr20: bool


@dataclass(frozen=True)
class Scores:
    """The scores of an exam in points; None where nobody sat it."""

    people: int
    full: float
    mean: float | None
    deviation: float | None
    median: float | None
    lowest: float | None
    highest: float | None


@dataclass(frozen=True)
class Bin:
    """Scores from `low` on and below `high` (the last one up to it)."""

    low: float
    high: float
    people: int


@dataclass(frozen=True)
class GroupFigures:
    """One unit or field: the mean share of the full score and the share that passed; None where too few are in it."""

    people: int
    mean: Estimate | None
    passed: Estimate | None


@dataclass(frozen=True)
class Spent:
    """Seconds on a question: half of the people needed no more than `median`, the middle half between the others."""

    people: int
    median: float
    lower: float
    upper: float
