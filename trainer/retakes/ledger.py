"""Reading and adding the rows of cases inside the service's transactions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.orm import Session

from trainer.people.service import PeopleService
from trainer.retakes.mapping import case_of
from trainer.retakes.tables import RetakeCaseTable, RetakeDecisionTable, RetakeLinkTable
from trainer.retakes.values import Case, Decision
from trainer.store.apart import put_apart, words_of
from trainer.store.errors import Refused


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
    names = people.known(named)
    seals = {d.reason for some in decisions.values() for d in some} | {row.proof for row in rows}
    reasons = words_of(session, seals)
    return tuple(case_of(row, decisions[row.id], retakes.get(row.id), names, reasons) for row in rows)


def add_decision(
    session: Session,
    case_id: UUID,
    decision: Decision,
    by_id: UUID,
    at: datetime,
    reason: str = "",
    until: date | None = None,
) -> None:
    """One more line in the history of a case."""
    last = session.scalar(select(func.max(RetakeDecisionTable.number)).where(RetakeDecisionTable.case_id == case_id))
    session.add(
        RetakeDecisionTable(
            case_id=case_id,
            number=(last or 0) + 1,
            decision=decision,
            by_id=by_id,
            at=at,
            reason=put_apart(session, reason),
            until=until,
        )
    )
    session.flush()


def add_links(session: Session, cases: Sequence[Case], exam_id: UUID) -> None:
    """Names the retake that was set for the cases; refuses where one was given another since the cases were read."""
    ids = [case.id for case in cases]
    rows = session.scalars(
        select(RetakeLinkTable).where(RetakeLinkTable.case_id.in_(ids)).order_by(RetakeLinkTable.number)
    )
    newest = {row.case_id: row for row in rows}
    links = []
    for case in cases:
        last = newest.get(case.id)
        if (None if last is None else last.exam_id) != case.retake_exam_id:
            raise Refused("retake.already_set", name=case.name)
        links.append({"case_id": case.id, "number": 1 if last is None else last.number + 1, "exam_id": exam_id})
    if links:
        session.execute(insert(RetakeLinkTable), links)


def linked_to(exam_id: UUID) -> ColumnElement[bool]:
    """The condition for cases whose retake is this exam."""
    return RetakeCaseTable.id.in_(select(RetakeLinkTable.case_id).where(RetakeLinkTable.exam_id == exam_id))


def _by_case(rows: Iterable[RetakeDecisionTable]) -> dict[UUID, Sequence[RetakeDecisionTable]]:
    return {case_id: tuple(some) for case_id, some in groupby(rows, key=lambda row: row.case_id)}


def named_before(session: Session, exam_ids: Iterable[UUID]) -> dict[tuple[UUID, UUID], UUID]:
    """By person and retake: the exam whose case named that retake."""
    link = RetakeLinkTable
    query = (
        select(RetakeCaseTable.person_id, link.exam_id, RetakeCaseTable.exam_id)
        .join(RetakeCaseTable, RetakeCaseTable.id == link.case_id)
        .where(link.exam_id.in_(list(exam_ids)), RetakeCaseTable.exam_id.is_not(None))
    )
    return {(person, retake): exam for person, retake, exam in session.execute(query) if exam is not None}
