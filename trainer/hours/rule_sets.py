"""Reads rule sets from TOML, refuses what is incomplete or contradicts itself, and keeps snapshots as plain data.

Every refusal is BadInput with the file and the key: rules.unreadable, rules.missing, rules.unknown, rules.bad_value,
rules.overlap, rules.outside_total, rules.dates, rules.twice, rules.counts_nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from trainer.hours.rule_table import (
    Table,
    day,
    day_or_none,
    each,
    hours,
    items,
    positive,
    some_hours,
    text,
    texts,
    yes_or_no,
)
from trainer.hours.rules import STEP
from trainer.hours.values import (
    AbsenceKind,
    Activity,
    Bucket,
    HourCategory,
    ProRata,
    Rounding,
    RuleSet,
    RuleSource,
    Scope,
    SourceNature,
    Way,
)
from trainer.people.values import Category
from trainer.store.errors import BadInput
from trainer.store.folders import Folder, TextFile

FIGURES = (
    "people",
    "total",
    "total_categories",
    "buckets",
    "minutes_per_hour",
    "step",
    "caps",
    "not_counted",
    "day_cap",
    "pro_rata",
    "activities",
    "own_fields_only",
)
"""What `proposed` may name."""
PREFIX = "hours-"


def load_rule_sets(*folders: Folder) -> dict[str, RuleSet]:
    """Every rule set in the folders (hours-KEY.toml) by key; a later folder replaces a key of an earlier one."""
    found = (load_rule_set(path) for folder in folders for path in sorted(folder.glob(PREFIX + "*.toml")))
    return {rule_set.key: rule_set for rule_set in found}


def load_rule_set(path: TextFile) -> RuleSet:
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
        key=table.take("key", text),
        name=table.take("name", text),
        source=_source(table.table("source")),
        unit=table.take("unit", text),
        people=table.take("people", each(Category)),
        since=table.take("since", day),
        until=table.take("until", day),
        total=table.take("total", hours, Decimal()),
        total_categories=table.take("total_categories", each(HourCategory), tuple(HourCategory)),
        buckets=tuple(map(_bucket, table.tables("buckets"))),
        minutes_per_hour=table.take("minutes_per_hour", positive),
        step=table.take("step", hours, STEP),
        caps=_caps(table.table("caps")),
        not_counted=table.take("not_counted", each(Way, empty=True), ()),
        day_cap=table.take("day_cap", some_hours, None),
        pro_rata=_pro_rata(table.table("pro_rata")),
        scope=_scope(table.table("scope")),
        activities=tuple(map(_activity, table.tables("activities"))),
        proposed=table.take("proposed", _figures, ()),
        remarks=table.take("remarks", texts, ()),
        follows=table.take("follows", str, ""),
        own_fields_only=table.take("own_fields_only", yes_or_no, False),
    )
    _check(table, rule_set)
    return rule_set


def snapshot(rule_set: RuleSet) -> dict[str, Any]:
    """The rule set as JSON data; parse_rule_set() gives it back."""
    data: dict[str, Any] = _plain(rule_set)
    data["caps"] = {way.value: str(cap) for way, cap in rule_set.caps}
    return data


def _source(table: Table) -> RuleSource:
    table.refuse_unknown(tuple(field.name for field in fields(RuleSource)))
    return RuleSource(
        nature=table.take("nature", SourceNature),
        title=table.take("title", text),
        number=table.take("number", text),
        issuer=table.take("issuer", str, ""),
        issued_on=table.take("issued_on", day_or_none, None),
        checked_by=table.take("checked_by", str, ""),
        checked_on=table.take("checked_on", day_or_none, None),
    )


def _bucket(table: Table) -> Bucket:
    table.refuse_unknown(("name", "categories", "minimum"))
    categories = table.take("categories", each(HourCategory))
    return Bucket(table.take("name", text), categories, table.take("minimum", hours))


def _caps(table: Table) -> tuple[tuple[Way, Decimal], ...]:
    table.refuse_unknown(tuple(Way))
    return tuple((way, table.take(way, hours)) for way in Way if way in table)


def _pro_rata(table: Table) -> ProRata:
    table.refuse_unknown(("kinds", "rounding"))
    return ProRata(
        table.take("kinds", each(AbsenceKind, empty=True), ()), table.take("rounding", Rounding, Rounding.DOWN)
    )


def _scope(table: Table) -> Scope:
    table.refuse_unknown(("units", "posts"))
    return Scope(table.take("units", texts, ()), table.take("posts", texts, ()))


def _activity(table: Table) -> Activity:
    table.refuse_unknown(tuple(field.name for field in fields(Activity)))
    return Activity(
        name=table.take("name", text),
        way=table.take("way", Way),
        hours=table.take("hours", some_hours),
        per=table.take("per", text),
        cap=table.take("cap", some_hours, None),
        proof=table.take("proof", str, ""),
    )


def _check(table: Table, rule_set: RuleSet) -> None:
    if rule_set.until < rule_set.since:
        raise BadInput("rules.dates", file=table.file, key="until")
    if not rule_set.step:
        raise table.refusal("step")
    if not rule_set.required:
        raise BadInput("rules.missing", file=table.file, key="total")
    if len(rule_set.not_counted) == len(Way):
        raise BadInput("rules.counts_nothing", file=table.file, key="not_counted")
    names = [activity.name for activity in rule_set.activities]
    for at, name in enumerate(names, 1):
        if name in names[: at - 1]:
            raise BadInput("rules.twice", file=table.file, key=f"activities[{at}].name", name=name)
    _check_buckets(table, rule_set)


def _check_buckets(table: Table, rule_set: RuleSet) -> None:
    used: set[HourCategory] = set()
    for at, bucket in enumerate(rule_set.buckets, 1):
        place = f"buckets[{at}].categories"
        if used & set(bucket.categories):
            raise BadInput("rules.overlap", file=table.file, key=place)
        if not set(bucket.categories) <= set(rule_set.total_categories):
            raise BadInput("rules.outside_total", file=table.file, key=place)
        used |= set(bucket.categories)


def _figures(value: Any) -> tuple[str, ...]:
    return tuple(FIGURES[FIGURES.index(item)] for item in items(value))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Decimal | date):
        return str(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
