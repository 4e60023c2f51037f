"""Between rows of the ledger and the values that leave the capability."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Table, exists, insert, select
from sqlalchemy.orm import Session, aliased

from trainer.hours.tables import HourApprovalRow, HourBatchRow, HourEntryRow, HourProofRow
from trainer.hours.values import EntryState, HourCategory, HourDraft, HourEntry, SourceKind, Way

_Reversal = aliased(HourEntryRow)
_ENTRY = (
    HourEntryRow.person_id,
    HourEntryRow.day,
    HourEntryRow.hours,
    HourEntryRow.category,
    HourEntryRow.way,
    HourEntryRow.topic,
    HourEntryRow.organiser,
    HourEntryRow.source,
    HourEntryRow.source_id,
    HourEntryRow.evidence,
    HourEntryRow.until,
    HourEntryRow.activity,
    HourEntryRow.field,
    HourEntryRow.id,
    HourEntryRow.batch_id,
    HourEntryRow.entered_by,
    HourEntryRow.at,
    HourEntryRow.reverses_id,
    HourEntryRow.reason,
)
_DECISION = (HourApprovalRow.decision, HourApprovalRow.by, HourApprovalRow.at, HourApprovalRow.reason)


def entries_query() -> Select[*tuple[Any, ...]]:
    """Entries that show, each with its decision and the entry that took it back, as entry_of() reads them."""
    return (
        select(*_ENTRY, *_DECISION, _Reversal.id.label("reversed_by"))
        .outerjoin(HourApprovalRow, HourApprovalRow.entry_id == HourEntryRow.id)
        .outerjoin(_Reversal, _Reversal.reverses_id == HourEntryRow.id)
        .where(shown())
    )


def shown() -> ColumnElement[bool]:
    """Whether the batch of an entry is complete."""
    return exists().where(HourBatchRow.id == HourEntryRow.batch_id)


def earned() -> ColumnElement[bool]:
    """Whether an entry is no reversal, told by its hours.

    Asked for by the entry a reversal names, the file would go through its index of those, in which nearly every entry
    of all years stands as naming none.
    """
    return HourEntryRow.hours > Decimal()


def in_year(year: int) -> ColumnElement[bool]:
    """Entries count in the year of their date."""
    return HourEntryRow.day.between(date(year, 1, 1), date(year, 12, 31))


def entry_of(row: Sequence[Any]) -> HourEntry:
    """One line of the ledger; the reason is that of the decision, else that of the entry."""
    person_id, day, hours, category, way, topic, organiser, source, source_id, evidence, *rest = row
    until, activity, field, *rest = rest
    entry_id, batch_id, entered_by, at, reverses_id, reason, decision, by, decided_at, why, reversed_by = rest
    return HourEntry(
        id=entry_id,
        draft=HourDraft(
            person_id=person_id,
            on=day,
            hours=hours,
            category=HourCategory(category),
            way=Way(way),
            topic=topic,
            organiser=organiser,
            source=SourceKind(source),
            source_id=source_id,
            evidence=evidence,
            until=until,
            activity=activity,
            field=field,
        ),
        batch_id=batch_id,
        entered_by=entered_by,
        at=at,
        state=EntryState.PENDING if decision is None else EntryState(decision),
        decided_by=by,
        decided_at=decided_at,
        reason=why or reason,
        reverses_id=reverses_id,
        reversed_by=reversed_by,
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
        "until": None if draft.until == draft.on else draft.until,
        "activity": draft.activity,
        "field": draft.field,
    }


def decision_of(entry: HourEntry, state: EntryState, by: UUID, at: datetime, reason: str = "") -> dict[str, Any]:
    """The row of a decision."""
    draft = entry.draft
    return {
        "entry_id": entry.id,
        "decision": state,
        "by": by,
        "at": at,
        "reason": reason,
        "year": draft.on.year,
        "person_id": draft.person_id,
        "category": draft.category,
        "way": draft.way,
        "hours": draft.hours,
        "day": draft.on,
        "activity": draft.activity,
    }


def proofs_of(entries: Sequence[HourEntry]) -> list[dict[str, Any]]:
    """The rows of further proofs."""
    return [
        {"entry_id": entry.id, "hash": one}
        for entry in entries
        if entry.draft.further
        for one in dict.fromkeys(entry.draft.further)
    ]


def insert_entries(session: Session, entries: Sequence[HourEntry]) -> None:
    """Writes entries with their further proofs; they show once their batch does."""
    if entries:
        session.execute(insert(cast(Table, HourEntryRow.__table__)), [columns_of(entry) for entry in entries])
    if proofs := proofs_of(entries):
        session.execute(insert(cast(Table, HourProofRow.__table__)), proofs)
