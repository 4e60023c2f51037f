"""What waits for somebody today, counted across the capabilities without reading their rows."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import distinct, func, select, tuple_
from sqlalchemy.orm import Session

from trainer.activities.credits.tables import CreditDecisionRow, CreditRow
from trainer.bank.lawchange.tables import LawChangeItemTable, LawChangeTable
from trainer.bank.queries import shown as shown_questions
from trainer.bank.tables import QuestionTable
from trainer.bank.values import QuestionStatus
from trainer.exams.marking.tables import ResultTable
from trainer.exams.marking.versions import visible
from trainer.hours.mapping import shown
from trainer.hours.tables import HourApprovalRow, HourEntryRow
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.retakes.rules import is_open
from trainer.retakes.tables import RetakeDecisionTable
from trainer.retakes.values import Decision
from trainer.store.audit import head
from trainer.store.transactions import Database


@dataclass(frozen=True)
class Attention:
    """Counts: hours to approve with the persons they are of, sittings to mark, open retake cases.

    `class_hours` are classes whose hours were prepared and wait for approval.
    `law_waiting` are questions that a change of law has set aside and nobody has looked at.
    """

    pending_hours: int = 0
    pending_people: int = 0
    waiting_sittings: int = 0
    open_cases: int = 0
    law_waiting: int = 0
    class_hours: int = 0


def attention(database: Database, actor: Actor) -> Attention:
    """One snapshot of everything that waits."""
    require(actor, Permission.SEE_MANAGEMENT)
    with database.read() as session:
        pending, people = _pending_hours(session)
        return Attention(
            pending_hours=pending,
            pending_people=people,
            waiting_sittings=_waiting_sittings(session),
            open_cases=_open_cases(session),
            law_waiting=_law_waiting(session),
            class_hours=_class_hours(session),
        )


def changes(database: Database) -> int:
    """How many entries the audit trail has: it grows with every change of hours, persons and rules."""
    with database.read() as session:
        return head(session)[0]


def _pending_hours(session: Session) -> tuple[int, int]:
    query = (
        select(func.count(), func.count(distinct(HourEntryRow.person_id)))
        .select_from(HourEntryRow)
        .outerjoin(HourApprovalRow, HourApprovalRow.entry_id == HourEntryRow.id)
        .where(HourApprovalRow.entry_id.is_(None), shown())
    )
    found = session.execute(query).one()
    return found[0], found[1]


def _waiting_sittings(session: Session) -> int:
    newest = select(ResultTable.sitting_id, func.max(ResultTable.ordinal)).where(visible())
    newest = newest.group_by(ResultTable.sitting_id)
    key = tuple_(ResultTable.sitting_id, ResultTable.ordinal)
    return session.scalar(select(func.count()).where(ResultTable.passed.is_(None), key.in_(newest))) or 0


def _open_cases(session: Session) -> int:
    table = RetakeDecisionTable
    newest = select(table.case_id, func.max(table.number)).group_by(table.case_id)
    states = [decision for decision in Decision if is_open(decision)]
    query = select(func.count()).where(table.decision.in_(states), tuple_(table.case_id, table.number).in_(newest))
    return session.scalar(query) or 0


def _class_hours(session: Session) -> int:
    query = (
        select(func.count())
        .select_from(CreditRow)
        .outerjoin(CreditDecisionRow, CreditDecisionRow.credit_id == CreditRow.id)
        .where(CreditDecisionRow.credit_id.is_(None))
    )
    return session.scalar(query) or 0


def _law_waiting(session: Session) -> int:
    item, question = LawChangeItemTable, QuestionTable
    waiting = (
        select(func.count(distinct(item.question_id)))
        .join(LawChangeTable, LawChangeTable.id == item.change_id)
        .join(question, question.id == item.question_id)
        .where(LawChangeTable.undone_at.is_(None), item.closed_at.is_(None))
        .where(question.status == QuestionStatus.PARKED, shown_questions())
    )
    return session.scalar(waiting) or 0
