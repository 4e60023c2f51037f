"""Between rows of the ledger and the values that leave the capability."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import aliased

from trainer.hours.tables import HourApprovalRow, HourBatchRow, HourEntryRow
from trainer.hours.values import EntryState, HourCategory, HourDraft, HourEntry, SourceKind, Way

_Reversal = aliased(HourEntryRow)


def entries_query() -> Select[HourEntryRow, HourApprovalRow | None, UUID | None]:
    """Entries that show, each with its decision and the entry that took it back."""
    return (
        select(HourEntryRow, HourApprovalRow, _Reversal.id)
        .outerjoin(HourApprovalRow, HourApprovalRow.entry_id == HourEntryRow.id)
        .outerjoin(_Reversal, _Reversal.reverses_id == HourEntryRow.id)
        .where(shown())
    )


def shown() -> ColumnElement[bool]:
    """Whether the batch of an entry is complete."""
    return exists().where(HourBatchRow.id == HourEntryRow.batch_id)


def in_year(year: int) -> ColumnElement[bool]:
    """Entries count in the year of their date."""
    return HourEntryRow.day.between(date(year, 1, 1), date(year, 12, 31))


def sums_query(year: int) -> Select[UUID, str, str, Decimal]:
    """Approved hours of a year by person, category and way."""
    return (
        select(HourEntryRow.person_id, HourEntryRow.category, HourEntryRow.way, func.sum(HourEntryRow.hours))
        .join(HourApprovalRow, HourApprovalRow.entry_id == HourEntryRow.id)
        .where(in_year(year), HourApprovalRow.decision == EntryState.APPROVED)
        .group_by(HourEntryRow.person_id, HourEntryRow.category, HourEntryRow.way)
    )


def entry_of(row: HourEntryRow, decision: HourApprovalRow | None, reversed_by: UUID | None) -> HourEntry:
    """One line of the ledger; the reason is that of the decision, else that of the entry."""
    entry = HourEntry(
        id=row.id,
        draft=draft_of(row),
        batch_id=row.batch_id,
        entered_by=row.entered_by,
        at=row.at,
        reason=row.reason,
        reverses_id=row.reverses_id,
        reversed_by=reversed_by,
    )
    if decision is None:
        return entry
    return replace(
        entry,
        state=EntryState(decision.decision),
        decided_by=decision.by,
        decided_at=decision.at,
        reason=decision.reason or row.reason,
    )


def draft_of(row: HourEntryRow) -> HourDraft:
    """What was stated."""
    return HourDraft(
        person_id=row.person_id,
        on=row.day,
        hours=row.hours,
        category=HourCategory(row.category),
        way=Way(row.way),
        topic=row.topic,
        organiser=row.organiser,
        source=SourceKind(row.source),
        source_id=row.source_id,
        evidence=row.evidence,
    )


def columns_of(entry: HourEntry) -> dict[str, Any]:
    """The row of an entry."""
    draft = entry.draft
    return {
        "id": entry.id,
        "batch_id": entry.batch_id,
        "person_id": draft.person_id,
        "day": draft.on,
        "hours": draft.hours,
        "category": draft.category,
        "way": draft.way,
        "topic": draft.topic.strip(),
        "organiser": draft.organiser.strip(),
        "source": draft.source,
        "source_id": draft.source_id,
        "evidence": draft.evidence,
        "entered_by": entry.entered_by,
        "at": entry.at,
        "reverses_id": entry.reverses_id,
        "reason": entry.reason,
    }


def decision_of(entry_id: UUID, state: EntryState, by: UUID, at: datetime, reason: str = "") -> dict[str, Any]:
    """The row of a decision."""
    return {"entry_id": entry_id, "decision": state, "by": by, "at": at, "reason": reason}
