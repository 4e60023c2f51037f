"""Who was in a unit within the year and is elsewhere now, with the hours of the days they were there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.hours.tables import HourApprovalRow
from trainer.hours.values import EntryState, HourCategory
from trainer.people.tables import PersonTable, PlacementRow
from trainer.people.values import PersonStatus
from trainer.store.transactions import chunks

Stay = tuple[date, UUID]
"""The first day in a unit, and the unit."""
Day = tuple[date, HourCategory, Decimal]


@dataclass(frozen=True)
class LeftPart:
    """What somebody earned of a year in a unit they left; before caps, and in no total of that unit.

    `last` is their last day there, `now_id` their unit of today.
    """

    person_id: UUID
    name: str
    work_number: str
    unit_id: UUID
    now_id: UUID | None
    last: date
    hours: Mapping[HourCategory, Decimal]

    @property
    def total(self) -> Decimal:
        return sum(self.hours.values(), Decimal())


def left_parts(session: Session, year: int) -> tuple[LeftPart, ...]:
    """Of everybody in post or on long leave, by name; the caller has asked for the right.

    The year's total of a person follows them: it stands with the unit of today alone.
    """
    several = select(PlacementRow.person_id).group_by(PlacementRow.person_id)
    several = several.having(func.count(PlacementRow.unit_id.distinct()) > 1)
    query = select(PersonTable).where(PersonTable.status != PersonStatus.SEALED, PersonTable.id.in_(several))
    people = session.scalars(query.order_by(PersonTable.name, PersonTable.id)).all()
    stays, days = _stays(session, [one.id for one in people]), _days(session, year, [one.id for one in people])
    return tuple(
        LeftPart(person.id, person.name, person.work_number, unit, person.unit_id, last, hours)
        for person in people
        for unit, last, hours in parts_of(year, stays[person.id], days[person.id])
        if unit != person.unit_id
    )


def left_of(parts: Iterable[LeftPart], units: Collection[UUID | None]) -> tuple[LeftPart, ...]:
    """Of those, who left a unit with all below it: moves inside it are none."""
    return tuple(one for one in parts if one.unit_id in units and one.now_id not in units)


def parts_of(
    year: int, stays: Sequence[Stay], days: Sequence[Day]
) -> Iterator[tuple[UUID, date, Mapping[HourCategory, Decimal]]]:
    """Each unit of the year with the last day there and the hours of its days; `stays` by their first day. Pure.

    The day of a transfer belongs to the new unit, days before the first known stay to the first one.
    """
    hours: dict[UUID, dict[HourCategory, Decimal]] = {unit: defaultdict(Decimal) for _since, unit in stays}
    for day, category, earned in days:
        there = [unit for since, unit in stays if since <= day] or [unit for _since, unit in stays[:1]]
        if there:
            hours[there[-1]][category] += earned
    ends = [since - timedelta(days=1) for since, _unit in stays[1:]]
    lasts = {unit: end for (_since, unit), end in zip(stays, [*ends, date.max], strict=True)}
    begun = {unit for since, unit in stays if since.year <= year}
    for unit, found in hours.items():
        if any(found.values()) or (unit in begun and lasts[unit].year >= year):
            yield unit, lasts[unit], dict(found)


def _stays(session: Session, people: Collection[UUID]) -> Mapping[UUID, Sequence[Stay]]:
    found: dict[UUID, list[Stay]] = defaultdict(list)
    query = select(PlacementRow.person_id, PlacementRow.since, PlacementRow.unit_id)
    for some in chunks(people, 500):
        part = query.where(PlacementRow.person_id.in_(some)).order_by(PlacementRow.since, PlacementRow.id)
        for person, since, unit in session.execute(part):
            found[person].append((since, unit))
    return found


def _days(session: Session, year: int, people: Collection[UUID]) -> Mapping[UUID, Sequence[Day]]:
    key = (HourApprovalRow.person_id, HourApprovalRow.day, HourApprovalRow.category)
    query = select(*key, func.sum(HourApprovalRow.hours)).group_by(*key)
    query = query.where(HourApprovalRow.year == year, HourApprovalRow.decision == EntryState.APPROVED)
    found: dict[UUID, list[Day]] = defaultdict(list)
    for some in chunks(people, 500):
        for person, day, category, hours in session.execute(query.where(HourApprovalRow.person_id.in_(some))):
            found[person].append((day or date(year, 1, 1), HourCategory(category), hours))
    return found
