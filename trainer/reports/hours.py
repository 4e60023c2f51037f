"""The year's hours of a unit and all below it: one row per person, one summary per unit, and the ledger behind them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from question_bank.memory import uncollected
from trainer.hours.adding_up import YearReading, read_year
from trainer.hours.mapping import entries_query, entry_of, in_year
from trainer.hours.rule_book import RuleBook
from trainer.hours.tables import HourEntryRow
from trainer.hours.values import Absence, HourEntry, RuleSet, Sums, YearState
from trainer.people.accounts.rules import require
from trainer.people.accounts.tables import AccountTable
from trainer.people.accounts.values import Actor, Permission
from trainer.people.rules import mask_id_number
from trainer.people.tables import PersonTable, UnitRow
from trainer.people.values import Category, PersonStatus
from trainer.reports.hours_left import LeftPart, left_of, left_parts
from trainer.store.transactions import Database, chunks


@dataclass(frozen=True)
class OfficerHours:
    """One person's year. `counted` tells whether the person stands in the rates of the unit, `counting` are the sums
    without what the rule set leaves out as of another field."""

    person_id: UUID
    name: str
    id_number: str
    work_number: str
    category: Category
    post: str
    status: PersonStatus
    unit_id: UUID | None
    unit: str
    counted: bool
    sums: Sums
    counting: Sums
    state: YearState
    absences: tuple[Absence, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnitHours:
    """应训, 已训 (any hours at all), 达标 of a unit with all below it; `outside` are the persons not counted.

    Its persons are the rows `first` to `last` (exclusive) of the board. Persons without a unit are under no name.
    """

    unit_id: UUID | None
    name: str
    depth: int
    due: int
    trained: int
    met: int
    outside: int
    first: int
    last: int

    @property
    def rate(self) -> Decimal | None:
        """达标率 as a share of 应训; None where nobody is due."""
        return None if not self.due else Decimal(self.met) / self.due


@dataclass(frozen=True)
class HoursBoard:
    """Persons in the reading order of the units, so that a unit with all below it is one stretch of rows.

    `rule_set` is the one for everybody; where `scoped` ones go before it, the state of a row names its own.
    `signers` are the names of all with an account: nobody else enters or decides hours. `left` are the hours of who
    was in a unit of the board within the year and is in another one now; no total of the board holds them there.
    `names` are those of the units.
    """

    year: int
    rule_set: RuleSet
    rows: tuple[OfficerHours, ...]
    units: tuple[UnitHours, ...]
    signers: Mapping[UUID, str]
    scoped: tuple[RuleSet, ...] = ()
    left: tuple[LeftPart, ...] = ()
    names: Mapping[UUID | None, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """A unit in the reading order of the tree; None for those without a unit."""

    id: UUID | None
    name: str
    depth: int


def hours_board(
    database: Database,
    actor: Actor,
    year: int,
    rules: RuleSet | RuleBook,
    unit_id: UUID | None = None,
    full_ids: bool = False,
) -> HoursBoard:
    """Everyone in post or on long leave, of one unit with all below it or of all.

    Counted are active persons of the categories their rule set names, unless absences take the whole year off.
    ID numbers are masked unless `full_ids`: the caller has asked for that right and records the export.
    """
    require(actor, Permission.SEE_MANAGEMENT)
    book = rules if isinstance(rules, RuleBook) else RuleBook(year, rules)
    with uncollected():
        return _board(database, book, unit_id, full_ids)


def _board(database: Database, book: RuleBook, unit_id: UUID | None, full_ids: bool) -> HoursBoard:
    with database.read() as session:
        tree = places_of(session)
        places = tree if unit_id is None else places_below(tree, unit_id)
        people = people_of(session, places, unit_id)
        reading = read_year(session, book)
        signers = _signers(session)
        left = left_parts(session, book.year)
    at = {place.id: number for number, place in enumerate(places)}
    above = names_above(tree)
    people = sorted(people, key=lambda person: (at[person.unit_id], person.name, person.id))
    rows = tuple(
        officer_row(person, places[at[person.unit_id]].name, reading, book, above[person.unit_id], full_ids)
        for person in people
    )
    return HoursBoard(
        book.year,
        book.general,
        rows,
        tuple(_summaries(places, at, rows)),
        signers,
        book.scoped,
        left if unit_id is None else left_of(left, at.keys()),
        {place.id: place.name for place in tree},
    )


def board_entries(database: Database, actor: Actor, board: HoursBoard) -> Iterator[HourEntry]:
    """The ledger behind a board, person by person in the order of its rows, by date; one snapshot for all."""
    require(actor, Permission.SEE_MANAGEMENT)
    return _board_entries(database, board)


def _board_entries(database: Database, board: HoursBoard) -> Iterator[HourEntry]:
    with database.read() as session:
        for some in chunks((row.person_id for row in board.rows), 500):
            found: dict[UUID, list[HourEntry]] = {person_id: [] for person_id in some}
            query = entries_query().where(HourEntryRow.person_id.in_(some), in_year(board.year))
            for row in session.execute(query.order_by(HourEntryRow.day, HourEntryRow.id)):
                entry = entry_of(row)
                found[entry.draft.person_id].append(entry)
            for entries in found.values():
                yield from entries


def places_of(session: Session) -> tuple[Place, ...]:
    """Every unit in reading order, the last place for people without one."""
    children: dict[UUID | None, list[tuple[UUID, str]]] = {}
    query = select(UnitRow.id, UnitRow.name, UnitRow.parent_id).order_by(UnitRow.position, UnitRow.name)
    for unit_id, name, parent_id in session.execute(query):
        children.setdefault(parent_id, []).append((unit_id, name))

    def walk(unit_id: UUID, name: str, depth: int) -> Iterator[Place]:
        yield Place(unit_id, name, depth)
        for below, its_name in children.get(unit_id, ()):
            yield from walk(below, its_name, depth + 1)

    found = tuple(place for unit_id, name in children.get(None, ()) for place in walk(unit_id, name, 0))
    return (*found, Place(None, "", 0))


def places_below(tree: Sequence[Place], top: UUID) -> tuple[Place, ...]:
    """A unit with all below it, as if it were the root."""
    first = next(number for number, place in enumerate(tree) if place.id == top)
    depth, after = tree[first].depth, first + 1
    while after < len(tree) and tree[after].depth > depth:
        after += 1
    return tuple(replace(place, depth=place.depth - depth) for place in tree[first:after])


def names_above(tree: Sequence[Place]) -> dict[UUID | None, frozenset[str]]:
    """The names of each unit and all above it."""
    path: list[str] = []
    found = {}
    for place in tree:
        path = [*path[: place.depth], place.name]
        found[place.id] = frozenset(path)
    return found


def people_of(session: Session, places: Sequence[Place], top: UUID | None) -> Sequence[PersonTable]:
    """Everyone in post or on long leave, of the places where a top is named."""
    query = select(PersonTable).where(PersonTable.status != PersonStatus.SEALED)
    if top is not None:
        query = query.where(PersonTable.unit_id.in_([place.id for place in places]))
    return session.scalars(query).all()


def _signers(session: Session) -> Mapping[UUID, str]:
    query = select(PersonTable.id, PersonTable.name).join(AccountTable, AccountTable.person_id == PersonTable.id)
    return {row.id: row.name for row in session.execute(query)}


def officer_row(
    person: PersonTable,
    unit: str,
    reading: YearReading,
    book: RuleBook,
    units: frozenset[str],
    full_ids: bool = False,
) -> OfficerHours:
    """One person's year; `units` names the own unit and all above it."""
    category, status = Category(person.category), PersonStatus(person.status)
    rule_set = book.of(category, person.post, units) if book.scoped else book.general
    state = reading.state(person.id, rule_set, person.fields)
    return OfficerHours(
        person_id=person.id,
        name=person.name,
        id_number=person.id_number if full_ids else mask_id_number(person.id_number),
        work_number=person.work_number,
        category=category,
        post=person.post,
        status=status,
        unit_id=person.unit_id,
        unit=unit,
        counted=category in rule_set.people and status is PersonStatus.ACTIVE and state.months > 0,
        sums=reading.sums.get(person.id, {}),
        counting=reading.counting(person.id, rule_set, person.fields),
        state=state,
        absences=reading.absences.get(person.id, ()),
        fields=tuple(person.fields),
    )


def _summaries(
    places: Sequence[Place], at: Mapping[UUID | None, int], rows: Sequence[OfficerHours]
) -> Iterator[UnitHours]:
    starts = [bisect_left(rows, number, key=lambda row: at[row.unit_id]) for number in range(len(places) + 1)]
    for number, place in enumerate(places):
        after = number + 1
        while after < len(places) and places[after].depth > place.depth:
            after += 1
        inside = rows[starts[number] : starts[after]]
        counted = [row for row in inside if row.counted]
        if inside or place.id is not None:
            yield UnitHours(
                unit_id=place.id,
                name=place.name,
                depth=place.depth,
                due=len(counted),
                trained=sum(any(hours > 0 for hours in row.sums.values()) for row in counted),
                met=sum(row.state.met for row in counted),
                outside=len(inside) - len(counted),
                first=starts[number],
                last=starts[after],
            )
