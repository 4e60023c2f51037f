"""Selects over units and persons, and their rows as values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, func, or_, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from trainer.people.tables import AppointmentRow, PersonTable, PlacementRow, UnitRow
from trainer.people.values import Appointment, PeopleQuery, PersonStatus, Placement, Unit


def with_unit() -> Select[PersonTable, str | None]:
    """Every person with the name of the unit."""
    return select(PersonTable, cast("ColumnElement[str | None]", UnitRow.name)).outerjoin(
        UnitRow, UnitRow.id == PersonTable.unit_id
    )


def matching(session: Session, query: PeopleQuery) -> Select[PersonTable, str | None]:
    """Whom a query of the list asks for; every word of it has to fit a name, its pinyin or a number."""
    wanted = with_unit().where(PersonTable.status == query.status)
    if query.unit_id is not None:
        wanted = wanted.where(PersonTable.unit_id.in_(_below(session, query.unit_id)))
    if query.category is not None:
        wanted = wanted.where(PersonTable.category == query.category)
    if query.post.strip():
        wanted = wanted.where(PersonTable.post.icontains(query.post.strip(), autoescape=True))
    if query.field:
        stored = sql_cast(PersonTable.fields, Text)
        wanted = wanted.where(stored.contains(json.dumps(query.field), autoescape=True))
    for word in query.words.split():
        wanted = wanted.where(_fits(word))
    return wanted


def _fits(word: str) -> ColumnElement[bool]:
    keys = PersonTable.name_keys
    starts = word.lower()
    return or_(
        PersonTable.name.icontains(word, autoescape=True),
        keys.startswith(starts, autoescape=True),
        keys.contains(" " + starts, autoescape=True),
        PersonTable.work_number.istartswith(word, autoescape=True),
        PersonTable.certificate_number.istartswith(word, autoescape=True),
    )


def _below(session: Session, unit_id: UUID) -> tuple[UUID, ...]:
    children: dict[UUID | None, list[UUID]] = {}
    for own, parent in session.execute(select(UnitRow.id, UnitRow.parent_id)):
        children.setdefault(parent, []).append(own)
    found = [unit_id]
    for unit in found:
        found.extend(children.get(unit, ()))
    return tuple(found)


def unit_tree(session: Session) -> tuple[Unit, ...]:
    """Each unit before those below it, with the active persons directly in it."""
    counts = select(PersonTable.unit_id, func.count()).where(PersonTable.status == PersonStatus.ACTIVE)
    rows = session.scalars(select(UnitRow).order_by(UnitRow.position, UnitRow.name)).all()
    people = dict(iter(session.execute(counts.group_by(PersonTable.unit_id))))
    return tuple(_walk(rows, people, None, 0))


def _walk(rows: Sequence[UnitRow], people: dict[UUID | None, int], parent: UUID | None, depth: int) -> Iterable[Unit]:
    for row in rows:
        if row.parent_id == parent:
            yield Unit(row.id, row.name, row.parent_id, depth, people.get(row.id, 0), row.code)
            yield from _walk(rows, people, row.id, depth + 1)


def placements_of(session: Session, person_id: UUID) -> tuple[Placement, ...]:
    query = (
        select(PlacementRow, UnitRow.name)
        .join(UnitRow, UnitRow.id == PlacementRow.unit_id)
        .where(PlacementRow.person_id == person_id)
        .order_by(PlacementRow.until.is_(None), PlacementRow.until, PlacementRow.since)
    )
    return tuple(
        Placement(row.unit_id, unit, row.post, row.key_post, row.since, row.until)
        for row, unit in session.execute(query)
    )


def appointments_of(session: Session, person_id: UUID) -> tuple[Appointment, ...]:
    query = select(AppointmentRow).where(AppointmentRow.person_id == person_id).order_by(AppointmentRow.since)
    return tuple(Appointment(row.id, row.title, row.since, row.until) for row in session.scalars(query))
