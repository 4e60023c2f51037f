"""Result versions inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from question_bank.marking import Mark
from trainer.exams.marking.rules import sum_of
from trainer.exams.marking.tables import ResultStagedTable, ResultTable
from trainer.exams.marking.values import Result
from trainer.exams.sittings.tables import SittingTable
from trainer.store.apart import put_apart, words_of
from trainer.store.ids import Ids


def visible() -> ColumnElement[bool]:
    """Versions that stand, and not only staged for a re-mark that is being stored."""
    return ResultTable.id.not_in(select(ResultStagedTable.result_id))


def add_version(
    session: Session,
    ids: Ids,
    at: datetime,
    sitting_id: UUID,
    marks: Sequence[Mark],
    pass_mark: Decimal,
    marked_by: UUID | None = None,
    note: str = "",
) -> Result:
    """Appends the next version of a result."""
    score, of, passed = sum_of(marks, pass_mark)
    last = session.scalar(select(func.max(ResultTable.ordinal)).where(ResultTable.sitting_id == sitting_id))
    row = ResultTable(
        id=ids.new(),
        sitting_id=sitting_id,
        ordinal=(last or 0) + 1,
        score=score,
        of=of,
        passed=passed,
        marks=[mark_to_data(one) for one in marks],
        marked_by=marked_by,
        note=put_apart(session, note),
        at=at,
    )
    session.add(row)
    session.flush()
    return _result(row, {row.note: note})


def versions_of(session: Session, sitting_id: UUID) -> tuple[Result, ...]:
    """Every version, oldest first."""
    query = select(ResultTable).where(ResultTable.sitting_id == sitting_id, visible()).order_by(ResultTable.ordinal)
    rows = session.scalars(query).all()
    notes = words_of(session, (row.note for row in rows))
    return tuple(_result(row, notes) for row in rows)


def latest_of(session: Session, sitting_id: UUID) -> Result | None:
    """The version in force."""
    query = select(ResultTable).where(ResultTable.sitting_id == sitting_id, visible())
    row = session.scalars(query.order_by(ResultTable.ordinal.desc()).limit(1)).first()
    return None if row is None else _result(row, words_of(session, [row.note]))


def latest_of_exam(session: Session, exam_id: UUID) -> dict[UUID, Result]:
    """The versions in force of an exam by person."""
    query = (
        select(SittingTable.person_id, ResultTable)
        .join(SittingTable, SittingTable.id == ResultTable.sitting_id)
        .where(SittingTable.exam_id == exam_id, visible())
        .order_by(ResultTable.ordinal)
    )
    rows = session.execute(query).all()
    notes = words_of(session, (row.note for _, row in rows))
    return {person_id: _result(row, notes) for person_id, row in rows}


def mark_to_data(mark: Mark) -> dict[str, Any]:
    """A mark as JSON-able data."""
    data: dict[str, Any] = {"score": None if mark.score is None else str(mark.score)}
    data |= {"of": str(mark.of), "right": mark.right}
    return data | ({"parts": [mark_to_data(part) for part in mark.parts]} if mark.parts else {})


def mark_from_data(data: Mapping[str, Any]) -> Mark:
    """The mark `mark_to_data` wrote."""
    score = None if data["score"] is None else Decimal(data["score"])
    return Mark(score, Decimal(data["of"]), data["right"], tuple(map(mark_from_data, data.get("parts", ()))))


def _result(row: ResultTable, notes: Mapping[str, str]) -> Result:
    return Result(
        sitting_id=row.sitting_id,
        ordinal=row.ordinal,
        score=row.score,
        of=row.of,
        passed=row.passed,
        marks=tuple(map(mark_from_data, row.marks)),
        marked_by=row.marked_by,
        note=notes.get(row.note, ""),
        at=row.at,
    )
