"""From the lines of a sheet to hours of people, or to the reason why not. Pure."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Protocol
from uuid import UUID

from trainer.hours.imports.cells import hours_of, plain, span_of, text_of, word_of
from trainer.hours.imports.synonyms import CATEGORIES, WAYS
from trainer.hours.imports.values import Column, Defaults, Flaw, GoodRow, ReadLine, RowProblem
from trainer.hours.rules import STEP
from trainer.hours.values import HourCategory, HourDraft, SourceKind, Way
from trainer.people.rules import mask_id_number
from trainer.people.values import PersonRow

_SUMS = (
    (Column.PUBLIC_LAW, HourCategory.PUBLIC_LAW),
    (Column.PROFESSIONAL, HourCategory.PROFESSIONAL),
    (Column.POLITICAL, HourCategory.POLITICAL),
)
Key = tuple[UUID, date, str]


class People:
    """Finds the person a line means: a number decides, a name where one person has it, else name and unit."""

    def __init__(self, people: Iterable[PersonRow]) -> None:
        self._numbers: dict[str, set[PersonRow]] = defaultdict(set)
        self._names: dict[str, set[PersonRow]] = defaultdict(set)
        self._found: dict[tuple[object, ...], PersonRow | Flaw] = {}
        for person in people:
            self._names[plain(person.name)].add(person)
            for number in (person.work_number, person.certificate_number, person.id_number):
                if number:
                    self._numbers[_number(number)].add(person)

    def find(self, cells: Mapping[Column, object]) -> PersonRow | Flaw:
        """Lines with the same words mean the same person."""
        named = (cells.get(Column.NAME), cells.get(Column.NUMBER), cells.get(Column.ID_NUMBER), cells.get(Column.UNIT))
        if named not in self._found:
            self._found[named] = self._find(*map(text_of, named))
        return self._found[named]

    def _find(self, name: str, number: str, id_number: str, unit: str) -> PersonRow | Flaw:
        named = self._names.get(plain(name), set()) if name else set()
        numbers = (number, mask_id_number(id_number.upper()) if id_number else "")
        for one in numbers:
            numbered = self._numbers.get(_number(one), set()) if one else set()
            if numbered:
                both = numbered & named if name else numbered
                return _only(both) if both else Flaw.CONTRADICTION
        if len(named) > 1 and unit:
            here = {
                person for person in named if plain(unit) in plain(person.unit) or plain(person.unit) in plain(unit)
            }
            named = here or named
        return _only(named) if named else Flaw.NO_PERSON


class LinesOf(Protocol):
    """A file that was read: its lines, and the hash under which it is their proof."""

    lines: list[ReadLine]
    hash: str


def plan(file: LinesOf, people: People, defaults: Defaults, today: date) -> tuple[list[GoodRow], list[RowProblem]]:
    """Every line as hours or as a problem; the same person, day, topic and category twice in a file is one."""
    rows: list[GoodRow] = []
    problems: list[RowProblem] = []
    seen: set[tuple[object, ...]] = set()
    for line in file.lines:
        name = text_of(line.cells.get(Column.NAME) or line.cells.get(Column.NUMBER))
        for draft in _drafts(line, people, defaults, today, file.hash):
            if isinstance(draft, HourDraft):
                key = (draft.person_id, draft.on, draft.until, draft.topic, draft.category, draft.hours)
                if key not in seen:
                    seen.add(key)
                    rows.append(GoodRow(line.sheet, line.row, name, draft))
                    continue
                draft = Flaw.TWICE, draft.topic
            problems.append(RowProblem(line.sheet, line.row, name, *draft))
    return rows, problems


def _drafts(
    line: ReadLine, people: People, defaults: Defaults, today: date, proof: str
) -> Iterator[HourDraft | tuple[Flaw, str]]:
    person = people.find(line.cells)
    if isinstance(person, Flaw):
        yield person, text_of(line.cells.get(Column.NUMBER) or line.cells.get(Column.UNIT))
        return
    days = _days(line, defaults)
    if days is None or days[1] < days[0]:
        yield Flaw.BAD_DATE, text_of(line.cells.get(Column.DATE))
        return
    if days[1] > today:
        yield Flaw.FUTURE, days[1].isoformat()
        return
    topic = text_of(line.cells.get(Column.TOPIC)) or defaults.topic
    if not topic:
        yield Flaw.NO_TOPIC, ""
        return
    any_hours = False
    for cell, category in _amounts(line, defaults):
        hours = hours_of(cell)
        if hours == 0:
            continue
        any_hours = True
        if hours is None or hours < 0 or hours % STEP:
            yield Flaw.BAD_HOURS, text_of(cell)
        elif category is None:
            yield Flaw.NO_CATEGORY, text_of(line.cells.get(Column.CATEGORY))
        else:
            yield _draft(line, person, days, topic, hours, category, proof)
    if not any_hours:
        yield Flaw.NO_HOURS, ""


def _draft(
    line: ReadLine,
    person: PersonRow,
    days: tuple[date, date],
    topic: str,
    hours: Decimal,
    category: HourCategory,
    proof: str,
) -> HourDraft:
    way = _way(text_of(line.cells[Column.WAY])) if Column.WAY in line.cells else Way.LECTURE
    return HourDraft(
        person_id=person.id,
        on=days[0],
        until=days[1] if days[1] > days[0] else None,
        hours=hours,
        category=category,
        way=way,
        topic=topic,
        organiser=text_of(line.cells.get(Column.ORGANISER))[:120],
        source=SourceKind.IMPORT,
        evidence=proof,
        activity=text_of(line.cells.get(Column.ACTIVITY))[:60],
        field=text_of(line.cells.get(Column.FIELD))[:80],
    )


def _amounts(line: ReadLine, defaults: Defaults) -> Iterator[tuple[object, HourCategory | None]]:
    """One sum a category where the sheet has such columns, else the one figure with its category."""
    sums = [(line.cells[column], category) for column, category in _SUMS if column in line.cells]
    if sums:
        yield from sums
    elif Column.HOURS in line.cells:
        words = line.cells.get(Column.CATEGORY)
        yield line.cells[Column.HOURS], _category(text_of(words)) or defaults.category


def _days(line: ReadLine, defaults: Defaults) -> tuple[date, date] | None:
    if Column.DATE not in line.cells:
        return defaults.on, defaults.on
    days = span_of(line.cells[Column.DATE], defaults.on.year)
    if days is None or Column.UNTIL not in line.cells:
        return days
    end = span_of(line.cells[Column.UNTIL], days[0].year)
    return None if end is None else (days[0], end[1])


@lru_cache(1000)
def _way(words: str) -> Way:
    return word_of(words, WAYS) or Way.OTHER


@lru_cache(1000)
def _category(words: str) -> HourCategory | None:
    return word_of(words, CATEGORIES)


def _only(people: set[PersonRow]) -> PersonRow | Flaw:
    return next(iter(people)) if len(people) == 1 else Flaw.SEVERAL


def _number(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().upper()
