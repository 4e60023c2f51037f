"""Facility and discrimination of every question over all forms of an exam."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from question_bank.analysis.intervals import correlation, difference, quantile, share_estimate
from question_bank.analysis.values import Block, Estimate, Floats, ItemFigures, Limits

SUMS = ("asked", "tried", "share", "xx", "xy", "yy", "forms", "top", "top_n", "low", "low_n")
FEWEST_PAIRS = 4
"""Below this the interval of a correlation has no formula."""


def item_figures(blocks: Sequence[Block], questions: int, limits: Limits) -> tuple[ItemFigures, ...]:
    """The figures of each question of the exam's list, in its order.

    Who did not try a question is not counted against it. A question in several forms is pooled: within each form it is
    compared with that form's other questions, standardised, as the scores of two forms lie on two scales.
    """
    sums = {name: np.zeros(questions) for name in SUMS}
    for block in blocks:
        if len(block.earned):
            _add(sums, block, limits.tail)
    return tuple(
        _figures({name: float(values[at]) for name, values in sums.items()}, limits) for at in range(questions)
    )


def tails(totals: Floats, tail: float) -> tuple[Floats, Floats]:
    """How much of each person stands in the upper and in the lower group (Kelley, J. Educ. Psych. 30, 1939, 17: 27 %).

    Those who tie at the border stand in it in part, so that no order among equals decides.
    """
    wanted = max(1.0, round(tail * len(totals)))
    return _best(totals, wanted), _best(-totals, wanted)


def _best(totals: Floats, wanted: float) -> Floats:
    border = np.sort(totals)[::-1][int(wanted) - 1]
    above, level = totals > border, totals == border
    part = (wanted - above.sum()) / level.sum()
    return np.asarray(above + level * part, dtype=np.float64)


def _add(sums: dict[str, Floats], block: Block, tail: float) -> None:
    places, tried = list(block.questions), block.tried.astype(np.float64)
    shares = block.earned / np.where(block.full > 0, block.full, 1) * tried
    rest = block.totals[:, None] - block.earned
    count = tried.sum(axis=0)
    people = np.maximum(count, 1)
    x = (shares - shares.sum(axis=0) / people) * tried
    y = (rest - (rest * tried).sum(axis=0) / people) * tried
    spread = np.sqrt((y * y).sum(axis=0) / people)
    varies = spread > 1e-9
    best, worst = tails(block.totals, tail)
    found: dict[str, Floats] = {
        "asked": np.full(len(places), float(len(block.earned))),
        "tried": count,
        "share": shares.sum(axis=0),
        "xx": (x * x).sum(axis=0),
        "xy": (x * y).sum(axis=0) / np.where(varies, spread, 1),
        "yy": count * varies,
        "forms": (count > 0).astype(np.float64),
        "top": best @ shares,
        "top_n": best @ tried,
        "low": worst @ shares,
        "low_n": worst @ tried,
    }
    for name, values in found.items():
        sums[name][places] += values


def _figures(sums: dict[str, float], limits: Limits) -> ItemFigures:
    tried = int(sums["tried"])
    facility = None
    if tried >= max(1, limits.facility):
        facility = share_estimate(min(1.0, sums["share"] / tried), tried, limits.confidence)
    enough = tried >= limits.discrimination
    return ItemFigures(
        asked=int(sums["asked"]),
        tried=tried,
        facility=facility,
        discrimination=next(_correlated(sums, tried, limits), None) if enough else None,
        upper_lower=_compared(sums, tried, limits) if enough else None,
    )


def _correlated(sums: dict[str, float], tried: int, limits: Limits) -> Iterator[Estimate]:
    """Nothing where all who tried earned the same: such a question tells nobody apart."""
    pairs = tried - int(sums["forms"]) + 1
    if pairs < FEWEST_PAIRS or sums["xx"] < 1e-9 or sums["yy"] < 1e-9:
        return
    r = max(-1.0, min(1.0, sums["xy"] / float(np.sqrt(sums["xx"] * sums["yy"]))))
    yield Estimate(r, *correlation(r, pairs, quantile(limits.confidence)), tried)


def _compared(sums: dict[str, float], tried: int, limits: Limits) -> Estimate | None:
    if sums["top_n"] < 1 or sums["low_n"] < 1:
        return None
    top, low = (min(1.0, sums[name] / sums[f"{name}_n"]) for name in ("top", "low"))
    ends = difference(top, sums["top_n"], low, sums["low_n"], quantile(limits.confidence))
    return Estimate(top - low, *ends, tried)
