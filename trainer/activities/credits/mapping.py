"""Between rows and the values of credits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.activities.credits.tables import (
    CreditDecisionRow,
    CreditEntryRow,
    CreditLineRow,
    CreditOverRow,
    CreditPersonRow,
    CreditRow,
    CreditTeachingRow,
    TeachingEntryRow,
)
from trainer.activities.credits.values import Credit, CreditLine, Decided, LineDecision, Over, Taught
from trainer.activities.values import Earned
from trainer.hours.values import EntryState, HourCategory, Way
from trainer.store.apart import words_of

Entries = Mapping[UUID, tuple[UUID, ...]]


def load_credits(session: Session, *where: Any) -> tuple[Credit, ...]:
    """Credits in their order; `standing` and `teaching` are left empty, the ledger knows them."""
    query = (
        select(CreditRow, CreditDecisionRow)
        .outerjoin(CreditDecisionRow, CreditDecisionRow.credit_id == CreditRow.id)
        .where(*where)
        .order_by(CreditRow.activity_id, CreditRow.number)
    )
    rows = session.execute(query).all()
    keys = [credit.id for credit, _decision in rows]
    parts: defaultdict[UUID, _Parts] = defaultdict(_Parts)
    _load_lines(session, keys, parts)
    _load_decisions(session, keys, parts)
    attended, taught = _made(session, CreditEntryRow, keys), _made(session, TeachingEntryRow, keys)
    return tuple(
        _credit(credit, decision, parts[credit.id], attended[credit.id], taught[credit.id]) for credit, decision in rows
    )


def line_rows(credit_id: UUID, line: CreditLine) -> list[tuple[type[Any], dict[str, Any]]]:
    """The rows of a line with their tables; one of no hours for who attended none."""
    key = {"credit_id": credit_id, "person_id": line.person_id}
    rows: list[tuple[type[Any], dict[str, Any]]] = []
    for number, one in enumerate(line.earned, 1):
        what = {"category": one.category.value, "way": one.way.value, "hours": one.hours}
        rows.append((CreditLineRow, {**key, "number": number, **what, "day": one.on, "until": one.until}))
    for number, half in enumerate(line.taught, 1):
        taught = {"session_id": half.session_id, "day": half.on, "hours": half.hours, "activity": half.activity}
        rows.append((CreditTeachingRow, {**key, "number": number, "category": half.category.value, **taught}))
    if line.over is not None:
        rows.append((CreditOverRow, {**key, "missed": line.over.missed, "whole": line.over.whole}))
    if not line.earned and not line.taught:
        none = {"number": 0, "category": "", "way": "", "day": None, "until": None, "hours": Decimal()}
        rows.append((CreditLineRow, {**key, **none}))
    return rows


@dataclass
class _Parts:
    people: dict[UUID, list[Earned]] = field(default_factory=dict)
    taught: dict[UUID, list[Taught]] = field(default_factory=dict)
    over: dict[UUID, Over] = field(default_factory=dict)
    decided: dict[UUID, Decided] = field(default_factory=dict)


def _load_lines(session: Session, keys: Collection[UUID], parts: Mapping[UUID, _Parts]) -> None:
    line, half, over = CreditLineRow, CreditTeachingRow, CreditOverRow
    order = (line.person_id, line.number)
    for row in session.scalars(select(line).where(line.credit_id.in_(keys)).order_by(*order)):
        earned = parts[row.credit_id].people.setdefault(row.person_id, [])
        if row.day is not None and row.until is not None:
            earned.append(Earned(HourCategory(row.category), Way(row.way), row.day, row.until, row.hours))
    teaching = select(half).where(half.credit_id.in_(keys)).order_by(half.person_id, half.number)
    for one in session.scalars(teaching):
        parts[one.credit_id].people.setdefault(one.person_id, [])
        made = Taught(one.session_id, one.day, HourCategory(one.category), one.hours, one.activity)
        parts[one.credit_id].taught.setdefault(one.person_id, []).append(made)
    for missed in session.scalars(select(over).where(over.credit_id.in_(keys))):
        parts[missed.credit_id].people.setdefault(missed.person_id, [])
        parts[missed.credit_id].over[missed.person_id] = Over(missed.missed, missed.whole)


def _load_decisions(session: Session, keys: Collection[UUID], parts: Mapping[UUID, _Parts]) -> None:
    rows = session.scalars(select(CreditPersonRow).where(CreditPersonRow.credit_id.in_(keys))).all()
    words = words_of(session, (row.reason for row in rows))
    for row in rows:
        decided = Decided(LineDecision(row.decision), row.by, row.at, words.get(row.reason, ""))
        parts[row.credit_id].decided[row.person_id] = decided


def _made(
    session: Session, table: type[CreditEntryRow] | type[TeachingEntryRow], keys: Collection[UUID]
) -> Mapping[UUID, Entries]:
    made: defaultdict[UUID, dict[UUID, tuple[UUID, ...]]] = defaultdict(dict)
    query = select(table.credit_id, table.person_id, table.entry_id).where(table.credit_id.in_(keys))
    for credit_id, person_id, entry_id in session.execute(query):
        made[credit_id][person_id] = (*made[credit_id].get(person_id, ()), entry_id)
    return made


def _credit(
    row: CreditRow, decision: CreditDecisionRow | None, parts: _Parts, attended: Entries, taught: Entries
) -> Credit:
    return Credit(
        id=row.id,
        activity_id=row.activity_id,
        number=row.number,
        by=row.by,
        at=row.at,
        rule=row.rule,
        lines=tuple(_lines(parts, decision)),
        state=EntryState.PENDING if decision is None else EntryState(decision.decision),
        decided_by=decision.by if decision else None,
        decided_at=decision.at if decision else None,
        entries=attended,
        taught=taught,
    )


def _lines(parts: _Parts, decision: CreditDecisionRow | None) -> Iterable[CreditLine]:
    """Before there were decisions about single people, the one about the whole was about each."""
    whole = None
    if decision is not None:
        whole = Decided(LineDecision(decision.decision), decision.by, decision.at, decision.reason)
    for person, earned in parts.people.items():
        taught: Sequence[Taught] = parts.taught.get(person, ())
        yield CreditLine(person, tuple(earned), tuple(taught), parts.over.get(person), parts.decided.get(person, whole))
