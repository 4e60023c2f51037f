"""Drawing a paper from a large bank."""

from __future__ import annotations

import statistics
from decimal import Decimal

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.question import Difficulty, QuestionKind
from tests.benchmarks.harness import Row, milliseconds
from tests.benchmarks.office import Desk


def draw_row(desk: Desk) -> Row:
    rows = tuple(
        BlueprintRow(QuestionKind.SINGLE, 25, Decimal(1), subject, difficulty=difficulty)
        for subject, difficulty in (
            ("行政处罚法", Difficulty.EASY),
            ("行政处罚法", Difficulty.HARD),
            ("公路法", None),
            ("道路运输条例", Difficulty.MEDIUM),
        )
    )
    blueprint = Blueprint("bench", rows)
    times = [milliseconds(lambda: desk.services.papers.draw(desk.actor, blueprint, 7)) for _ in range(5)]
    return Row("draw of a 100-question paper from 100,000", statistics.median(times), None, "reported")
