"""The cells of a sheet of hours as offices fill them: dates in many spellings, hours with words around them. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

E = TypeVar("E", bound=StrEnum)
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[*#:/、\s]")
_DAY = re.compile(r"(?:(\d{4})\s*[-./年]\s*)?(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_PLAIN_DAY = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_LAST_DAY = re.compile(r"\s*(?:-|—|–|~|至|到)+\s*(\d{1,2})\s*日?\s*$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?<!\d)(20\d{2})\s*(?:年|学年)?")
_EPOCH = date(1899, 12, 30)
_SERIALS = range(36_526, 73_050)
"""Excel's numbers of the days 2000 to 2099."""


def plain(text: object) -> str:
    """Width, spaces and remarks in brackets make no difference."""
    return _ASIDE.sub("", unicodedata.normalize("NFKC", str(text)))


def text_of(cell: object) -> str:
    """What a person reads; numbers without the tail that a sheet gives them."""
    if isinstance(cell, str):
        return _single_spaced(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


@lru_cache(20_000)
def _single_spaced(text: str) -> str:
    return " ".join(text.split())


def hours_of(cell: object) -> Decimal | None:
    """The one number of a cell; None where there is none or more than one."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return _exact(cell)
    found = _NUMBER.findall(unicodedata.normalize("NFKC", text_of(cell)))
    try:
        return Decimal(found[0]) if len(found) == 1 else None
    except InvalidOperation:
        return None


@lru_cache(2000, typed=True)
def _exact(number: int | float) -> Decimal:
    return Decimal(str(number))


def span_of(cell: object, year: int) -> tuple[date, date] | None:
    """First and last day of a cell; a day without a year belongs to the year given. None where it is no date."""
    if isinstance(cell, datetime):
        return cell.date(), cell.date()
    if isinstance(cell, date):
        return cell, cell
    if isinstance(cell, int | float) and int(cell) in _SERIALS:
        day = _EPOCH + timedelta(days=int(cell))
        return day, day
    return _span(text_of(cell), year)


@lru_cache(10_000)
def _span(text: str, year: int) -> tuple[date, date] | None:
    text = _PLAIN_DAY.sub(r"\1-\2-\3", unicodedata.normalize("NFKC", text))
    found = list(_DAY.finditer(text))
    if not found or len(found) > 2:
        return None
    try:
        first = date(int(found[0][1] or year), int(found[0][2]), int(found[0][3]))
        if len(found) == 2:
            return first, date(int(found[1][1] or first.year), int(found[1][2]), int(found[1][3]))
        last = _LAST_DAY.match(text, found[0].end())
        return first, first.replace(day=int(last[1])) if last else first
    except ValueError:
        return None


def year_in(text: str) -> int | None:
    """The year that a title or a file name speaks of."""
    found = _YEAR.search(unicodedata.normalize("NFKC", text))
    return int(found[1]) if found else None


def word_of(cell: object, words: Mapping[E, tuple[str, ...]]) -> E | None:
    """The member one of whose words stands in the cell; the longest word decides."""
    text = plain(cell)
    fits = [(len(word), member) for member, some in words.items() for word in some if word in text]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None
