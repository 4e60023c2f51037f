"""Last days that were counted in working days, told to somebody, and are not over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import chain

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from trainer.exams.mapping import terms_of
from trainer.exams.standing.tables import StandingStepTable
from trainer.exams.standing.values import StandingStep
from trainer.exams.tables import ExamTable
from trainer.exams.values import ResultTerms
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.retakes.notices.tables import AppealTable, DeliveryTable, NoticeTable, NoticeVoidTable
from trainer.retakes.notices.values import serial_text
from trainer.retakes.tables import RetakeCaseTable
from trainer.store.clock import local_day
from trainer.store.transactions import Database
from trainer.words import _
from trainer.workdays.values import OpenDay, Workdays

CalendarAt = Callable[[datetime], Workdays]
"""The calendar that was in force at a moment."""


def open_days(database: Database, calendar: CalendarAt, actor: Actor, today: date) -> tuple[OpenDay, ...]:
    """Publications that still run, and the days for objections, rechecks and appeals where the rule counts working
    days; each as it was told, the nearest first."""
    require(actor, Permission.EDIT_SETTINGS)
    step = StandingStepTable
    newest = select(step.exam_id, func.max(step.ordinal)).group_by(step.exam_id)
    published = newest.where(step.step == StandingStep.PUBLISHED)
    wanted = select(ExamTable, step).join(step, step.exam_id == ExamTable.id)
    with database.read() as session:
        now = {(exam_id, ordinal) for exam_id, ordinal in session.execute(newest)}
        rows = session.execute(wanted.where(tuple_(step.exam_id, step.ordinal).in_(published))).all()
        told = [
            (exam.title, terms, last.at, last.until if (exam.id, last.ordinal) in now else None)
            for exam, last in rows
            if (terms := terms_of(exam)) is not None
        ]
        served = _appeals(session)
    found = chain(
        (one for exam in told for one in _days_of(*exam, calendar)),
        (
            OpenDay(_("{notice}, appeal").format(notice=serial), on, days, calendar(at).after(on, days))
            for serial, on, days, at in served
        ),
    )
    return tuple(sorted((one for one in found if one.told >= today), key=lambda one: (one.told, one.title)))


def _days_of(
    title: str, terms: ResultTerms, at: datetime, until: date | None, calendar: CalendarAt
) -> Iterator[OpenDay]:
    begun = local_day(at)
    if until is not None:
        yield OpenDay(title, begun, terms.publication, until)
    if not terms.in_workdays:
        return
    then = calendar(at)
    for words, days in ((_("{exam}, objections"), terms.objection), (_("{exam}, rechecks"), terms.recheck)):
        if days:
            yield OpenDay(words.format(exam=title), begun, days, then.after(begun, days))


def _appeals(session: Session) -> list[tuple[str, date, int, datetime]]:
    """Serial, day of service, days and moment of notices of a rule that counts appeals in working days, where nobody
    has appealed yet."""
    query = (
        select(NoticeTable, DeliveryTable, RetakeCaseTable.rule)
        .join(DeliveryTable, DeliveryTable.notice_id == NoticeTable.id)
        .join(RetakeCaseTable, RetakeCaseTable.id == NoticeTable.case_id)
        .where(
            NoticeTable.appeal_days.is_not(None),
            NoticeTable.id.not_in(select(NoticeVoidTable.notice_id)),
            NoticeTable.case_id.not_in(select(AppealTable.case_id)),
        )
    )
    return [
        (serial_text(notice.year, notice.number, notice.code), served.on, notice.appeal_days, served.at)
        for notice, served, rule in session.execute(query)
        if notice.appeal_days is not None and rule.get("windows", {}).get("in_workdays")
    ]
