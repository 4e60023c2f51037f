"""Writes planned rows of a roster in few statements, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, Table, bindparam, func, insert, select, update
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
_PEOPLE: Table = PersonTable.__table__  # type: ignore[assignment]


def unit_ids(ids: Ids, units: Sequence[NewUnit]) -> dict[tuple[str, ...], UUID]:
    """The keys the units of a file will have."""
    return {unit.path: ids.new() for unit in units}


def make_units(session: Session, made: Mapping[tuple[str, ...], UUID], units: Sequence[NewUnit]) -> None:
    """Adds the units a file names, those above first; refuses where somebody added one since the preview."""
    position = session.scalar(select(func.count()).select_from(UnitRow)) or 0
    for place, unit in enumerate(sorted(units, key=lambda unit: len(unit.path)), position):
        parent = made.get(unit.path[:-1]) if unit.below_id is None else unit.below_id
        same = select(UnitRow.id).where(UnitRow.name == unit.path[-1], UnitRow.parent_id.is_not_distinct_from(parent))
        if session.scalar(same) is not None:
            raise Refused("roster.changed_since", name=unit.path[-1])
        session.add(UnitRow(id=made[unit.path], name=unit.path[-1], parent_id=parent, position=place))
        session.flush()


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


@dataclass(frozen=True)
class Changes:
    """What the changed rows of a piece write, computed before the transaction, and how their persons stood then."""

    before: Sequence[Row[Any]]
    updates: Sequence[Mapping[str, Any]]
    movers: Sequence[Mapping[str, Any]]


def plan_changes(session: Session, rows: Sequence[RosterRow]) -> Changes:
    """Refuses where a person was changed since the preview. Nothing is written: the filled rows are let go."""
    by_id = {row.person_id: row for row in rows}
    before = session.execute(_standing(by_id)).all()
    updates, movers = [], []
    for person in session.scalars(select(PersonTable).where(PersonTable.id.in_(by_id))):
        row = by_id[person.id]
        if row.draft is None or draft_of(person, person.id_number) != row.before:
            raise Refused("roster.changed_since", name=person.name)
        changed = fill(person, row.draft)
        names = (*changed, "name_keys") if "name" in changed else changed
        updates.append({"person": person.id} | {name: getattr(person, name) for name in names})
        if moved(row):
            movers.append({"id": person.id} | {name: getattr(person, name) for name in _MOVES})
    return Changes(before, updates, movers)


def change_people(session: Session, changes: Changes) -> None:
    """Writes planned changes; refuses where one of the persons was changed since they were planned."""
    known = {row.id: row for row in changes.before}
    for row in session.execute(_standing(known)):
        if row != known[row.id]:
            raise Refused("roster.changed_since", name=row.name)
    same = update(_PEOPLE).where(_PEOPLE.c.id == bindparam("person"))
    of_columns: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for values in changes.updates:
        if len(values) > 1:
            of_columns.setdefault(tuple(values), []).append(values)
    for columns, some in of_columns.items():
        session.connection().execute(same.values({name: bindparam(name) for name in columns[1:]}), some)


def seal_people(session: Session, rows: Sequence[RosterRow]) -> None:
    """离任封存 of who left, once their changes are written."""
    gone = update(PersonTable).where(PersonTable.id.in_([row.person_id for row in rows]))
    if rows:
        session.execute(gone.values(status=PersonStatus.SEALED))


def _standing(person_ids: Iterable[Any]) -> Select[*tuple[Any, ...]]:
    return select(_PEOPLE).where(_PEOPLE.c.id.in_(tuple(person_ids)))


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
