"""Raised hands and orders to everybody, shared by the exam window and the invigilator."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.exams.sittings.desk import Desk, OpenSitting
from trainer.exams.sittings.tables import OrderTable
from trainer.exams.sittings.values import EventData


def hand_down(sitting: OpenSitting, desk: Desk, by: UUID, give: bool) -> EventData:
    """What HAND_LOWERED says: who lowered it, whether the time comes back, and how many seconds were charged."""
    used = sitting.state.limit - desk.milliseconds_left(sitting)
    raised = used if sitting.state.raised is None else sitting.state.raised
    return {"by": str(by), "give": give, "seconds": round((used - raised) / 1000)}


def newest_order(session: Session, exam_id: UUID) -> OrderTable | None:
    """The order in force; None where nobody ever gave one."""
    query = select(OrderTable).where(OrderTable.exam_id == exam_id).order_by(OrderTable.ordinal.desc())
    return session.scalar(query.limit(1))
