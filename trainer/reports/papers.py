"""Which questions sealed papers hold."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from trainer.exams.papers.staged import counted
from trainer.exams.papers.tables import PaperQuestion
from trainer.store.transactions import Database, chunks


def in_sealed_papers(database: Database, question_ids: Collection[UUID]) -> frozenset[UUID]:
    """Those of the questions that any sealed paper holds, in whatever version."""
    found: set[UUID] = set()
    with database.read() as session:
        for some in chunks(question_ids, 500):
            held = select(PaperQuestion.question_id).where(PaperQuestion.question_id.in_(some), counted()).distinct()
            found |= set(session.scalars(held))
    return frozenset(found)
