"""The year added up in the store: sums for everybody, and single lines only where a day or an activity is capped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal_column, or_, select
from sqlalchemy.orm import Session

from trainer.hours.absences.mapping import absence_of, standing_absences
from trainer.hours.mapping import in_year
from trainer.hours.pro_rata import MONTHS, months_due, reduced
from trainer.hours.rule_book import RuleBook
from trainer.hours.rules import NONE, beside, judge_lines, judge_sums
from trainer.hours.tables import HourAbsenceRow, HourApprovalRow, HourEntryRow
from trainer.hours.values import Absence, EntryState, HourCategory, Line, RuleSet, Sums, Way, YearState
from trainer.people.rules import lacks_field
from trainer.store.transactions import chunks


@dataclass(frozen=True)
class OfField:
    """Approved professional hours about one field of enforcement."""

    field: str
    line: Line


@dataclass(frozen=True)
class YearReading:
    """All that the rule sets of a year ask for, read in one snapshot.

    `lines` holds those persons only of whom a day or a capped activity may be over its cap, `of_fields` the
    professional hours that are about one field of enforcement.
    """

    year: int
    sums: Mapping[UUID, Sums]
    lines: Mapping[UUID, tuple[Line, ...]]
    absences: Mapping[UUID, tuple[Absence, ...]]
    of_fields: Mapping[UUID, tuple[OfField, ...]] = field(default_factory=dict)
    _effective: dict[tuple[str, int], RuleSet] = field(default_factory=dict)

    def state(self, person_id: UUID, rule_set: RuleSet, fields: Collection[str] = ()) -> YearState:
        """What a rule set makes of the year of a person who holds these fields."""
        other = self._of_others(person_id, fields)
        if not other:
            return self._state(person_id, rule_set)
        state = self._without(person_id, other)._state(person_id, rule_set) if rule_set.own_fields_only else None
        return beside(state or self._state(person_id, rule_set), other, cut=state is not None)

    def counting(self, person_id: UUID, rule_set: RuleSet, fields: Collection[str] = ()) -> Sums:
        """The sums a rule set looks at: without hours of fields the person does not hold where it leaves them out."""
        other = self._of_others(person_id, fields) if rule_set.own_fields_only else []
        return (self._without(person_id, other) if other else self).sums.get(person_id, {})

    def _of_others(self, person_id: UUID, fields: Collection[str]) -> list[Line]:
        return [one.line for one in self.of_fields.get(person_id, ()) if lacks_field(fields, (one.field,))]

    def _without(self, person_id: UUID, other: Iterable[Line]) -> YearReading:
        """The same year without some lines of one person."""
        sums = dict(self.sums.get(person_id, {}))
        lines = {replace(line, hours=NONE): line.hours for line in self.lines.get(person_id, ())}
        for line in other:
            sums[line.category, line.way] -= line.hours
            if lines:
                lines[replace(line, hours=NONE)] -= line.hours
        kept = tuple(replace(line, hours=hours) for line, hours in lines.items() if hours)
        return replace(self, sums={person_id: sums}, lines={person_id: kept} if lines else {}, _effective={})

    def _state(self, person_id: UUID, rule_set: RuleSet) -> YearState:
        absences = self.absences.get(person_id)
        months = months_due(absences, rule_set, self.year) if absences else MONTHS
        if person_id in self.lines:
            return judge_lines(self.lines[person_id], rule_set, months)
        return judge_sums(self.sums.get(person_id, {}), self.effective(rule_set, months), months)

    def effective(self, rule_set: RuleSet, months: int) -> RuleSet:
        """The rule set for so many months, made once."""
        key = (rule_set.key, months)
        if key not in self._effective:
            self._effective[key] = reduced(rule_set, months)
        return self._effective[key]


def read_year(session: Session, book: RuleBook, people: Collection[UUID] | None = None) -> YearReading:
    """The year of all persons, or of those named."""
    sums = _sums(session, book.year, people)
    lines = _lines(session, book.year, _over(session, book, people))
    absences: dict[UUID, list[Absence]] = {}
    for some in _pieces(people):
        query = standing_absences()
        if some is not None:
            query = query.where(HourAbsenceRow.person_id.in_(some))
        for row in session.scalars(query.order_by(HourAbsenceRow.since)):
            absences.setdefault(row.person_id, []).append(absence_of(row))
    kept = {one: tuple(found) for one, found in absences.items()}
    return YearReading(book.year, sums, lines, kept, _of_fields(session, book.year, people))


def _sums(session: Session, year: int, people: Collection[UUID] | None) -> dict[UUID, Sums]:
    """Approved hours of a year by category and way, per person who has any; of all persons unless some are named."""
    key = (HourApprovalRow.person_id, HourApprovalRow.category, HourApprovalRow.way)
    query = select(*key, func.sum(HourApprovalRow.hours)).group_by(*key).where(*_approved(year))
    found: dict[UUID, dict[tuple[HourCategory, Way], Decimal]] = {}
    for some in _pieces(people):
        part = query if some is None else query.where(HourApprovalRow.person_id.in_(some))
        for person_id, category, way, hours in session.execute(part):
            found.setdefault(person_id, {})[_CATEGORIES[category], _WAYS[way]] = hours
    return dict(found)


_CATEGORIES = {one.value: one for one in HourCategory}
_WAYS = {one.value: one for one in Way}


def _of_fields(session: Session, year: int, people: Collection[UUID] | None) -> dict[UUID, tuple[OfField, ...]]:
    """Few entries are of a field. Their own index finds them where the empty text is written out, as in the index, and
    that of the approvals of a year does not offer itself."""
    approval, entry = HourApprovalRow, HourEntryRow
    key = (approval.person_id, entry.field, approval.day, approval.activity, approval.way)
    query = (
        select(*key, func.sum(approval.hours))
        .join(entry, entry.id == approval.entry_id)
        .where(entry.field != literal_column("''"), in_year(year), approval.category == HourCategory.PROFESSIONAL)
        .where(approval.year + 0 == year, approval.decision == EntryState.APPROVED)
        .group_by(*key)
    )
    found: dict[UUID, list[OfField]] = {}
    for some in _pieces(people):
        part = query if some is None else query.where(approval.person_id.in_(some))
        for person_id, name, day, activity, way, hours in session.execute(part):
            line = Line(day or date(year, 1, 1), activity, HourCategory.PROFESSIONAL, _WAYS[way], hours)
            found.setdefault(person_id, []).append(OfField(name, line))
    return {person_id: tuple(lines) for person_id, lines in found.items()}


def _over(session: Session, book: RuleBook, people: Collection[UUID] | None) -> set[UUID]:
    rule_sets = (book.general, *book.scoped)
    queries: list[Select[UUID]] = []
    days = [one.day_cap for one in rule_sets if one.day_cap is not None]
    person, hours = HourApprovalRow.person_id, func.sum(HourApprovalRow.hours)
    if days:
        query = select(person).where(*_approved(book.year)).group_by(person, HourApprovalRow.day)
        queries.append(query.having(hours > min(days)))
    caps: dict[str, Decimal] = {}
    for activity in (activity for one in rule_sets for activity in one.activities):
        if activity.cap is not None:
            caps[activity.name] = min(activity.cap, caps.get(activity.name, activity.cap))
    if caps:
        query = select(person).where(*_approved(book.year), HourApprovalRow.activity != "")
        query = query.group_by(person, HourApprovalRow.activity)
        over = or_(*((HourApprovalRow.activity == name) & (hours > cap) for name, cap in caps.items()))
        queries.append(query.having(over))
    found: set[UUID] = set()
    for some in _pieces(people):
        for query in queries:
            found.update(session.scalars(query if some is None else query.where(person.in_(some))))
    return found


def _lines(session: Session, year: int, people: set[UUID]) -> dict[UUID, tuple[Line, ...]]:
    key = (
        HourApprovalRow.person_id,
        HourApprovalRow.day,
        HourApprovalRow.activity,
        HourApprovalRow.category,
        HourApprovalRow.way,
    )
    query = select(*key, func.sum(HourApprovalRow.hours)).where(*_approved(year)).group_by(*key)
    found: dict[UUID, list[Line]] = {}
    for some in chunks(people, 500):
        for person, day, activity, category, way, hours in session.execute(
            query.where(HourApprovalRow.person_id.in_(some))
        ):
            line = Line(day or date(year, 1, 1), activity, _CATEGORIES[category], _WAYS[way], hours)
            found.setdefault(person, []).append(line)
    return {person: tuple(lines) for person, lines in found.items()}


def _approved(year: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return HourApprovalRow.year == year, HourApprovalRow.decision == EntryState.APPROVED


def _pieces(people: Collection[UUID] | None) -> Iterator[Collection[UUID] | None]:
    if people is None:
        yield None
    else:
        yield from chunks(people, 500)
