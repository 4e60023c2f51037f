"""Intervals by formula, without resampling: the same answers always give the same ends."""

from __future__ import annotations

import math
from statistics import NormalDist

from question_bank.analysis.values import Estimate


def quantile(confidence: float) -> float:
    """The two-sided quantile of the normal distribution: 1.96 for 0.95."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def wilson(share: float, n: float, z: float) -> tuple[float, float]:
    """The score interval of a share of n (Wilson, JASA 22, 1927, 209).

    Also for the mean of partial scores between 0 and 1, whose variance is never above share × (1 - share).
    """
    squared = z * z
    middle = share + squared / (2 * n)
    reach = z * math.sqrt(max(0.0, share * (1 - share) / n + squared / (4 * n * n)))
    below, above = (middle - reach) / (1 + squared / n), (middle + reach) / (1 + squared / n)
    return max(0.0, min(share, below)), min(1.0, max(share, above))


def difference(one: float, n_one: float, other: float, n_other: float, z: float) -> tuple[float, float]:
    """The interval of the difference of two independent shares (Newcombe, Statistics in Medicine 17, 1998, 873,
    method 10)."""
    low_one, high_one = wilson(one, n_one, z)
    low_other, high_other = wilson(other, n_other, z)
    below = math.hypot(one - low_one, high_other - other)
    above = math.hypot(high_one - one, other - low_other)
    return max(-1.0, one - other - below), min(1.0, one - other + above)


def correlation(r: float, n: int, z: float) -> tuple[float, float]:
    """The interval of a correlation of n > 3 pairs by its inverse hyperbolic tangent (Fisher, Metron 1, 1921, 3)."""
    if abs(r) >= 1:
        return r, r
    middle, reach = math.atanh(r), z / math.sqrt(n - 3)
    return math.tanh(middle - reach), math.tanh(middle + reach)


def reliability(alpha: float, questions: int, people: int, z: float) -> tuple[float, float]:
    """The interval of coefficient alpha by the logarithm of 1 - alpha, for people > 2 (Bonett, J. Educ. Behav. Stat.
    27, 2002, 335)."""
    if alpha >= 1:
        return alpha, alpha
    reach = z * math.sqrt(2 * questions / ((questions - 1) * (people - 2)))
    middle = math.log(1 - alpha)
    return 1 - math.exp(middle + reach), 1 - math.exp(middle - reach)


def student(confidence: float, freedom: int) -> float:
    """The two-sided quantile of Student's t (Abramowitz and Stegun 26.7.5); within 0.01 from 4 degrees on."""
    z = quantile(confidence)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + math.fsum(term / math.pow(freedom, power) for power, term in enumerate(terms, start=1))


def mean_estimate(mean: float, deviation: float, n: int, confidence: float) -> Estimate:
    """The mean of n > 1 shares with the interval of Student's t, kept between 0 and 1."""
    reach = student(confidence, n - 1) * deviation / math.sqrt(n)
    return Estimate(mean, max(0.0, mean - reach), min(1.0, mean + reach), n)


def share_estimate(share: float, n: int, confidence: float) -> Estimate:
    """A share of n people with its interval."""
    return Estimate(share, *wilson(share, n, quantile(confidence)), n)
