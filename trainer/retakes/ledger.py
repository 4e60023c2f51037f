"""Reading and adding the rows of cases inside the service's transactions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from trainer.people.service import PeopleService
from trainer.retakes.mapping import case_of
from trainer.retakes.tables import RetakeCaseTable, RetakeDecisionTable, RetakeLinkTable
from trainer.retakes.values import Case, Decision


def load_cases(session: Session, people: PeopleService, *where: ColumnElement[bool]) -> tuple[Case, ...]:
    """The cases that fit, the newest exam's first in order of birth."""
    rows = session.scalars(select(RetakeCaseTable).where(*where).order_by(RetakeCaseTable.id)).all()
    fitting = select(RetakeCaseTable.id).where(*where)
    decisions = _by_case(
        session.scalars(
            select(RetakeDecisionTable)
            .where(RetakeDecisionTable.case_id.in_(fitting))
            .order_by(RetakeDecisionTable.case_id, RetakeDecisionTable.number)
        )
    )
    links = session.execute(
        select(RetakeLinkTable.case_id, RetakeLinkTable.exam_id)
        .where(RetakeLinkTable.case_id.in_(fitting))
        .order_by(RetakeLinkTable.number)
    )
    retakes = {row.case_id: row.exam_id for row in links}
    named = {row.person_id for row in rows} | {d.by_id for some in decisions.values() for d in some}
    names = people.rows(named)
    return tuple(case_of(row, decisions[row.id], retakes.get(row.id), names) for row in rows)


def add_decision(
    session: Session, case_id: UUID, decision: Decision, by_id: UUID, at: datetime, reason: str = ""
) -> None:
    """One more line in the history of a case."""
    last = session.scalar(select(func.max(RetakeDecisionTable.number)).where(RetakeDecisionTable.case_id == case_id))
    session.add(
        RetakeDecisionTable(
            case_id=case_id, number=(last or 0) + 1, decision=decision, by_id=by_id, at=at, reason=reason
        )
    )
    session.flush()


def add_link(session: Session, case_id: UUID, exam_id: UUID) -> None:
    """Names the retake that was set for a case."""
    last = session.scalar(select(func.max(RetakeLinkTable.number)).where(RetakeLinkTable.case_id == case_id))
    session.add(RetakeLinkTable(case_id=case_id, number=(last or 0) + 1, exam_id=exam_id))
    session.flush()


def newest_link(session: Session, case_id: UUID) -> UUID | None:
    """The retake that was set last for a case."""
    links = select(RetakeLinkTable.exam_id).where(RetakeLinkTable.case_id == case_id)
    return session.scalar(links.order_by(RetakeLinkTable.number.desc()).limit(1))


def linked_to(exam_id: UUID) -> ColumnElement[bool]:
    """The condition for cases whose retake is this exam."""
    return RetakeCaseTable.id.in_(select(RetakeLinkTable.case_id).where(RetakeLinkTable.exam_id == exam_id))


def _by_case(rows: Iterable[RetakeDecisionTable]) -> dict[UUID, Sequence[RetakeDecisionTable]]:
    return {case_id: tuple(some) for case_id, some in groupby(rows, key=lambda row: row.case_id)}
