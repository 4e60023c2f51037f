"""What is wrong and where. Checks collect problems; they never stop at the first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where a problem stands: file, sheet, row or line counted from 1, part of a case counted from 1."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    line: int | None = None
    part: int | None = None


@dataclass(frozen=True)
class Problem:
    """One thing wrong at one place.

    `code` is a stable dotted string such as `question.no_key`; `wording.describe` turns it into a sentence
    with `params`. A problem that does not block is a remark: the question can be used as it is.
    """

    code: str
    place: Place = Place()
    params: tuple[tuple[str, str], ...] = ()
    blocking: bool = True
