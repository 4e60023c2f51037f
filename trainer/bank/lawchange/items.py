"""Closes the entries of a work list, whichever way a question leaves it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from trainer.bank.lawchange.tables import LawChangeItemTable, LawChangeTable


def close_items(session: Session, question_ids: Sequence[UUID], decision: StrEnum, by: UUID, at: datetime) -> None:
    """Inside the transaction in which the questions were checked, changed or retired."""
    open_ = (LawChangeItemTable.question_id.in_(question_ids), LawChangeItemTable.closed_at.is_(None))
    closed = {"decision": decision.value, "closed_by": by, "closed_at": at}
    session.execute(
        update(LawChangeItemTable).where(*open_).values(closed).execution_options(synchronize_session=False)
    )


def reopen_items(session: Session, question_ids: Sequence[UUID], closed_at: datetime) -> None:
    """Opens again what was closed at one time, where what closed it is taken back."""
    closed = (LawChangeItemTable.question_id.in_(question_ids), LawChangeItemTable.closed_at == closed_at)
    session.execute(
        update(LawChangeItemTable)
        .where(*closed)
        .values(decision="", closed_by=None, closed_at=None)
        .execution_options(synchronize_session=False)
    )


def reopen_decided(
    session: Session, question_ids: Sequence[UUID], decision: StrEnum, by: UUID, since: datetime
) -> None:
    """Opens again what somebody's decision closed at or after a time, where the decision is taken back."""
    item = LawChangeItemTable
    closed = (item.question_id.in_(question_ids), item.decision == decision.value, item.closed_by == by)
    session.execute(
        update(item)
        .where(*closed, item.closed_at >= since)
        .values(decision="", closed_by=None, closed_at=None)
        .execution_options(synchronize_session=False)
    )


def law_changed_since(session: Session, at: datetime) -> bool:
    """Whether a change of law has set questions aside after a time; one out of use then was not among them."""
    return bool(session.scalar(select(exists().where(LawChangeTable.done_at > at))))
