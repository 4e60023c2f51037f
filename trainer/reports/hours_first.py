"""The first people of the board, judged by themselves: what stands on the page while the whole office is added up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.hours.adding_up import read_year
from trainer.hours.rule_book import RuleBook
from trainer.hours.values import RuleSet
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.tables import PersonTable
from trainer.people.values import PersonStatus
from trainer.reports.hours import OfficerHours, Place, names_above, officer_row, places_below, places_of
from trainer.store.transactions import Database


@dataclass(frozen=True)
class FirstHours:
    """The first rows of a board in its order, as the board has them, and how many rows it has in all."""

    year: int
    rule_set: RuleSet
    rows: tuple[OfficerHours, ...]
    of: int
    unit_id: UUID | None = None


def first_hours(
    database: Database, actor: Actor, year: int, book: RuleBook, most: int, unit_id: UUID | None = None
) -> FirstHours:
    """The first `most` rows of `hours_board`, of one unit with all below it or of all; costs what they cost, however
    large the office."""
    require(actor, Permission.SEE_MANAGEMENT)
    with database.read() as session:
        tree = places_of(session)
        counts = _counts(session)
        places = [one for one in (places_below(tree, unit_id) if unit_id else tree) if one.id in counts]
        found = tuple(_first(session, places, most))
        reading = read_year(session, book, [person.id for _place, person in found])
    above = names_above(tree)
    rows = tuple(officer_row(person, place.name, reading, book, above[place.id]) for place, person in found)
    return FirstHours(year, book.general, rows, sum(counts[place.id] for place in places), unit_id)


def _counts(session: Session) -> Mapping[UUID | None, int]:
    unit = PersonTable.unit_id
    query = select(unit, func.count()).where(PersonTable.status != PersonStatus.SEALED).group_by(unit)
    return dict(session.execute(query).all())


def _first(session: Session, places: Sequence[Place], most: int) -> Iterator[tuple[Place, PersonTable]]:
    query = select(PersonTable).where(PersonTable.status != PersonStatus.SEALED)
    query = query.order_by(PersonTable.name, PersonTable.id)
    for place in places:
        if most <= 0:
            return
        people = session.scalars(query.where(PersonTable.unit_id == place.id).limit(most)).all()
        most -= len(people)
        yield from ((place, person) for person in people)
