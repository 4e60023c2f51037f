"""Reads the newest estimates inside a caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from question_bank.question import Difficulty
from question_bank.stock import CandidateId
from trainer.bank.estimates.tables import EstimateTable
from trainer.bank.tables import QuestionTable
from trainer.store.transactions import chunks

_AT_ONCE = 500
_OLDEST_FIRST = (EstimateTable.at, EstimateTable.id)
"""So that in a dictionary the newest stays."""


def measured_levels(session: Session, version_ids: Iterable[UUID]) -> dict[UUID, Difficulty]:
    """By version what its newest estimate says."""
    found: dict[UUID, Difficulty] = {}
    for some in chunks(dict.fromkeys(version_ids), _AT_ONCE):
        query = select(EstimateTable.version_id, EstimateTable.level).order_by(*_OLDEST_FIRST)
        found |= {
            own: Difficulty(level) for own, level in session.execute(query.where(EstimateTable.version_id.in_(some)))
        }
    return found


def measured_now(session: Session) -> Mapping[CandidateId, Difficulty]:
    """By question, as stocks write its id, what the newest estimate of its current version says."""
    query = select(EstimateTable.question_id, EstimateTable.level)
    query = query.join(QuestionTable, QuestionTable.version_id == EstimateTable.version_id)
    return {own.hex: Difficulty(level) for own, level in session.execute(query.order_by(*_OLDEST_FIRST))}
