"""Between rows of absences and values."""

from __future__ import annotations

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import aliased

from trainer.hours.tables import HourAbsenceRow
from trainer.hours.values import Absence, AbsenceKind

_Void = aliased(HourAbsenceRow)


def standing_absences() -> Select[HourAbsenceRow]:
    """Absences that nobody took back."""
    return select(HourAbsenceRow).where(
        HourAbsenceRow.takes_back.is_(None), ~exists().where(_Void.takes_back == HourAbsenceRow.id)
    )


def absence_of(row: HourAbsenceRow) -> Absence:
    return Absence(row.id, row.person_id, AbsenceKind(row.kind), row.since, row.until, row.reason, row.by, row.at)
