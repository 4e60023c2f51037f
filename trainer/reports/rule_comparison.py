"""One year of the office judged by two rule sets: who comes out otherwise."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from trainer.hours.adding_up import YearReading, read_year
from trainer.hours.rule_book import RuleBook, fits
from trainer.hours.values import RuleSet, YearState
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.tables import PersonTable
from trainer.people.values import Category, PersonStatus
from trainer.reports.hours import names_above, people_of, places_of
from trainer.store.transactions import Database

LEFT, RIGHT = "left", "right"


class Verdict(StrEnum):
    """What a rule set says of a person's year."""

    OUTSIDE = "outside"
    SHORT = "short"
    MET = "met"


@dataclass(frozen=True)
class Judged:
    """A person's year under one rule set; `state` None where it is not for this person."""

    verdict: Verdict
    state: YearState | None = None


@dataclass(frozen=True)
class Otherwise:
    """A person whom two rule sets judge otherwise."""

    person_id: UUID
    name: str
    unit: str
    left: Judged
    right: Judged

    @property
    def turned(self) -> bool:
        """Whether the verdict is another one, and not only the hours missing."""
        return self.left.verdict is not self.right.verdict


@dataclass(frozen=True)
class Comparison:
    """`people` are those judged otherwise, another verdict first; `judged` is how many either set is for."""

    judged: int
    people: tuple[Otherwise, ...]


def compare_rule_sets(database: Database, actor: Actor, year: int, left: RuleSet, right: RuleSet) -> Comparison:
    """Everyone in post by both sets as if each were the one for everybody it names."""
    require(actor, Permission.SEE_MANAGEMENT)
    left, right = replace(left, key=LEFT), replace(right, key=RIGHT)
    with database.read() as session:
        places = places_of(session)
        people = people_of(session, places, None)
        reading = read_year(session, RuleBook(year, left, (right,)))
    names, above = {place.id: place.name for place in places}, names_above(places)
    judged = 0
    found: list[Otherwise] = []
    for person in people:
        if person.status != PersonStatus.ACTIVE:
            continue
        first, second = (_judged(person, one, reading, above[person.unit_id]) for one in (left, right))
        judged += first.state is not None or second.state is not None
        if _differ(first, second):
            found.append(Otherwise(person.id, person.name, names[person.unit_id], first, second))
    at = {place.id: number for number, place in enumerate(places)}
    order = {person.id: at[person.unit_id] for person in people}
    found.sort(key=lambda one: (not one.turned, order[one.person_id], one.name, one.person_id))
    return Comparison(judged, tuple(found))


def _judged(person: PersonTable, rule_set: RuleSet, reading: YearReading, units: Collection[str]) -> Judged:
    if not fits(rule_set, Category(person.category), person.post, units):
        return Judged(Verdict.OUTSIDE)
    state = reading.state(person.id, rule_set, person.fields)
    if not state.months:
        return Judged(Verdict.OUTSIDE)
    return Judged(Verdict.MET if state.met else Verdict.SHORT, state)


def _differ(left: Judged, right: Judged) -> bool:
    if left.verdict is not right.verdict:
        return True
    return left.state is not None and right.state is not None and left.state.missing != right.state.missing
