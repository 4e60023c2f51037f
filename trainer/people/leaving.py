"""When and why somebody left, as the trail tells it: the cause stays there when the words of the reason go."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.people.values import Leaving, PersonStatus
from trainer.store.audit import AuditEntry
from trainer.store.clock import local_day
from trainer.store.transactions import chunks

_AT_ONCE = 500


def leaving_of(session: Session, person_ids: Collection[UUID]) -> dict[UUID, tuple[date, Leaving | None]]:
    """The day and the cause of the newest sealing of each; no cause where none was stated."""
    links = select(AuditEntry.subject_id, AuditEntry.at, AuditEntry.detail).where(
        AuditEntry.action == "people.status_changed"
    )
    found: dict[UUID, tuple[date, Leaving | None]] = {}
    for some in chunks(person_ids, _AT_ONCE):
        query = links.where(AuditEntry.subject_id.in_(some)).order_by(AuditEntry.sequence)
        for subject_id, at, detail in session.execute(query):
            if subject_id is not None and detail.get("status") == PersonStatus.SEALED:
                cause = detail.get("cause")
                found[subject_id] = local_day(at), Leaving(cause) if cause else None
    return found
