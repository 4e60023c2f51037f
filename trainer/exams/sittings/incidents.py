"""What sittings have noted, and what people say about it, inside the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from trainer.exams.sittings.tables import JournalEventTable, RulingTable, SittingTable
from trainer.exams.sittings.values import EventKind, IncidentKind, IncidentLine, Ruling

SHOWN = (EventKind.INCIDENT, EventKind.REOPENED, EventKind.HAND_RAISED, EventKind.HAND_LOWERED)


def incident_lines(session: Session, exam_id: UUID) -> tuple[IncidentLine, ...]:
    """Every incident, outage and raised hand of an exam, oldest first."""
    before = aliased(JournalEventTable)
    last = (before.sitting_id == JournalEventTable.sitting_id) & (before.sequence == JournalEventTable.sequence - 1)
    query = (
        select(JournalEventTable, SittingTable.person_id, before.at)
        .join(SittingTable, SittingTable.id == JournalEventTable.sitting_id)
        .outerjoin(before, last)
        .where(SittingTable.exam_id == exam_id, JournalEventTable.kind.in_(SHOWN))
        .order_by(JournalEventTable.at, JournalEventTable.sitting_id, JournalEventTable.sequence)
    )
    said = _rulings(session, exam_id)
    return tuple(_lines(session.execute(query), said))


def find_incident(session: Session, sitting_id: UUID, sequence: int) -> JournalEventTable | None:
    """The event a person speaks about; None for one that is no incident."""
    found = session.get(JournalEventTable, (sitting_id, sequence))
    return found if found is not None and found.kind in SHOWN else None


def _lines(rows: Any, said: dict[tuple[UUID, int], RulingTable]) -> Iterator[IncidentLine]:
    for event, person_id, before in rows:
        data = json.loads(event.data)
        ruling = said.get((event.sitting_id, event.sequence))
        code = IncidentKind(data["code"]) if event.kind == EventKind.INCIDENT else None
        by = data.get("by")
        yield IncidentLine(
            person_id=person_id,
            sitting_id=event.sitting_id,
            sequence=event.sequence,
            at=datetime.fromisoformat(data["at"]) if "at" in data else event.at,
            kind=EventKind(event.kind),
            code=code,
            seconds=_seconds(event, data, before),
            by=UUID(by) if by else None,
            ruling=Ruling(ruling.code) if ruling and ruling.code else None,
            note=ruling.note if ruling else "",
            ruled_by=ruling.by if ruling else None,
            given=bool(data.get("give")),
        )


def _seconds(event: JournalEventTable, data: dict[str, Any], before: datetime | None) -> int:
    if event.kind == EventKind.REOPENED and before is not None:
        return max(0, round((event.at - before).total_seconds()))
    return int(data.get("seconds", 0))


def _rulings(session: Session, exam_id: UUID) -> dict[tuple[UUID, int], RulingTable]:
    """The newest word about each incident."""
    query = (
        select(RulingTable)
        .join(SittingTable, SittingTable.id == RulingTable.sitting_id)
        .where(SittingTable.exam_id == exam_id)
        .order_by(RulingTable.ordinal)
    )
    return {(row.sitting_id, row.sequence): row for row in session.scalars(query)}
