"""Between a year of days and the data of its row or file."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from trainer.hours.sources import source_from_data, source_to_data
from trainer.store.errors import BadInput
from trainer.store.folders import Folder
from trainer.workdays.rules import check_year, ordered
from trainer.workdays.values import DaySpan, YearDays

PATTERN = "workdays-*.toml"


def year_to_data(days: YearDays) -> dict[str, Any]:
    """A year as JSON-able data."""
    return {
        "year": days.year,
        "off": [_line(span) for span in days.off],
        "worked": [_line(span) for span in days.worked],
        "source": source_to_data(days.source),
    }


def year_from_data(data: Mapping[str, Any]) -> YearDays:
    """A year as `year_to_data` or a file wrote it: each line has a first day, a last day and perhaps a name."""
    return ordered(
        YearDays(
            int(data["year"]),
            tuple(map(_span, data["off"])),
            tuple(map(_span, data["worked"])),
            source_from_data(data["source"]),
        )
    )


def load_years(folders: Collection[Folder]) -> dict[int, YearDays]:
    """The years that files know; a later folder replaces a file of an earlier one.

    Raises BadInput("workdays.unreadable") with file and cause.
    """
    paths = {path.name: path for folder in folders for path in sorted(folder.glob(PATTERN))}
    found: dict[int, YearDays] = {}
    for path in paths.values():
        try:
            days = year_from_data(tomllib.loads(path.read_text(encoding="utf-8-sig")))
            check_year(days)
        except (OSError, KeyError, ValueError, TypeError, BadInput) as error:
            raise BadInput("workdays.unreadable", file=path.name, cause=str(error)) from error
        found[days.year] = days
    return found


def _line(span: DaySpan) -> list[str]:
    return [span.first.isoformat(), span.last.isoformat(), span.name]


def _span(line: Any) -> DaySpan:
    if isinstance(line, date):
        return DaySpan(line, line)
    first, last, *name = line
    return DaySpan(_day(first), _day(last), *map(str, name))


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
