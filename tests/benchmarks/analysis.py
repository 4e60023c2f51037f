"""The analysis of a large exam: its figures beside one bare pass of numpy, and all of it read from the store."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

from question_bank.analysis.items import item_figures, tails
from question_bank.analysis.options import option_figures
from question_bank.analysis.values import Block, Floats
from question_bank.analysis.whole import distribution, reliability, scores_of
from tests.analysis.filled import filled_exam
from tests.benchmarks.harness import Row, in_turns, milliseconds
from tests.conftest import PASSWORD, QUICK_HASHER, Office
from tests.fakes import READER, FixedClock
from trainer.app.services import RESOURCES, Services
from trainer.people.values import PersonDraft
from trainer.reports.analysis.exam import exam_analysis
from trainer.reports.analysis.rule import load_analysis_rule
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace

PEOPLE, QUESTIONS, OPTIONS = 1000, 100, 4
RULE = load_analysis_rule(RESOURCES)


def analysis_rows(folder: Path) -> list[Row]:
    made = np.random.default_rng(1)
    skill = made.normal(size=(PEOPLE, 1))
    earned = (skill + made.normal(size=(PEOPLE, QUESTIONS)) > made.normal(size=QUESTIONS)).astype(float)
    chosen = made.integers(0, OPTIONS, size=(PEOPLE, QUESTIONS))
    ours, bare = in_turns(lambda: _ours(earned, chosen), lambda: _bare(earned, chosen))
    return [
        Row("figures of 1,000 sittings × 100 questions (bare numpy pass)", ours, bare, "<= 2000 ms"),
        Row("the same exam read from the store and analysed", _stored(folder), None, "<= 2000 ms"),
    ]


def _ours(earned: Floats, chosen: np.ndarray) -> None:
    block = Block(tuple(range(QUESTIONS)), earned, np.ones(earned.shape, dtype=bool), np.ones(QUESTIONS))
    item_figures([block], QUESTIONS, RULE.limits)
    reliability(block, RULE.limits)
    scores_of(block.totals, QUESTIONS)
    distribution(block.totals, QUESTIONS, RULE.bins)
    upper, lower = tails(block.totals, RULE.limits.tail)
    for at in range(QUESTIONS):
        option_figures(chosen[:, at, None] == np.arange(OPTIONS), upper, lower, {0}, RULE.limits)


def _bare(earned: Floats, chosen: np.ndarray) -> None:
    """Facility, item-rest correlation, alpha and the counts of options, and nothing about any of them."""
    totals = earned.sum(axis=1)
    rest = totals[:, None] - earned
    x, y = earned - earned.mean(axis=0), rest - rest.mean(axis=0)
    (x * y).sum(axis=0) / np.sqrt((x * x).sum(axis=0) * (y * y).sum(axis=0))
    1 - earned.var(axis=0, ddof=1).sum() / totals.var(ddof=1)
    for at in range(QUESTIONS):
        np.bincount(chosen[:, at], minlength=OPTIONS)


def _stored(folder: Path) -> float:
    clock = FixedClock()
    with open_store(Workspace(folder / "analysis"), clock, use_keyring=False) as store:
        services = Services(store, clock, random.Random(1), QUICK_HASHER)
        unit_id, person_id = services.people.create_office("大队", PersonDraft("周敏"))
        boss = services.accounts.create_first(person_id, "zhoumin", PASSWORD)
        filled = filled_exam(services, Office(unit_id, boss, boss), PEOPLE, QUESTIONS)
        rounds = [
            milliseconds(lambda: exam_analysis(store.database, RULE, READER, filled.exam_id)) for _round in range(3)
        ]
        services.close()
    return sorted(rounds)[1]
