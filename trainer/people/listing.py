"""A pasted list of people, found by 工号, 执法证号 or name. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from trainer.people.values import PersonRow

_SPLIT = re.compile(r"[\s,，;；、|]+")
_ORDINAL = re.compile(r"\d{1,4}")
_NAMING = frozenset(("姓名", "工号", "执法证号"))
_HEADINGS = frozenset(("序号", "姓名", "工号", "执法证号", "单位", "备注"))


class ListFlaw(StrEnum):
    """Why a line names nobody to add."""

    UNKNOWN = "list_unknown"
    SEVERAL = "list_several"
    TWICE = "list_twice"
    CONTRADICTION = "list_contradiction"


@dataclass(frozen=True)
class ListProblem:
    """One line that was not taken; `row` counts from 1 in the pasted text."""

    row: int
    text: str
    kind: ListFlaw


@dataclass(frozen=True)
class FoundList:
    """Who was found, in the order of the list, and every line that was not taken."""

    people: tuple[PersonRow, ...]
    problems: tuple[ListProblem, ...]


def list_text(rows: Iterable[Sequence[object]]) -> str:
    """The rows of a sheet as a list for `find_list`.

    The columns 姓名, 工号 and 执法证号 below their headings, or every cell where no row names one of them.
    """
    lines = [[_cell(one) for one in row] for row in rows]
    for place, line in enumerate(lines):
        columns = [at for at, words in enumerate(line) if _plain(words) in _NAMING]
        if columns:
            return "\n".join("\t".join(one[at] for at in columns if at < len(one)) for one in lines[place + 1 :])
    return "\n".join("\t".join(line) for line in lines)


def find_list(text: str, people: Iterable[PersonRow]) -> FoundList:
    """A number decides, a name only where one person has it; number and name of two people take nobody."""
    numbers: dict[str, set[PersonRow]] = defaultdict(set)
    names: dict[str, set[PersonRow]] = defaultdict(set)
    for person in people:
        names[_plain(person.name)].add(person)
        for number in (person.work_number, person.certificate_number):
            if number:
                numbers[_plain(number)].add(person)
    found: dict[UUID, PersonRow] = {}
    problems = []
    for row, line in enumerate(text.splitlines(), start=1):
        words = [_plain(word) for word in _SPLIT.split(line) if word]
        if not words or _HEADINGS.issuperset(words):
            continue
        named = _person(words, numbers, names)
        if isinstance(named, PersonRow) and named.id not in found:
            found[named.id] = named
        else:
            kind = named if isinstance(named, ListFlaw) else ListFlaw.TWICE
            problems.append(ListProblem(row, line.strip(), kind))
    return FoundList(tuple(found.values()), tuple(problems))


def _cell(value: object) -> str:
    """Numbers as offices type them: a sheet keeps 312 as 312.0."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _person(
    words: list[str], numbers: dict[str, set[PersonRow]], names: dict[str, set[PersonRow]]
) -> PersonRow | ListFlaw:
    by_number = [numbers[word] for word in words if word in numbers]
    by_name = [names[word] for word in words if word in names]
    named = [word for word in words if not _ORDINAL.fullmatch(word)]
    if by_number:
        fits = set.intersection(*by_number, *by_name)
        return _one(fits) if fits else ListFlaw.CONTRADICTION
    if by_name and not any(any(sign.isdigit() for sign in word) for word in named):
        return _one(set.intersection(*by_name) or set.union(*by_name))
    return ListFlaw.UNKNOWN


def _one(fits: set[PersonRow]) -> PersonRow | ListFlaw:
    return next(iter(fits)) if len(fits) == 1 else ListFlaw.SEVERAL


def _plain(text: str) -> str:
    """Width and case make no difference."""
    return unicodedata.normalize("NFKC", text).strip().upper()
