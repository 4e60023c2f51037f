"""Reading journals inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.exams.sittings.rules import replay
from trainer.exams.sittings.tables import JournalEventTable as Row
from trainer.exams.sittings.values import Event, EventKind, SittingState, Stamp


def read_events(session: Session, sitting_id: UUID) -> Iterator[Event]:
    """The events of one sitting in order."""
    columns = (Row.sequence, Row.at, Row.monotonic, Row.boot_id, Row.kind, Row.data, Row.previous, Row.hash)
    query = select(*columns).where(Row.sitting_id == sitting_id).order_by(Row.sequence)
    for sequence, at, monotonic, boot_id, kind, text, previous, own in session.execute(query):
        stamp = Stamp(at, monotonic, boot_id)
        yield Event(sitting_id, sequence, stamp, EventKind(kind), text, previous, own)


def newest_stamp(session: Session, sitting_id: UUID) -> Stamp | None:
    """When and where the newest saved event of a sitting was noted."""
    query = select(Row.at, Row.monotonic, Row.boot_id).where(Row.sitting_id == sitting_id)
    found = session.execute(query.order_by(Row.sequence.desc()).limit(1)).first()
    return None if found is None else Stamp(*found)


def read_state(session: Session, sitting_id: UUID) -> SittingState:
    """What the saved events of one sitting add up to."""
    return replay(read_events(session, sitting_id))
