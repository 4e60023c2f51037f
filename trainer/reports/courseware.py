"""Who studies an item of the library: everyone it is given to, by name, unit or post, and whoever has opened it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Integer, cast, func, or_, select

from trainer.courseware.pushes.service import standing
from trainer.courseware.pushes.values import Push, soonest
from trainer.courseware.tables import AssignmentRow, StudyEntryRow
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.tables import PersonTable, UnitRow
from trainer.people.values import PersonStatus
from trainer.store.transactions import Database


@dataclass(frozen=True)
class ItemReader:
    """One person's study of one item; never studied where `last_at` is None."""

    person_id: UUID
    name: str
    unit: str
    assigned: bool
    seconds: int
    finished: bool
    last_at: datetime | None
    due_on: date | None = None


def item_readers(database: Database, actor: Actor, item_id: UUID) -> tuple[ItemReader, ...]:
    """By unit and name; seconds are summed over every stretch of the study log."""
    require(actor, Permission.SEE_MANAGEMENT)
    entry, assignment = StudyEntryRow, AssignmentRow
    sums = (
        select(
            entry.person_id,
            func.sum(entry.seconds).label("seconds"),
            func.max(cast(entry.finished, Integer)).label("finished"),
            func.max(entry.ended_at).label("last_at"),
        )
        .where(entry.item_id == item_id)
        .group_by(entry.person_id)
        .subquery()
    )
    given = select(assignment.person_id, assignment.due_on).where(assignment.item_id == item_id).subquery()
    query = (
        select(
            PersonTable,
            UnitRow.name,
            given.c.person_id,
            given.c.due_on,
            sums.c.seconds,
            sums.c.finished,
            sums.c.last_at,
        )
        .outerjoin(UnitRow, UnitRow.id == PersonTable.unit_id)
        .outerjoin(given, given.c.person_id == PersonTable.id)
        .outerjoin(sums, sums.c.person_id == PersonTable.id)
        .order_by(UnitRow.position.nulls_first(), UnitRow.name, PersonTable.name)
    )
    with database.read() as session:
        pushes = [one for one in standing(session) if one.item_id == item_id]
        above = dict(session.execute(select(UnitRow.id, UnitRow.parent_id)).all())
        if not pushes:
            query = query.where(or_(given.c.person_id.is_not(None), sums.c.person_id.is_not(None)))
        found = []
        for person, unit, by_name, due_on, seconds, finished, last_at in session.execute(query):
            reached = [one for one in pushes if _reaches(one, person, above)]
            if by_name is None and seconds is None and not reached:
                continue
            due = soonest([due_on, *(one.due_on for one in reached)])
            given_to = by_name is not None or bool(reached)
            found.append(
                ItemReader(person.id, person.name, unit or "", given_to, seconds or 0, bool(finished), last_at, due)
            )
    return tuple(found)


def _reaches(push: Push, person: PersonTable, above: Mapping[UUID, UUID | None]) -> bool:
    if person.status == PersonStatus.SEALED:
        return False
    units, unit_id = set[UUID](), person.unit_id
    while unit_id is not None and unit_id not in units:
        units.add(unit_id)
        unit_id = above.get(unit_id)
    return push.reaches(units, person.post)
