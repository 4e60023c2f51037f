"""Reliability, scores and groups of a whole exam."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from question_bank.analysis.intervals import mean_estimate, quantile, share_estimate
from question_bank.analysis.intervals import reliability as reliability_ends
from question_bank.analysis.values import Bin, Block, Estimate, Floats, GroupFigures, Limits, Reliability, Scores, Spent

FEWEST = 3
"""Below this the interval of alpha has no formula."""


def reliability(block: Block, limits: Limits) -> Reliability:
    """Coefficient alpha of one form (Cronbach, Psychometrika 16, 1951, 297), which is KR-20 (Kuder and Richardson,
    Psychometrika 2, 1937, 151) for questions that are right or wrong and worth the same.

    Over the points as they counted: what was not tried earned 0. The standard error of a score is its standard
    deviation times the root of 1 - alpha (Lord and Novick, 1968, 3.4).
    """
    people, questions = block.earned.shape
    kr20 = bool(np.all((block.earned == 0) | (block.earned == block.full)) and np.all(block.full == block.full[:1]))
    if people < max(FEWEST, limits.reliability) or questions < 2:
        return Reliability(people, questions, None, None, kr20)
    spread = float(block.totals.var(ddof=1))
    if spread < 1e-9:
        return Reliability(people, questions, None, None, kr20)
    alpha = questions / (questions - 1) * (1 - float(block.earned.var(axis=0, ddof=1).sum()) / spread)
    ends = reliability_ends(alpha, questions, people, quantile(limits.confidence))
    return Reliability(people, questions, Estimate(alpha, *ends, people), math.sqrt(spread * max(0, 1 - alpha)), kr20)


def scores_of(totals: Floats, full: float) -> Scores:
    """Mean, standard deviation (n - 1), median and ends of the scores."""
    if not len(totals):
        return Scores(0, full, None, None, None, None, None)
    deviation = float(totals.std(ddof=1)) if len(totals) > 1 else None
    ends = float(totals.min()), float(totals.max())
    return Scores(len(totals), full, float(totals.mean()), deviation, float(np.median(totals)), *ends)


def distribution(totals: Floats, full: float, bins: int) -> tuple[Bin, ...]:
    """The scores in so many equal steps from 0 to the full score."""
    edges = np.linspace(0.0, full, bins + 1)
    counts, _edges = np.histogram(np.clip(totals, 0, full), edges)
    return tuple(Bin(float(edges[at]), float(edges[at + 1]), int(count)) for at, count in enumerate(counts))


def group_figures(totals: Floats, passed: int, full: float, limits: Limits) -> GroupFigures:
    """The people of one unit or field."""
    people = len(totals)
    if people < max(2, limits.group) or full <= 0:
        return GroupFigures(people, None, None)
    mean = mean_estimate(float(totals.mean()) / full, float(totals.std(ddof=1)) / full, people, limits.confidence)
    return GroupFigures(people, mean, share_estimate(passed / people, people, limits.confidence))


def spent(seconds: Sequence[float], limits: Limits) -> Spent | None:
    """The time on a question of those who tried it."""
    if len(seconds) < max(1, limits.seconds):
        return None
    lower, median, upper = (float(value) for value in np.quantile(np.asarray(seconds), (0.25, 0.5, 0.75)))
    return Spent(len(seconds), median, lower, upper)
