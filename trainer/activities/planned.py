"""What classes will still bring this year: for the forecast of hours and the plan that closes a gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from trainer.activities.mapping import load_sessions
from trainer.activities.tables import ActivityRow, MemberRow, SessionRow
from trainer.activities.values import SessionDraft
from trainer.hours.forecast import Offer
from trainer.hours.values import HourCategory, Way
from trainer.store.transactions import Database


@dataclass(frozen=True)
class PlannedClasses:
    """Offers of what is yet to come, by activity; who is enrolled where; which have not begun and take more people."""

    offers: Mapping[UUID, tuple[Offer, ...]] = field(default_factory=dict)
    enrolled: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    open: tuple[UUID, ...] = ()

    def of(self, person_id: UUID) -> tuple[Offer, ...]:
        """What somebody's enrolments will bring."""
        return tuple(offer for activity in self.enrolled.get(person_id, ()) for offer in self.offers[activity])

    def open_to(self, person_id: UUID) -> tuple[Offer, ...]:
        """What other classes with free places would bring."""
        own = self.enrolled.get(person_id, ())
        return tuple(offer for activity in self.open if activity not in own for offer in self.offers[activity])


def planned_classes(database: Database, year: int, today: date) -> PlannedClasses:
    """What half-days after `today` of activities that take place bring in the year."""
    with database.read() as session:
        coming = select(SessionRow.activity_id).where(SessionRow.day > today, SessionRow.day <= date(year, 12, 31))
        rows = session.scalars(
            select(ActivityRow).where(ActivityRow.cancelled.is_(False), ActivityRow.id.in_(coming))
        ).all()
        keys = [row.id for row in rows]
        sessions = load_sessions(session, keys)
        query = select(MemberRow.activity_id, MemberRow.person_id).where(
            MemberRow.withdrawn.is_(False), MemberRow.activity_id.in_(keys)
        )
        members = [(row[0], row[1]) for row in session.execute(query)]
    offers: dict[UUID, tuple[Offer, ...]] = {}
    for row in rows:
        found = _offers(row, [one.draft for one in sessions[row.id]], year, today)
        if found:
            offers[row.id] = found
    enrolled: dict[UUID, list[UUID]] = defaultdict(list)
    taken: dict[UUID, int] = defaultdict(int)
    for activity_id, person_id in members:
        taken[activity_id] += 1
        if activity_id in offers:
            enrolled[person_id].append(activity_id)
    free = [row for row in rows if row.id in offers and (not row.capacity or taken[row.id] < row.capacity)]
    begun = {row.id for row in free if sessions[row.id][0].draft.on <= today}
    by_person = {person: tuple(activities) for person, activities in enrolled.items()}
    return PlannedClasses(offers, by_person, tuple(row.id for row in free if row.id not in begun))


def _offers(row: ActivityRow, half_days: Iterable[SessionDraft], year: int, today: date) -> tuple[Offer, ...]:
    """One offer of each category and way, on the last day of its half-days."""
    found: dict[tuple[HourCategory, Way], Offer] = {}
    for half in half_days:
        if half.on.year != year or half.on <= today:
            continue
        for category, hours in half.hours.items():
            before = found.get((category, half.way))
            whole = hours + (before.hours if before else Decimal())
            found[category, half.way] = Offer(row.title, whole, category, half.way, half.on, row.field)
    return tuple(found.values())
