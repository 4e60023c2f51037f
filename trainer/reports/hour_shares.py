"""What each unit had of a person's year: the total follows the person, each unit sees its share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select

from trainer.hours.tables import HourApprovalRow
from trainer.hours.values import EntryState
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.tables import PlacementRow, UnitRow
from trainer.store.transactions import Database, chunks

Stay = tuple[date, str]
"""The first day in a unit, and its name."""


@dataclass(frozen=True)
class UnitShare:
    """Approved hours of a year on days in a unit."""

    unit: str
    hours: Decimal


def unit_shares(
    database: Database, actor: Actor, year: int, people: Collection[UUID]
) -> dict[UUID, tuple[UnitShare, ...]]:
    """The shares of those who have hours of the year in more than one unit, in the order they were there.

    They add up to the approved hours of the year, before caps. The day of a transfer belongs to the new unit; days
    before the first known placement to the unit of that one. A reversal takes back where its entry gave.
    """
    if set(people) != {actor.person_id}:
        require(actor, Permission.SEE_MANAGEMENT)
    found = {}
    for some in chunks(people, 500):
        stays, days = _read(database, year, some)
        for person_id, lines in days.items():
            shares = shares_of(lines, stays.get(person_id, ()))
            if len(shares) > 1:
                found[person_id] = shares
    return found


def shares_of(days: Iterable[tuple[date, Decimal]], stays: Sequence[Stay]) -> tuple[UnitShare, ...]:
    """Hours by day to the units of those days; `stays` by their first day. Pure."""
    sums = dict.fromkeys((unit for _since, unit in stays), Decimal())
    for day, hours in days:
        units = [unit for since, unit in stays if since <= day] or [unit for _since, unit in stays[:1]]
        if units:
            sums[units[-1]] += hours
    return tuple(UnitShare(unit, hours) for unit, hours in sums.items() if hours)


def _read(
    database: Database, year: int, people: Sequence[UUID]
) -> tuple[dict[UUID, list[Stay]], dict[UUID, list[tuple[date, Decimal]]]]:
    placed = select(PlacementRow.person_id, PlacementRow.since, UnitRow.name).join(
        UnitRow, UnitRow.id == PlacementRow.unit_id
    )
    placed = placed.where(PlacementRow.person_id.in_(people)).order_by(PlacementRow.since, PlacementRow.id)
    key = (HourApprovalRow.person_id, HourApprovalRow.day)
    earned = select(*key, func.sum(HourApprovalRow.hours)).group_by(*key).order_by(*key)
    earned = earned.where(
        HourApprovalRow.year == year,
        HourApprovalRow.decision == EntryState.APPROVED,
        HourApprovalRow.person_id.in_(people),
    )
    stays: dict[UUID, list[Stay]] = {}
    days: dict[UUID, list[tuple[date, Decimal]]] = {}
    with database.read() as session:
        for person_id, since, unit in session.execute(placed):
            stays.setdefault(person_id, []).append((since, unit))
        for person_id, day, hours in session.execute(earned):
            days.setdefault(person_id, []).append((day or date(year, 1, 1), hours))
    return stays, days
