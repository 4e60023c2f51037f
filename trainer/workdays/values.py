"""The working days of a year as an office keeps them, and the calendar made of all years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from trainer.hours.values import RuleSource

_SATURDAY = 5


@dataclass(frozen=True, order=True)
class DaySpan:
    """Days from `first` to `last`, both included; `name` is the holiday, empty where nobody said one."""

    first: date
    last: date
    name: str = ""

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True)
class YearDays:
    """放假日 and 调休上班日 of one year, in order, with the document they were taken from."""

    year: int
    off: tuple[DaySpan, ...]
    worked: tuple[DaySpan, ...]
    source: RuleSource


@dataclass(frozen=True)
class YearVersion:
    """What somebody kept for a year; `ordinal` counts from 1."""

    ordinal: int
    days: YearDays
    by: UUID
    at: datetime


@dataclass(frozen=True)
class Counted:
    """A day that was counted, and the years on the way for which no calendar was entered."""

    day: date
    unlisted: tuple[int, ...] = ()


@dataclass(frozen=True)
class Workdays:
    """`off` are weekdays without work, `worked` weekends with it; `years` those somebody entered."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()
    sources: tuple[tuple[int, RuleSource], ...] = ()

    def is_one(self, day: date) -> bool:
        """Whether offices work on a day."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)

    def after(self, day: date, count: int) -> date:
        """The last of `count` working days that follow a day; the day itself for none."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_one(day)
        return day

    def counted(self, day: date, count: int) -> Counted:
        """The same, with the years on the way that nobody entered."""
        last = self.after(day, count)
        return Counted(last, self.unlisted(day, last))

    def unlisted(self, first: date, last: date) -> tuple[int, ...]:
        """The years between two days that nobody entered: there Monday to Friday count."""
        return tuple(year for year in range(first.year, last.year + 1) if year not in self.years)


@dataclass(frozen=True)
class OpenDay:
    """A last day that was told to somebody and is not over: `days` working days after `begun`, about `title`."""

    title: str
    begun: date
    days: int
    told: date


@dataclass(frozen=True)
class Otherwise:
    """An open day that another calendar would count as `now`, over `unlisted` years. What was told stays."""

    open: OpenDay
    now: date
    unlisted: tuple[int, ...] = ()
