"""Reads days from pasted words: a list or table of dates, or the notice of a year as it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trainer.workdays.values import DaySpan

_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_NUMBERED = re.compile(r"^\s*[（(]?[一二三四五六七八九十\d]{1,3}[、.．)）]\s*")
_HEAD = re.compile(r"^\s*([^\d:：，,。；;\t]{1,12}?)\s*[:：]")
_SENTENCES = re.compile(r"[。；;]")
_DAY = r"(?:(?P<year{n}>\d{{4}})\s*[-/.年]\s*)?(?:(?P<month{n}>\d{{1,2}})\s*[-/.月]\s*)?(?P<day{n}>\d{{1,2}})\s*[日号]?"
_TO = r"\s*(?:至|到|[-—–~～]+)\s*"
_COLUMN = r"[\t,，]\s*(?=\d{4})"
_SPAN = re.compile(rf"(?<!\d){_DAY.format(n=1)}(?:(?:{_TO}|(?P<column>{_COLUMN})){_DAY.format(n=2)})?(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)")
_WORKED = re.compile(r"上班|调休日|补班|work", re.IGNORECASE)
_COUNT = re.compile(r"共?\s*\d+\s*天")


@dataclass(frozen=True)
class PastedDays:
    """What was understood, and the lines with figures that were not."""

    off: tuple[DaySpan, ...] = ()
    worked: tuple[DaySpan, ...] = ()
    unread: tuple[str, ...] = ()


def read_days(text: str, year: int) -> PastedDays:
    """Days off and worked weekends. A date without a year is of `year`, one without a month of the month before it.

    A part of a line that speaks of work (上班, 补班) gives worked days, any other gives days off; words before a colon
    or beside the dates are their name.
    """
    off: list[DaySpan] = []
    worked: list[DaySpan] = []
    unread: list[str] = []
    for line in text.splitlines():
        plain = _COMPACT.sub(r"\1-\2-\3", _ASIDE.sub("", _NUMBERED.sub("", line)))
        head = _HEAD.match(plain)
        name = head.group(1).strip() if head else ""
        try:
            for part in _SENTENCES.split(plain[head.end() :] if head else plain):
                works = bool(_WORKED.search(part))
                found = list(_spans(_COUNT.sub("", part), year, name, works))
                (worked if works else off).extend(found)
                if not found and re.search(r"\d", _COUNT.sub("", part)):
                    raise ValueError(part)
        except ValueError:
            unread.append(line.strip())
    return PastedDays(_once(off), _once(worked), tuple(unread))


def _spans(part: str, year: int, name: str, works: bool) -> Iterator[DaySpan]:
    month: int | None = None
    own = name or _name_beside(part, works)
    for found in _SPAN.finditer(part):
        of = int(found["year1"] or year)
        month = int(found["month1"]) if found["month1"] else month
        if month is None:
            raise ValueError(part)
        first = date(of, month, int(found["day1"]))
        last = first
        if found["day2"]:
            month = int(found["month2"]) if found["month2"] else month
            last = date(int(found["year2"] or of), month, int(found["day2"]))
        if works and found["column"]:
            yield from (DaySpan(first, first, own), DaySpan(last, last, own))
            continue
        yield DaySpan(first, last, own)


def _name_beside(part: str, works: bool) -> str:
    """The words of a line of a table less its dates and what it says about work."""
    left = _SPAN.sub(" ", part)
    left = re.sub(
        r"放假调休|调休上班|放假|调休|上班|补班|节假日|休息|周[一二三四五六日天]|星期[一二三四五六日天]", " ", left
    )
    words = [word for word in re.split(r"[\s、，,：:|]+", left) if word]
    return "" if works or len(words) != 1 or len(words[0]) > 12 else words[0]


def _once(spans: list[DaySpan]) -> tuple[DaySpan, ...]:
    return tuple(sorted(dict.fromkeys(spans)))
