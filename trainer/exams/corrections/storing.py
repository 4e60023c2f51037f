"""Storing a re-mark in pieces that no query shows, then showing it by one short update."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session, aliased

from trainer.exams.corrections.remark import Remark, Standing
from trainer.exams.corrections.tables import CorrectionEffectTable
from trainer.exams.corrections.values import Effect
from trainer.exams.marking.tables import ResultStagedTable, ResultTable
from trainer.store.clock import Clock
from trainer.store.errors import Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class RemarkStore:
    """Result versions are never changed or deleted; what is staged and was never shown goes again."""

    def __init__(self, database: Database, ids: Ids, clock: Clock) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock

    def stage(self, found: Remark, batch: UUID, by: UUID) -> None:
        """Keeps the new results and the effects under a batch. Raises Refused("correction.overtaken")."""
        for some in self._database.pieces(found.changed):
            with self._database.write() as session:
                self._results(session, some, batch, by)
        for rows in self._database.pieces(found.effects.rows):
            with self._database.write() as session:
                session.execute(insert(CorrectionEffectTable), [_effect(batch, row) for row in rows])

    def show(self, session: Session, batch: UUID) -> None:
        """Makes the batch visible in the caller's transaction. Raises Refused("correction.overtaken") where somebody
        gave points meanwhile.
        """
        mine, other = aliased(ResultTable), aliased(ResultTable)
        later = (
            select(func.count())
            .select_from(ResultStagedTable)
            .join(mine, mine.id == ResultStagedTable.result_id)
            .join(other, (other.sitting_id == mine.sitting_id) & (other.ordinal > mine.ordinal))
            .where(ResultStagedTable.batch == batch)
        )
        if session.scalar(later):
            raise Refused("correction.overtaken")
        session.execute(delete(ResultStagedTable).where(ResultStagedTable.batch == batch))

    def _results(self, session: Session, pairs: Sequence[tuple[Standing, Standing]], batch: UUID, by: UUID) -> None:
        last = select(ResultTable.sitting_id, func.max(ResultTable.ordinal)).group_by(ResultTable.sitting_id)
        wanted = [old.sitting_id for old, _ in pairs]
        staged = select(ResultStagedTable.result_id)
        there = ResultTable.sitting_id.in_(wanted)
        newest = dict(session.execute(last.where(there, ResultTable.id.not_in(staged))).all())
        highest = dict(session.execute(last.where(there)).all())
        if any(newest[old.sitting_id] != old.ordinal for old, _ in pairs):
            raise Refused("correction.overtaken")
        rows: list[dict[str, Any]] = [
            {
                "id": self._ids.new(),
                "sitting_id": new.sitting_id,
                "ordinal": highest[new.sitting_id] + 1,
                "score": new.score,
                "of": new.of,
                "passed": new.passed,
                "marks": list(new.marks),
                "marked_by": by,
                "note": "",
                "at": self._clock.now(),
            }
            for _, new in pairs
        ]
        session.execute(insert(ResultTable), rows)
        session.execute(insert(ResultStagedTable), [{"result_id": row["id"], "batch": batch} for row in rows])


def _effect(batch: UUID, row: Effect) -> dict[str, Any]:
    return {
        "batch": batch,
        "sitting_id": row.sitting_id,
        "person_id": row.person_id,
        "retake": row.retake,
        "score": row.before.score,
        "of": row.before.of,
        "passed": row.before.passed,
        "rank": row.before.rank,
        "new_score": row.after.score,
        "new_of": row.after.of,
        "new_passed": row.after.passed,
        "new_rank": row.after.rank,
    }
