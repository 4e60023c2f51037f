"""By which figures minutes were counted: the trail names them from the session on that first counts by them.

The figures come with the program and change with it; a minute that was kept stays what it was, and its record says by
which figures. With several PCs the trail names them anew whenever a session counts by others than the one before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from trainer.courseware.minutes.terms import figures_of, terms_of
from trainer.courseware.minutes.values import InForce, StudyTerms
from trainer.store.audit import AuditTrail, read_trail

TERMS = UUID("5d6f0c0e-9f0b-5c43-8f5e-3a3c0f1b7a11")
"""The subject of those links of the trail; no person, no thing."""
ACTION = "courseware.terms_in_force"
MOST = 1000


def note_in_force(session: Session, audit: AuditTrail, terms: StudyTerms) -> None:
    """Inside the transaction that begins a session, before its beginning is told."""
    last, figures = read_trail(session, TERMS, 1), figures_of(terms)
    if not last or last[0].detail != figures:
        audit.record(session, None, ACTION, TERMS, figures)


def all_in_force(session: Session) -> tuple[InForce, ...]:
    """All that were ever in force, the oldest first."""
    return tuple(InForce(one.at, terms_of(one.detail)) for one in reversed(read_trail(session, TERMS, MOST)))


def in_force_at(known: Sequence[InForce], at: datetime) -> InForce | None:
    """Those in force at a moment; None before the trail named any."""
    before = bisect_right(known, at, key=lambda one: one.since)
    return known[before - 1] if before else None
