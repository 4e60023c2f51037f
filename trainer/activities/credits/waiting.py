"""What of an activity waits for a decision, read inside whatever transaction needs to know."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Select, exists, func, select, union
from sqlalchemy.orm import Session

from trainer.activities.credits.tables import (
    CreditDecisionRow,
    CreditLineRow,
    CreditOverRow,
    CreditPersonRow,
    CreditRow,
    CreditTeachingRow,
)

_STAGED = (CreditLineRow, CreditOverRow, CreditTeachingRow)


def waiting_people(session: Session, activity_id: UUID) -> frozenset[UUID]:
    """Who has hours prepared that nobody has decided about yet."""
    pending = select(CreditRow.id).where(
        CreditRow.activity_id == activity_id, ~exists().where(CreditDecisionRow.credit_id == CreditRow.id)
    )
    return frozenset(session.scalars(union(*(_undecided(table, pending) for table in _STAGED))))


def open_people(session: Session, credit_id: UUID) -> frozenset[UUID]:
    """Who of a credit waits for a decision; nobody once the whole is decided."""
    if session.get(CreditDecisionRow, credit_id) is not None:
        return frozenset()
    only = select(CreditRow.id).where(CreditRow.id == credit_id)
    return frozenset(session.scalars(union(*(_undecided(table, only) for table in _STAGED))))


def credit_state(session: Session, activity_id: UUID) -> tuple[int, int, int]:
    """How many credits there are and how much of them is decided: differs once anything was prepared or decided."""
    keys = select(CreditRow.id).where(CreditRow.activity_id == activity_id)
    counts = (
        select(func.count()).select_from(CreditRow).where(CreditRow.activity_id == activity_id),
        select(func.count()).select_from(CreditPersonRow).where(CreditPersonRow.credit_id.in_(keys)),
        select(func.count()).select_from(CreditDecisionRow).where(CreditDecisionRow.credit_id.in_(keys)),
    )
    prepared, people, whole = (session.scalar(one) or 0 for one in counts)
    return prepared, people, whole


def _undecided(
    table: type[CreditLineRow] | type[CreditOverRow] | type[CreditTeachingRow], among: Select[UUID]
) -> Select[UUID]:
    decided = exists().where(CreditPersonRow.credit_id == table.credit_id, CreditPersonRow.person_id == table.person_id)
    return select(table.person_id).where(table.credit_id.in_(among), ~decided)
