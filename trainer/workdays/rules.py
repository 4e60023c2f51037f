"""What a year of days may say, what a change of it does, and which open days it would count otherwise. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from trainer.store.errors import BadInput
from trainer.workdays.values import DaySpan, OpenDay, Otherwise, Workdays, YearDays

_SATURDAY = 5
_EARLY = timedelta(days=31)
"""A notice for a year may speak of the last days of the year before, where New Year falls on a weekend."""


def ordered(days: YearDays) -> YearDays:
    """The same year with its days in order."""
    return replace(days, off=tuple(sorted(days.off)), worked=tuple(sorted(days.worked)))


def check_year(days: YearDays) -> None:
    """Raises BadInput: workdays.turned_round, workdays.outside_year, workdays.twice (a day stands in two lines),
    workdays.both (off and worked at once), workdays.not_weekend (a worked day that is one already)."""
    for span in (*days.off, *days.worked):
        if span.last < span.first:
            raise BadInput("workdays.turned_round", first=span.first, last=span.last)
        if span.first < date(days.year, 1, 1) - _EARLY or span.last > date(days.year, 12, 31):
            raise BadInput("workdays.outside_year", first=span.first, last=span.last, year=days.year)
    off, worked = _once(days.off), _once(days.worked)
    if both := off & worked:
        raise BadInput("workdays.both", day=min(both))
    if plain := [day for day in worked if day.weekday() < _SATURDAY]:
        raise BadInput("workdays.not_weekend", day=min(plain))


def _once(spans: Sequence[DaySpan]) -> set[date]:
    seen: set[date] = set()
    for span in spans:
        if again := seen.intersection(span.days):
            raise BadInput("workdays.twice", day=min(again))
        seen.update(span.days)
    return seen


def calendar_of(years: Iterable[YearDays]) -> Workdays:
    """One calendar of several years."""
    known = sorted(years, key=lambda one: one.year)
    return Workdays(
        frozenset(day for one in known for span in one.off for day in span.days),
        frozenset(day for one in known for span in one.worked for day in span.days),
        frozenset(one.year for one in known),
        tuple((one.year, one.source) for one in known),
    )


def toggled(days: YearDays, day: date) -> YearDays:
    """A day the other way round: a plain weekday is off, a weekend worked; a day that is either becomes plain again."""
    off, worked = _without(days.off, day), _without(days.worked, day)
    if (off, worked) == (days.off, days.worked):
        span = DaySpan(day, day)
        off, worked = (off, (*worked, span)) if day.weekday() >= _SATURDAY else ((*off, span), worked)
    return ordered(replace(days, off=off, worked=worked))


def joined(days: YearDays, off: Iterable[DaySpan], worked: Iterable[DaySpan]) -> YearDays:
    """More lines in a year; they take the place of every line they touch."""
    new_off, new_worked = tuple(off), tuple(worked)
    taken = {day for span in (*new_off, *new_worked) for day in span.days}
    kept_off = [span for span in days.off if taken.isdisjoint(span.days)]
    kept_worked = [span for span in days.worked if taken.isdisjoint(span.days)]
    return ordered(replace(days, off=(*kept_off, *new_off), worked=(*kept_worked, *new_worked)))


def _without(spans: tuple[DaySpan, ...], day: date) -> tuple[DaySpan, ...]:
    """The spans less one day; a span around it falls into two."""
    found: list[DaySpan] = []
    for span in spans:
        if not span.first <= day <= span.last:
            found.append(span)
            continue
        if span.first < day:
            found.append(DaySpan(span.first, day - timedelta(days=1), span.name))
        if day < span.last:
            found.append(DaySpan(day + timedelta(days=1), span.last, span.name))
    return tuple(found)


def changed_days(before: YearDays | None, after: YearDays) -> tuple[tuple[date, bool, bool], ...]:
    """Each day of which a change says otherwise whether offices work: (day, worked before, works now)."""
    old, new = calendar_of((before,) if before else ()), calendar_of((after,))
    touched = sorted((old.off | old.worked) ^ (new.off | new.worked) | (old.off & new.worked) | (old.worked & new.off))
    return tuple((day, old.is_one(day), new.is_one(day)) for day in touched if old.is_one(day) != new.is_one(day))


def counted_otherwise(open_days: Iterable[OpenDay], calendar: Workdays) -> tuple[Otherwise, ...]:
    """The open days that a calendar would count as another day than was told, the nearest first."""
    counted = ((one, calendar.counted(one.begun, one.days)) for one in open_days)
    found = (Otherwise(one, now.day, now.unlisted) for one, now in counted)
    return tuple(sorted((one for one in found if one.now != one.open.told), key=lambda one: one.open.told))
