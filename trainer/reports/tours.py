"""送课上门: which units were taught at their place in a year, which will be, which not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from trainer.activities.tables import ActivityRow, SessionRow, TeachingRow
from trainer.activities.values import ActivityKind
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.tables import PersonTable
from trainer.people.values import Unit
from trainer.store.transactions import Database


@dataclass(frozen=True)
class Tour:
    """One stop at a unit; none yet where `activity_id` is None, without a day until it has a half-day."""

    unit_id: UUID
    unit: str
    depth: int
    activity_id: UUID | None = None
    title: str = ""
    on: date | None = None
    lecturers: str = ""


def tours(database: Database, actor: Actor, units: tuple[Unit, ...], year: int) -> tuple[Tour, ...]:
    """Every unit below the root in the order of the tree, with its stops in the year and those without a day."""
    require(actor, Permission.SEE_MANAGEMENT)
    query = (
        select(ActivityRow.id, ActivityRow.title, ActivityRow.unit_id, SessionRow.day, PersonTable.name)
        .outerjoin(SessionRow, SessionRow.activity_id == ActivityRow.id)
        .outerjoin(TeachingRow, TeachingRow.session_id == SessionRow.id)
        .outerjoin(PersonTable, PersonTable.id == TeachingRow.person_id)
        .where(
            ActivityRow.kind == ActivityKind.TOUR.value,
            ActivityRow.cancelled.is_(False),
            or_(SessionRow.day.is_(None), SessionRow.day.between(date(year, 1, 1), date(year, 12, 31))),
        )
        .order_by(SessionRow.day.nulls_first(), TeachingRow.position)
    )
    stops: dict[UUID | None, dict[tuple[UUID, str, date | None], list[str]]] = defaultdict(dict)
    with database.read() as session:
        for key, title, unit_id, day, name in session.execute(query):
            names = stops[unit_id].setdefault((key, title, day), [])
            if name and name not in names:
                names.append(name)
    found = []
    for unit in units:
        if not unit.depth:
            continue
        own = stops.get(unit.id, {})
        for (key, title, on), names in own.items():
            found.append(Tour(unit.id, unit.name, unit.depth, key, title, on, "、".join(names)))
        if not own:
            found.append(Tour(unit.id, unit.name, unit.depth))
    return tuple(found)
