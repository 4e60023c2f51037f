"""Pure rules of attendance taken from lists."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID

from trainer.people.listing import FoundList, ListFlaw
from trainer.people.roster.reading import SheetRows
from trainer.people.values import PersonRow


def refused_lines(found: FoundList) -> tuple[str, ...]:
    """The lines that name nobody for certain; a second line about the same person is no trouble at the door."""
    return tuple(problem.text for problem in found.problems if problem.kind is not ListFlaw.TWICE)


def scan_codes(people: Iterable[PersonRow]) -> Mapping[UUID, str]:
    """What stands for each person in a code: the work number, else the certificate number; the key of who has neither
    or shares it with another."""
    people = tuple(people)
    numbers = {person.id: person.work_number or person.certificate_number for person in people}
    counts = Counter(numbers.values())
    return {key: number if number and counts[number] == 1 else key.hex for key, number in numbers.items()}


def scanned(text: str, people: Iterable[UUID]) -> tuple[tuple[UUID, ...], str]:
    """Those of the people whose keys stand in lines of their own, and the other lines."""
    by_code = {key.hex: key for key in people}
    found, rest = dict[UUID, None](), list[str]()
    for line in text.splitlines():
        key = by_code.get(unicodedata.normalize("NFKC", line).strip().lower())
        if key is None:
            rest.append(line)
        else:
            found[key] = None
    return tuple(found), "\n".join(rest)


def sheet_lines(sheets: Iterable[SheetRows]) -> str:
    """The rows of sheets as the lines of a pasted list; whole numbers lose what a sheet adds to them."""
    return "\n".join("\t".join(_written(cell) for cell in row) for sheet in sheets for row in sheet.rows)


def _written(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())
