"""Between rows and the values of credits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.activities.credits.tables import CreditDecisionRow, CreditEntryRow, CreditLineRow, CreditRow
from trainer.activities.credits.values import Credit, CreditLine
from trainer.activities.values import Earned
from trainer.hours.values import EntryState, HourCategory, Way


def load_credits(session: Session, *where: Any) -> tuple[Credit, ...]:
    """Credits in their order; `standing` is left empty, the ledger knows it."""
    query = (
        select(CreditRow, CreditDecisionRow)
        .outerjoin(CreditDecisionRow, CreditDecisionRow.credit_id == CreditRow.id)
        .where(*where)
        .order_by(CreditRow.activity_id, CreditRow.number)
    )
    rows = session.execute(query).all()
    keys = [credit.id for credit, _decision in rows]
    lines: dict[UUID, list[CreditLineRow]] = defaultdict(list)
    order = (CreditLineRow.person_id, CreditLineRow.number)
    for line in session.scalars(select(CreditLineRow).where(CreditLineRow.credit_id.in_(keys)).order_by(*order)):
        lines[line.credit_id].append(line)
    made: dict[UUID, dict[UUID, tuple[UUID, ...]]] = defaultdict(dict)
    for entry in session.scalars(select(CreditEntryRow).where(CreditEntryRow.credit_id.in_(keys))):
        known = made[entry.credit_id].get(entry.person_id, ())
        made[entry.credit_id][entry.person_id] = (*known, entry.entry_id)
    return tuple(_credit(credit, decision, lines[credit.id], made[credit.id]) for credit, decision in rows)


def line_rows(credit_id: UUID, lines: Iterable[CreditLine]) -> list[dict[str, Any]]:
    """A line a category, way and year; one of no hours for who earned none."""
    rows: list[dict[str, Any]] = []
    for line in lines:
        key = {"credit_id": credit_id, "person_id": line.person_id}
        for number, one in enumerate(line.earned, 1):
            what = {"category": one.category.value, "way": one.way.value, "hours": one.hours}
            rows.append({**key, "number": number, **what, "day": one.on, "until": one.until})
        if not line.earned:
            rows.append({**key, "number": 0, "category": "", "way": "", "day": None, "until": None, "hours": Decimal()})
    return rows


def _credit(
    row: CreditRow,
    decision: CreditDecisionRow | None,
    lines: Iterable[CreditLineRow],
    entries: dict[UUID, tuple[UUID, ...]],
) -> Credit:
    people: dict[UUID, list[Earned]] = {}
    for line in lines:
        earned = people.setdefault(line.person_id, [])
        if line.day is not None and line.until is not None:
            earned.append(Earned(HourCategory(line.category), Way(line.way), line.day, line.until, line.hours))
    return Credit(
        id=row.id,
        activity_id=row.activity_id,
        number=row.number,
        by=row.by,
        at=row.at,
        rule=row.rule,
        lines=tuple(CreditLine(person, tuple(earned)) for person, earned in people.items()),
        state=EntryState.PENDING if decision is None else EntryState(decision.decision),
        decided_by=decision.by if decision else None,
        decided_at=decision.at if decision else None,
        reason=decision.reason if decision else "",
        entries=entries,
        standing=frozenset(),
    )
