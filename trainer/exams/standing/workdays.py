"""Working days: Monday to Friday, but for the days off and the worked weekends that `workdays-*.toml` names."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from trainer.exams.mapping import source_from_data
from trainer.hours.values import RuleSource
from trainer.store.errors import BadInput

PATTERN = "workdays-*.toml"
_SATURDAY = 5


@dataclass(frozen=True)
class Workdays:
    """`off` are weekdays without work, `worked` weekends with it; `years` those the files speak about."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()
    sources: tuple[RuleSource, ...] = ()

    def is_one(self, day: date) -> bool:
        """Whether offices work on a day."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)

    def after(self, day: date, count: int) -> date:
        """The last of `count` working days that follow a day; the day itself for none."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_one(day)
        return day


def load_workdays(folders: Collection[Path]) -> Workdays:
    """Every file of days off in the folders; a later folder replaces a file of an earlier one.

    Raises BadInput("workdays.unreadable") with file and cause.
    """
    paths = {path.name: path for folder in folders for path in sorted(folder.glob(PATTERN))}
    off: set[date] = set()
    worked: set[date] = set()
    years: set[int] = set()
    sources: list[RuleSource] = []
    for path in paths.values():
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
            for first, last in data["off"]:
                off.update(first + timedelta(days=n) for n in range((last - first).days + 1))
            worked.update(data["worked"])
            years.add(int(data["year"]))
            sources.append(source_from_data(data["source"]))
        except (OSError, KeyError, ValueError, TypeError) as error:
            raise BadInput("workdays.unreadable", file=path.name, cause=str(error)) from error
    return Workdays(frozenset(off), frozenset(worked), frozenset(years), tuple(sources))
