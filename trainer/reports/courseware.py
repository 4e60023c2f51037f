"""Who studies an item of the library: everyone it is given to, by name, unit or post, and whoever has opened it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Select, cast, func, or_, select

from trainer.courseware.pushes.service import standing
from trainer.courseware.pushes.values import soonest
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
    with database.read() as session:
        pushes = [one for one in standing(session) if one.item_id == item_id]
        chains = _chains(dict(session.execute(select(UnitRow.id, UnitRow.parent_id)).all()))
        found = []
        for line in session.execute(_lines(item_id, everybody=bool(pushes))):
            key, name, unit_id, unit, post, status, by_name, due_on, seconds, finished, last_at = line
            units = chains[unit_id] if unit_id else frozenset[UUID]()
            reached = [one for one in pushes if status != PersonStatus.SEALED and one.reaches(units, post)]
            if by_name is None and seconds is None and not reached:
                continue
            due = soonest([due_on, *(one.due_on for one in reached)])
            given_to = by_name is not None or bool(reached)
            found.append(ItemReader(key, name, unit or "", given_to, seconds or 0, bool(finished), last_at, due))
    return tuple(found)


def _lines(item_id: UUID, everybody: bool) -> Select[*tuple[Any, ...]]:
    """Persons with what they were given by name and have studied; with `everybody` those too who have neither."""
    entry, assignment, person = StudyEntryRow, AssignmentRow, PersonTable
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
            person.id,
            person.name,
            person.unit_id,
            UnitRow.name,
            person.post,
            person.status,
            given.c.person_id,
            given.c.due_on,
            sums.c.seconds,
            sums.c.finished,
            sums.c.last_at,
        )
        .outerjoin(UnitRow, UnitRow.id == person.unit_id)
        .outerjoin(given, given.c.person_id == person.id)
        .outerjoin(sums, sums.c.person_id == person.id)
        .order_by(UnitRow.position.nulls_first(), UnitRow.name, person.name)
    )
    return query if everybody else query.where(or_(given.c.person_id.is_not(None), sums.c.person_id.is_not(None)))


def _chains(above: Mapping[UUID, UUID | None]) -> Mapping[UUID, frozenset[UUID]]:
    """Each unit with all above it."""
    found: dict[UUID, frozenset[UUID]] = {}
    for unit in above:
        chain: set[UUID] = set()
        step: UUID | None = unit
        while step is not None and step not in chain:
            chain.add(step)
            step = above.get(step)
        found[unit] = frozenset(chain)
    return found
