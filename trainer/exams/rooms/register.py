"""更改登记 inside the caller's transaction: once a seat plan is sealed, nothing of it changes without a line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.exams.rooms.reading import form_letter
from trainer.exams.rooms.rules import place_data
from trainer.exams.rooms.tables import ExamChangeTable
from trainer.exams.rooms.values import Change, ChangeKind
from trainer.exams.tables import ExamTable, RoomTable, SeatTable, SessionTable, SiteTable
from trainer.people.accounts.rules import require_reason
from trainer.store.apart import put_apart, words_of
from trainer.store.ids import Ids


class Register:
    """Writes lines for exams that are sealed; before that the plan is still being made and nothing is late."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids

    def note(
        self,
        session: Session,
        exam: ExamTable,
        kind: ChangeKind,
        by: UUID,
        at: datetime,
        reason: str,
        person_id: UUID | None = None,
        was: Mapping[str, str] | None = None,
        becomes: Mapping[str, str] | None = None,
    ) -> None:
        """One line where the exam is sealed. Raises BadInput("reason.missing") where a line needs its reason."""
        if exam.sealed_at is None:
            return
        require_reason(reason)
        last = session.scalar(select(func.max(ExamChangeTable.line)).where(ExamChangeTable.exam_id == exam.id))
        line = ExamChangeTable(
            id=self._ids.new(),
            exam_id=exam.id,
            line=(last or 0) + 1,
            at=at,
            by=by,
            kind=kind,
            person_id=person_id,
            was=dict(was or {}),
            becomes=dict(becomes or {}),
            reason=put_apart(session, reason.strip()),
        )
        session.add(line)
        session.flush()


def place_of(session: Session, seat_id: UUID) -> dict[str, str]:
    """Where a seat is, for a line."""
    query = (
        select(SiteTable.name, RoomTable.name, SessionTable.ordinal, SeatTable.number, SeatTable.form)
        .join(RoomTable, RoomTable.site_id == SiteTable.id)
        .join(SessionTable, SessionTable.room_id == RoomTable.id)
        .join(SeatTable, SeatTable.session_id == SessionTable.id)
        .where(SeatTable.id == seat_id)
    )
    site, room, ordinal, number, form = session.execute(query).one()
    return place_data(site, room, ordinal, number, form_letter(form))


def lines_of(session: Session, exam_id: UUID) -> tuple[Change, ...]:
    """Every line of an exam, oldest first."""
    query = select(ExamChangeTable).where(ExamChangeTable.exam_id == exam_id)
    rows = session.scalars(query.order_by(ExamChangeTable.line)).all()
    reasons = words_of(session, (row.reason for row in rows))
    return tuple(_change(row, reasons.get(row.reason, "")) for row in rows)


def _change(row: ExamChangeTable, reason: str) -> Change:
    return Change(
        row.line, row.at, row.by, ChangeKind(row.kind), row.person_id, dict(row.was), dict(row.becomes), reason
    )
