"""Reading cases of misconduct inside the caller's transaction."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.exams.discipline.tables import DisciplineCaseTable, DisciplineEntryTable
from trainer.exams.discipline.values import CaseStep


def open_cases(session: Session, exam_id: UUID, recorded_by: datetime | None = None) -> frozenset[UUID]:
    """About whom a case of an exam waits for its decision; of those recorded until then where a moment is given."""
    entry = DisciplineEntryTable
    decided = select(entry.case_id).where(entry.step == CaseStep.DECIDED)
    query = (
        select(DisciplineCaseTable.person_id)
        .join(entry, entry.case_id == DisciplineCaseTable.id)
        .where(DisciplineCaseTable.exam_id == exam_id, entry.step == CaseStep.RECORDED)
        .where(DisciplineCaseTable.id.not_in(decided))
    )
    if recorded_by is not None:
        query = query.where(entry.at <= recorded_by)
    return frozenset(session.scalars(query))
