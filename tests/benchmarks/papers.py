"""Putting papers together from a large bank, beside reading the same cells row by row."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from question_bank.blueprint import (
    Blueprint,
    BlueprintRow,
    Bound,
    DifficultyBand,
    ExposureLimit,
    RecentLimit,
)
from question_bank.question import Difficulty, QuestionKind
from tests.benchmarks.harness import Row, in_turns
from tests.benchmarks.office import Desk

SUBJECTS = ("行政处罚法/听证", "行政处罚法/程序", "公路法/超限", "道路运输条例/经营")
ROUNDS = 5
CELLS = (
    "SELECT id, kind, subject, field, difficulty, statute FROM question WHERE status = 'approved'"
    " AND (batch IS NULL OR batch NOT IN (SELECT number FROM import_batch WHERE NOT visible))"
)


def demanding() -> Blueprint:
    """100 questions in 18 rows, with 12 more conditions over the whole paper."""
    single, one = QuestionKind.SINGLE, Decimal(1)
    levels = list(Difficulty)
    rows = [BlueprintRow(single, 5, one, SUBJECTS[n % 4], difficulty=levels[n % 3]) for n in range(12)]
    rows += [BlueprintRow(single, 5, one, subject) for subject in SUBJECTS]
    rows += [BlueprintRow(single, 10, one, "行政处罚法"), BlueprintRow(single, 10, one)]
    bounds = [Bound(Decimal(20), Decimal(40), difficulty=level) for level in levels]
    bounds += [Bound(Decimal(18), Decimal(35), subject=subject) for subject in SUBJECTS]
    bounds.append(Bound(Decimal(40), Decimal(60), subject="行政处罚法"))
    band = DifficultyBand(Decimal(2), Decimal("0.05"))
    return Blueprint("bench", tuple(rows), tuple(bounds), 1, band, RecentLimit(2), ExposureLimit(3))


def paper_rows(desk: Desk) -> list[Row]:
    papers, blueprint, actor = desk.services.papers, demanding(), desk.actor

    def raw() -> None:
        shelves = defaultdict(list)
        with desk.services.store.database.glance() as cursor:
            for own, *traits in cursor.execute(CELLS):
                shelves[tuple(traits)].append(own)

    one, cells = in_turns(lambda: papers.draw(actor, blueprint, 7), raw, ROUNDS)
    eight, again = in_turns(lambda: papers.draw_forms(actor, blueprint, 7, 8), raw, ROUNDS)
    short = Blueprint("bench", (*blueprint.rows, BlueprintRow(QuestionKind.CASE, 5, Decimal(2))), blueprint.bounds)
    ways, once_more = in_turns(lambda: papers.relaxations(actor, short), raw, ROUNDS)
    return [
        Row("100-question paper, 30 constraints, of 100,000 (raw read of cells)", one, cells, "<= 1000 ms"),
        Row("eight parallel papers of the same (raw read of cells)", eight, again, "<= 5000 ms"),
        Row("ways out of an impossible blueprint (raw read of cells)", ways, once_more, "reported"),
    ]
