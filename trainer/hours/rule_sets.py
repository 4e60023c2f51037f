"""Reads rule sets from TOML, refuses what is incomplete or contradicts itself, and keeps snapshots as plain data.

Every refusal is BadInput with the file and the key: rules.unreadable, rules.missing, rules.unknown, rules.bad_value,
rules.overlap, rules.outside_total, rules.dates.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from trainer.hours.rules import STEP
from trainer.hours.values import Bucket, HourCategory, RuleSet, RuleSource, SourceNature, Way
from trainer.people.values import Category
from trainer.store.errors import BadInput

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
FIGURES = ("people", "total", "total_categories", "buckets", "minutes_per_hour", "step", "caps")
"""What `proposed` may name."""
PREFIX = "hours-"
_NEEDED: Any = object()


class Table:
    """One table of a rule file; knows its place, so that a refusal can name it."""

    def __init__(self, file: str, place: str, data: Any) -> None:
        self.file = file
        self._place = place
        if not isinstance(data, Mapping):
            raise BadInput("rules.bad_value", file=file, key=place, value=data)
        self._data = data

    def take(self, key: str, read: Callable[[Any], T], default: T = _NEEDED) -> T:
        """The value of a key, converted; a missing key without default is refused."""
        if key not in self._data:
            if default is _NEEDED:
                raise BadInput("rules.missing", file=self.file, key=self._place + key)
            return default
        try:
            return read(self._data[key])
        except (ValueError, TypeError, ArithmeticError) as error:
            raise self.refusal(key) from error

    def refusal(self, key: str) -> BadInput:
        return BadInput("rules.bad_value", file=self.file, key=self._place + key, value=self._data.get(key))

    def table(self, key: str) -> Table:
        return Table(self.file, f"{self._place}{key}.", self._data.get(key, {}))

    def tables(self, key: str) -> tuple[Table, ...]:
        rows: tuple[Any, ...] = self.take(key, _list, ())
        return tuple(Table(self.file, f"{self._place}{key}[{at}].", row) for at, row in enumerate(rows, 1))

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def refuse_unknown(self, known: tuple[str, ...]) -> None:
        for key in self._data:
            if key not in known:
                raise BadInput("rules.unknown", file=self.file, key=self._place + key)


def load_rule_sets(*folders: Path) -> dict[str, RuleSet]:
    """Every rule set in the folders (hours-KEY.toml) by key; a later folder replaces a key of an earlier one."""
    found = (load_rule_set(path) for folder in folders for path in sorted(folder.glob(PREFIX + "*.toml")))
    return {rule_set.key: rule_set for rule_set in found}


def load_rule_set(path: Path) -> RuleSet:
    """The rule set of one file; its key is the file's name without the prefix."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise BadInput("rules.unreadable", file=path.name, cause=str(error)) from error
    return parse_rule_set(path.name, {**data, "key": path.stem.removeprefix(PREFIX)})


def parse_rule_set(file: str, data: Mapping[str, Any]) -> RuleSet:
    """Plain data, as TOML or a snapshot gives it, to a checked rule set."""
    table = Table(file, "", data)
    table.refuse_unknown(tuple(field.name for field in fields(RuleSet)))
    rule_set = RuleSet(
        key=table.take("key", _text),
        name=table.take("name", _text),
        source=_source(table.table("source")),
        unit=table.take("unit", _text),
        people=table.take("people", _each(Category)),
        since=table.take("since", _date),
        until=table.take("until", _date),
        total=table.take("total", _hours, Decimal()),
        total_categories=table.take("total_categories", _each(HourCategory), tuple(HourCategory)),
        buckets=tuple(map(_bucket, table.tables("buckets"))),
        minutes_per_hour=table.take("minutes_per_hour", _positive),
        step=table.take("step", _hours, STEP),
        caps=_caps(table.table("caps")),
        proposed=table.take("proposed", _figures, ()),
        remarks=table.take("remarks", _texts, ()),
    )
    _check(table, rule_set)
    return rule_set


def snapshot(rule_set: RuleSet) -> dict[str, Any]:
    """The rule set as JSON data; parse_rule_set() gives it back."""
    data = {field.name: _plain(getattr(rule_set, field.name)) for field in fields(rule_set)}
    data["source"] = _record(rule_set.source)
    data["buckets"] = [_record(bucket) for bucket in rule_set.buckets]
    data["caps"] = {way.value: str(cap) for way, cap in rule_set.caps}
    return data


def _source(table: Table) -> RuleSource:
    table.refuse_unknown(tuple(field.name for field in fields(RuleSource)))
    return RuleSource(
        nature=table.take("nature", SourceNature),
        title=table.take("title", _text),
        number=table.take("number", _text),
        issuer=table.take("issuer", str, ""),
        issued_on=table.take("issued_on", _date_or_none, None),
        checked_by=table.take("checked_by", str, ""),
        checked_on=table.take("checked_on", _date_or_none, None),
    )


def _bucket(table: Table) -> Bucket:
    table.refuse_unknown(("name", "categories", "minimum"))
    categories = table.take("categories", _each(HourCategory))
    return Bucket(table.take("name", _text), categories, table.take("minimum", _hours))


def _caps(table: Table) -> tuple[tuple[Way, Decimal], ...]:
    table.refuse_unknown(tuple(Way))
    return tuple((way, table.take(way, _hours)) for way in Way if way in table)


def _check(table: Table, rule_set: RuleSet) -> None:
    if rule_set.until < rule_set.since:
        raise BadInput("rules.dates", file=table.file, key="until")
    if not rule_set.step:
        raise table.refusal("step")
    if not rule_set.required:
        raise BadInput("rules.missing", file=table.file, key="total")
    used: set[HourCategory] = set()
    for at, bucket in enumerate(rule_set.buckets, 1):
        place = f"buckets[{at}].categories"
        if used & set(bucket.categories):
            raise BadInput("rules.overlap", file=table.file, key=place)
        if not set(bucket.categories) <= set(rule_set.total_categories):
            raise BadInput("rules.outside_total", file=table.file, key=place)
        used |= set(bucket.categories)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value


def _list(value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(value)
    return tuple(value)


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(_text(item) for item in _list(value))


def _figures(value: Any) -> tuple[str, ...]:
    return tuple(FIGURES[FIGURES.index(item)] for item in _list(value))


def _each(kind: type[E]) -> Callable[[Any], tuple[E, ...]]:
    def read(value: Any) -> tuple[E, ...]:
        items = tuple(kind(item) for item in _list(value))
        if not items or len(set(items)) < len(items):
            raise ValueError(value)
        return items

    return read


def _date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _date_or_none(value: Any) -> date | None:
    return None if value in (None, "") else _date(value)


def _hours(value: Any) -> Decimal:
    hours = Decimal(str(value))
    if hours < 0 or hours % STEP:
        raise ValueError(value)
    return hours


def _positive(value: Any) -> int:
    if not isinstance(value, int) or value <= 0:
        raise ValueError(value)
    return value


def _record(value: Any) -> dict[str, Any]:
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal | date):
        return str(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
