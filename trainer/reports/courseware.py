"""Who studies an item of the library: everyone it is assigned to and everyone who has opened it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Integer, cast, func, or_, select

from trainer.courseware.tables import AssignmentRow, StudyEntryRow
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.tables import PersonTable, UnitRow
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
    given = select(assignment.person_id).where(assignment.item_id == item_id).subquery()
    query = (
        select(
            PersonTable.id,
            PersonTable.name,
            UnitRow.name,
            given.c.person_id,
            sums.c.seconds,
            sums.c.finished,
            sums.c.last_at,
        )
        .outerjoin(UnitRow, UnitRow.id == PersonTable.unit_id)
        .outerjoin(given, given.c.person_id == PersonTable.id)
        .outerjoin(sums, sums.c.person_id == PersonTable.id)
        .where(or_(given.c.person_id.is_not(None), sums.c.person_id.is_not(None)))
        .order_by(UnitRow.position.nulls_first(), UnitRow.name, PersonTable.name)
    )
    with database.read() as session:
        return tuple(
            ItemReader(person_id, name, unit or "", given_to is not None, seconds or 0, bool(finished), last_at)
            for person_id, name, unit, given_to, seconds, finished, last_at in session.execute(query)
        )
