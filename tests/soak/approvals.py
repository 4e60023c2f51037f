"""Kills in the middle of approvals: what was told stands whole, what was not ended is nowhere to be seen."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select

from tests.soak.approving import approved_fact
from tests.soak.ground import Fact, Ground, make_ground, stored_facts
from tests.soak.kills import one_life
from tests.soak.rows import Row, count
from tests.soak.telling import take_up
from trainer.exams.corrections.tables import CorrectionDecisionTable, CorrectionEffectTable
from trainer.exams.leftovers import Leftovers
from trainer.exams.marking.tables import ResultStagedTable, ResultTable
from trainer.exams.values import Attendance
from trainer.store.clock import SystemClock

CANDIDATES = 8


def killed_approving(folder: Path, kills: int, chance: random.Random) -> Row:
    """One key after the other is corrected and approved."""
    ground = make_ground(folder, people=CANDIDATES + 1)
    exam = UUID(ground.exam)
    with ground.open() as (hall, _):
        for number in range(CANDIDATES):
            candidate = take_up(hall, ground, number, chance, lambda _fact: None)
            for _answer in range(6):
                candidate.answer()
            candidate.hand_in()
        hall.exams.set_attendance(ground.marker, exam, [UUID(ground.people[-1])], Attendance.ABSENT, "无故未到")
        hall.invigilation.close_exam(ground.marker, exam)
    told: list[Fact] = []
    for _ in range(kills):
        told += one_life("approving", ground, chance)
    stored = _swept(ground)
    return count("killed while approving", kills, told, [*stored, *stored_facts(ground)])


def _swept(ground: Ground) -> list[Fact]:
    """What stands after the next start; pieces of what was not ended end the run."""
    with ground.open() as (_, store):
        Leftovers(store.database, SystemClock()).sweep()
        with store.database.read() as session:
            effects = session.scalars(select(CorrectionEffectTable)).all()
            decided = session.scalars(select(CorrectionDecisionTable)).all()
            hidden = session.scalar(select(func.count()).select_from(ResultStagedTable))
            ordinals = session.execute(select(ResultTable.sitting_id, ResultTable.ordinal)).all()
    batches = {one.batch for one in decided}
    if hidden or any(one.batch not in batches for one in effects):
        raise SystemExit("pieces of an approval were left behind")
    changed = [one for one in effects if one.score != one.new_score]
    expected = Counter(one.sitting_id for one in changed)
    for sitting_id in {row.sitting_id for row in ordinals}:
        own = sorted(row.ordinal for row in ordinals if row.sitting_id == sitting_id)
        if own != list(range(1, expected[sitting_id] + 2)):
            raise SystemExit(f"versions of {sitting_id}: {own}, {expected[sitting_id]} corrections")
    by_batch = Counter(one.batch for one in changed)
    return [approved_fact(one.correction_id, by_batch[one.batch]) for one in decided if one.approved and one.batch]
