"""Writes planned rows of a roster in few statements, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from trainer.people.mapping import draft_of, fill
from trainer.people.roster.rules import KEYS
from trainer.people.roster.values import NewUnit, RosterRow
from trainer.people.rules import name_keys
from trainer.people.tables import PersonTable, PlacementRow, UnitRow
from trainer.people.values import PersonDraft, PersonStatus
from trainer.store.errors import Refused
from trainer.store.ids import Ids

_MOVES = ("unit_id", "post", "key_post")


def make_units(session: Session, ids: Ids, units: Sequence[NewUnit]) -> dict[tuple[str, ...], UUID]:
    """Adds the units a file names, those above first; refuses where somebody added one since the preview."""
    made: dict[tuple[str, ...], UUID] = {}
    position = session.scalar(select(func.count()).select_from(UnitRow)) or 0
    for place, unit in enumerate(sorted(units, key=lambda unit: len(unit.path)), position):
        parent = made.get(unit.path[:-1]) if unit.below_id is None else unit.below_id
        same = select(UnitRow.id).where(UnitRow.name == unit.path[-1], UnitRow.parent_id.is_not_distinct_from(parent))
        if session.scalar(same) is not None:
            raise Refused("roster.changed_since", name=unit.path[-1])
        made[unit.path] = ids.new()
        session.add(UnitRow(id=made[unit.path], name=unit.path[-1], parent_id=parent, position=place))
        session.flush()
    return made


def person_rows(rows: Sequence[RosterRow], ids: Ids) -> list[dict[str, Any]]:
    """The new persons as rows of the table, all computed before a transaction begins."""
    return [_columns(row.draft, ids.new()) for row in rows if row.draft is not None]


def add_people(session: Session, people: Sequence[Mapping[str, Any]]) -> None:
    """Adds prepared rows; refuses where the numbers of one, or without any its name and unit, were taken since."""
    for column in KEYS:
        numbers = [row[column] for row in people if row[column]]
        taken = select(PersonTable.name).where(getattr(PersonTable, column).in_(numbers)).limit(1)
        if numbers and (name := session.scalar(taken)) is not None:
            raise Refused("roster.changed_since", name=name)
    known = select(PersonTable.name, PersonTable.unit_id).where(PersonTable.name.in_({row["name"] for row in people}))
    standing = {(name, unit_id) for name, unit_id in session.execute(known)}
    for row in people:
        if not any(row[column] for column in KEYS) and (row["name"], row["unit_id"]) in standing:
            raise Refused("roster.changed_since", name=row["name"])
    if people:
        session.execute(insert(PersonTable), people)


def change_people(session: Session, rows: Sequence[RosterRow]) -> list[tuple[PersonTable, RosterRow]]:
    """Fills changed persons; refuses where one of them was changed since the preview."""
    by_id = {row.person_id: row for row in rows}
    found = session.scalars(select(PersonTable).where(PersonTable.id.in_(by_id))).all()
    changed = []
    for person in found:
        row = by_id[person.id]
        if row.draft is None or draft_of(person, person.id_number) != row.before:
            raise Refused("roster.changed_since", name=person.name)
        fill(person, row.draft)
        changed.append((person, row))
    session.flush()
    return changed


def moved(row: RosterRow) -> bool:
    """Whether an update gives the person another unit or post."""
    return any(name in row.changed for name in _MOVES)


def place_people(session: Session, ids: Ids, people: Sequence[Mapping[str, Any]], today: date) -> None:
    """Ends the open placements of the persons today and begins their next."""
    values = [
        {
            "id": ids.new(),
            "person_id": person["id"],
            "unit_id": person["unit_id"],
            "post": person["post"],
            "key_post": person["key_post"],
            "since": today,
            "until": None,
        }
        for person in people
        if person["unit_id"] is not None
    ]
    open_rows = update(PlacementRow).where(PlacementRow.until.is_(None))
    session.execute(open_rows.where(PlacementRow.person_id.in_([person["id"] for person in people])), {"until": today})
    if values:
        session.execute(insert(PlacementRow), values)


def with_unit(row: RosterRow, made: Mapping[tuple[str, ...], UUID]) -> RosterRow:
    """The row with the id of the unit that was made for it."""
    if not row.new_unit or row.draft is None:
        return row
    return replace(row, draft=replace(row.draft, unit_id=made[row.new_unit]))


def _columns(draft: PersonDraft, person_id: UUID) -> dict[str, Any]:
    columns = {f.name: getattr(draft, f.name) for f in fields(PersonDraft)}
    columns |= {"id": person_id, "status": PersonStatus.ACTIVE, "photo": "", "name_keys": name_keys(draft.name)}
    return columns | {"fields": list(draft.fields)}
