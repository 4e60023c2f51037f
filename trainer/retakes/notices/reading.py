"""Reads the papers of cases inside the service's transactions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import Session

from trainer.people.service import PeopleService
from trainer.people.values import PersonRow
from trainer.retakes.notices.tables import (
    AppealDecisionTable,
    AppealTable,
    DeliveryTable,
    NoticeTable,
    NoticeVoidTable,
)
from trainer.retakes.notices.values import (
    Appeal,
    AppealOutcome,
    CaseFile,
    Delivery,
    DeliveryOutcome,
    Notice,
    NoticeKind,
    Ruling,
    Signed,
)
from trainer.retakes.tables import RetakeCaseTable, RetakeDecisionTable
from trainer.retakes.values import Decision
from trainer.store.apart import words_of
from trainer.store.folders import Folder
from trainer.store.transactions import chunks
from trainer.workdays.service import calendars
from trainer.workdays.values import Counted, Workdays

_CalendarAt = Callable[[datetime], Workdays]


@dataclass(frozen=True)
class _Names:
    people: Mapping[UUID, PersonRow]
    words: Mapping[str, str]

    def signed(self, by: UUID, at: datetime, seal: str = "") -> Signed:
        return Signed(by, self.people[by].name, at, self.words.get(seal, ""))


def unfinished() -> ColumnElement[bool]:
    """The condition for cases that may have a day to watch: not closed and not dropped, or with a paper that waits."""
    table = RetakeDecisionTable
    newest = select(table.case_id, func.max(table.number)).group_by(table.case_id)
    ended = (Decision.DISMISSED, Decision.CLOSED)
    going = select(table.case_id).where(table.decision.not_in(ended), tuple_(table.case_id, table.number).in_(newest))
    unserved = select(NoticeTable.case_id).where(
        NoticeTable.id.not_in(select(DeliveryTable.notice_id)), NoticeTable.id.not_in(select(NoticeVoidTable.notice_id))
    )
    undecided = select(AppealTable.case_id).where(AppealTable.id.not_in(select(AppealDecisionTable.appeal_id)))
    return RetakeCaseTable.id.in_(going.union(unserved, undecided))


def load_files(
    session: Session, people: PeopleService, case_ids: Collection[UUID], folders: Collection[Folder] = ()
) -> dict[UUID, CaseFile]:
    """The papers of each of these cases; `folders` hold the calendars an office begins with."""
    found: dict[UUID, CaseFile] = {}
    for some in chunks(case_ids):
        found |= _load(session, people, some, folders)
    return found


def _load(
    session: Session, people: PeopleService, case_ids: Collection[UUID], folders: Collection[Folder]
) -> dict[UUID, CaseFile]:
    notices = session.scalars(
        select(NoticeTable).where(NoticeTable.case_id.in_(case_ids)).order_by(NoticeTable.year, NoticeTable.number)
    )
    appeals = session.scalars(
        select(AppealTable).where(AppealTable.case_id.in_(case_ids)).order_by(AppealTable.at, AppealTable.id)
    )
    issued, filed = notices.all(), appeals.all()
    numbers = [row.id for row in issued]
    voids = _by_key(session, NoticeVoidTable.notice_id, numbers)
    deliveries = _by_key(session, DeliveryTable.notice_id, numbers)
    rulings = _by_key(session, AppealDecisionTable.appeal_id, [row.id for row in filed])
    hands = {row.by_id for row in chain(issued, filed, voids.values(), deliveries.values(), rulings.values())}
    seals = chain(
        (row.reason for row in chain(voids.values(), rulings.values())),
        (row.note for row in deliveries.values()),
        (row.words for row in filed),
    )
    names = _Names(people.known(hands), words_of(session, seals))
    made: dict[UUID, tuple[list[Notice], list[Appeal]]] = {case_id: ([], []) for case_id in case_ids}
    counted = _counted_in_workdays(session, case_ids)
    calendar = calendars(session, folders) if counted else None
    for row in issued:
        served = deliveries.get(row.id)
        until = _last_workday(calendar, row, served) if calendar and served and row.case_id in counted else None
        made[row.case_id][0].append(_notice(row, voids.get(row.id), served, names, until))
    for one in filed:
        unlisted = _unlisted(calendar, one) if calendar and one.case_id in counted else ()
        made[one.case_id][1].append(_appeal(one, rulings.get(one.id), names, unlisted))
    return {case_id: CaseFile(tuple(some), tuple(others)) for case_id, (some, others) in made.items()}


def _counted_in_workdays(session: Session, case_ids: Collection[UUID]) -> frozenset[UUID]:
    """The cases whose rule counts appeals in working days."""
    rows = session.execute(select(RetakeCaseTable.id, RetakeCaseTable.rule).where(RetakeCaseTable.id.in_(case_ids)))
    return frozenset(own for own, rule in rows if rule.get("windows", {}).get("in_workdays"))


def _last_workday(calendar: _CalendarAt, row: NoticeTable, served: DeliveryTable) -> Counted | None:
    """As it was told: counted with the calendar of when the delivery was entered."""
    return None if row.appeal_days is None else calendar(served.at).counted(served.on, row.appeal_days)


def _unlisted(calendar: _CalendarAt, row: AppealTable) -> tuple[int, ...]:
    """The years on the way to the decision that nobody had entered when the appeal came in."""
    return () if row.decide_by is None else calendar(row.at).unlisted(row.filed_on, row.decide_by)


def _by_key(session: Session, column: Any, keys: Collection[UUID]) -> dict[UUID, Any]:
    rows = session.scalars(select(column.class_).where(column.in_(keys))).all()
    return {getattr(row, column.key): row for row in rows}


def _notice(row: NoticeTable, void: Any, delivery: Any, names: _Names, until: Counted | None) -> Notice:
    return Notice(
        id=row.id,
        case_id=row.case_id,
        kind=NoticeKind(row.kind),
        year=row.year,
        number=row.number,
        code=row.code,
        issued_on=row.issued_on,
        serve_by=row.serve_by,
        appeal_days=row.appeal_days,
        signed=names.signed(row.by_id, row.at),
        pdf_hash=row.pdf_hash,
        docx_hash=row.docx_hash,
        voided=void and names.signed(void.by_id, void.at, void.reason),
        delivery=delivery
        and Delivery(
            DeliveryOutcome(delivery.outcome),
            delivery.on,
            names.words.get(delivery.note, ""),
            names.signed(delivery.by_id, delivery.at),
            until.day if until else None,
            until.unlisted if until else (),
        ),
    )


def _appeal(row: AppealTable, ruling: Any, names: _Names, unlisted: tuple[int, ...]) -> Appeal:
    return Appeal(
        id=row.id,
        case_id=row.case_id,
        filed_on=row.filed_on,
        until=row.until,
        decide_by=row.decide_by,
        words=names.words.get(row.words, ""),
        signed=names.signed(row.by_id, row.at),
        ruling=ruling and Ruling(AppealOutcome(ruling.outcome), names.signed(ruling.by_id, ruling.at, ruling.reason)),
        unlisted=unlisted,
    )
