"""What the arrangement has to know of the candidates, read inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.exams.papers.service import READ
from trainer.exams.papers.tables import PaperTable
from trainer.exams.rooms.values import Examinee
from trainer.exams.tables import CandidateTable
from trainer.store.audit import AuditEntry
from trainer.store.errors import Refused

Units = Mapping[UUID, UUID | None]


def examinees(session: Session, exam_id: UUID, forms: Sequence[UUID], units: Units) -> tuple[Examinee, ...]:
    """Every candidate; barred from the forms they made or have read."""
    knowing = [_knowing(session, paper_id) for paper_id in forms]
    rows = session.scalars(select(CandidateTable).where(CandidateTable.exam_id == exam_id))
    return tuple(
        Examinee(
            person_id=row.person_id,
            unit_id=units.get(row.person_id),
            separate=row.separate,
            barred=frozenset(form for form, people in enumerate(knowing) if row.person_id in people),
        )
        for row in rows
    )


def check_forms(session: Session, forms: Sequence[UUID]) -> None:
    """Raises Refused("venue.form_total") where one form is worth more than another."""
    totals = {session.get_one(PaperTable, paper_id).total for paper_id in forms}
    if len(totals) > 1:
        raise Refused("venue.form_total")


def _knowing(session: Session, paper_id: UUID) -> frozenset[UUID]:
    read = select(AuditEntry.actor_id).where(AuditEntry.subject_id == paper_id, AuditEntry.action == READ)
    people = {person_id for person_id in session.scalars(read) if person_id is not None}
    return frozenset(people | {session.get_one(PaperTable, paper_id).made_by})
