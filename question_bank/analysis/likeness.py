"""Same wrong answers of neighbours beside what honest rooms show. A hint to look, never an accusation.

Honest rooms are simulated: everybody answers alone, each question with the probabilities that people of their strength
showed in this exam. How striking a pair is, is measured against its own simulated numbers; how often an honest exam
shows any pair as striking is the false-alarm rate (the largest of many: Westfall and Young, 1993; never 0: Phipson and
Smyth, Stat. Appl. Genet. Mol. Biol. 9, 2010, 39).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from question_bank.analysis.values import Bools, Floats

Ints = npt.NDArray[np.int64]
Pair = tuple[int, int]
SMOOTHING = 4.0
"""So many people of the whole exam stand beside those of a person's own strength."""
LEAST_SPREAD = 0.5


@dataclass(frozen=True)
class LikenessLimits:
    """How many exams are simulated, up to which false-alarm rate a pair is shown, and with how many same wrong answers
    at least; below `people` nothing is said. People fall into `groups` by their score."""

    rooms: int
    alarm: float
    fewest: int
    people: int
    groups: int


@dataclass(frozen=True, eq=False)
class Answers:
    """People × questions: the answer as a number from 0 (-1 for none), and whether it is right."""

    codes: Ints
    right: Bools
    scores: Floats


@dataclass(frozen=True)
class PairHint:
    """Two neighbours by their rows. `both_wrong` questions they both got wrong, `same_wrong` of them alike, where
    honest rooms show `expected`; `alarm` is the share of simulated honest exams with any pair as striking."""

    pair: Pair
    both_wrong: int
    same_wrong: int
    expected: float
    alarm: float


def likeness(
    answers: Answers,
    pairs: Sequence[Pair],
    limits: LikenessLimits,
    seed: int,
    report: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[PairHint, ...] | None:
    """The pairs that stand out, the most striking first; None where too few sat the exam. One seed, one result."""
    if len(answers.codes) < max(2, limits.people) or not pairs:
        return None
    wrong = np.where(answers.right, -1, answers.codes)
    seen, both = same_wrong(wrong, pairs), _both_wrong(wrong, pairs)
    counts = _simulated(answers, pairs, limits, seed, report)
    mean, spread = counts.mean(axis=0), np.maximum(counts.std(axis=0), LEAST_SPREAD)
    worst = ((counts - mean) / spread).max(axis=1)
    striking = (seen - mean) / spread
    found = []
    for at in np.argsort(-striking, kind="stable").tolist():
        alarm = (1 + int((worst >= striking[at]).sum())) / (limits.rooms + 1)
        if alarm <= limits.alarm and seen[at] >= limits.fewest:
            found.append(PairHint(pairs[at], int(both[at]), int(seen[at]), float(mean[at]), alarm))
    return tuple(found)


def same_wrong(wrong: Ints, pairs: Sequence[Pair]) -> Ints:
    """For each pair the questions both answered wrong in the same way; `wrong` is -1 where right or not answered."""
    one, other = wrong[[pair[0] for pair in pairs]], wrong[[pair[1] for pair in pairs]]
    return np.asarray(((one == other) & (one >= 0)).sum(axis=1), dtype=np.int64)


def _both_wrong(wrong: Ints, pairs: Sequence[Pair]) -> Ints:
    one, other = wrong[[pair[0] for pair in pairs]], wrong[[pair[1] for pair in pairs]]
    return np.asarray(((one >= 0) & (other >= 0)).sum(axis=1), dtype=np.int64)


def _simulated(
    answers: Answers,
    pairs: Sequence[Pair],
    limits: LikenessLimits,
    seed: int,
    report: Callable[[int, int], None],
) -> Ints:
    """Simulated exams × pairs: the same wrong answers of people who answer alone."""
    chance = np.random.default_rng(seed)
    ends, wrong = _model(answers, limits.groups)
    columns = np.arange(answers.codes.shape[1])
    counts = np.zeros((limits.rooms, len(pairs)), dtype=np.int64)
    for room in range(limits.rooms):
        drawn = (chance.random((*answers.codes.shape, 1)) > ends).sum(axis=2)
        counts[room] = same_wrong(wrong[columns, np.minimum(drawn, wrong.shape[1] - 1)], pairs)
        report(room + 1, limits.rooms)
    return counts


def _model(answers: Answers, groups: int) -> tuple[Floats, Ints]:
    """For each person and question where the share of each answer ends; for each question what is wrong about each
    answer (-1 for a right one and for none)."""
    people, questions = answers.codes.shape
    kinds = int(answers.codes.max()) + 2
    group = np.minimum(np.argsort(np.argsort(answers.scores, kind="stable")) * groups // people, groups - 1)
    shown = np.zeros((groups, questions, kinds))
    wrong = np.full((questions, kinds), -1, dtype=np.int64)
    for question in range(questions):
        codes, right = answers.codes[:, question], answers.right[:, question]
        np.add.at(shown[:, question], (group, codes + 1), 1)
        missed = codes[(codes >= 0) & ~right]
        wrong[question, missed + 1] = missed
    whole = shown.sum(axis=0) / people
    shares = (shown + SMOOTHING * whole) / (shown.sum(axis=2, keepdims=True) + SMOOTHING)
    return np.asarray(shares.cumsum(axis=2)[group], dtype=np.float64), wrong
