"""Reads the rules of 执法证 from `qualification-*.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trainer.hours.sources import source_from_data
from trainer.people.values import Category
from trainer.qualification.values import Cause, Leaving, Move, Rules
from trainer.store.folders import Folder
from trainer.store.rule_files import read_each


def load_rules(*folders: Folder) -> dict[str, Rules]:
    """All rules by id, a later folder's before an earlier's; BadInput("qualification.rules") names a bad file."""
    found = read_each(folders, "qualification-*.toml", read_rules, "qualification.rules")
    return {rules.id: rules for rules in found}


def read_rules(data: Mapping[str, Any]) -> Rules:
    """Rules from the parsed content of their file."""
    return Rules(
        id=data["id"],
        name=data["name"],
        source=source_from_data(data["source"]),
        scope=data["scope"],
        since=data.get("since"),
        until=data.get("until"),
        warn_days=int(data["warn_days"]),
        inspect_by=_month_day(data.get("inspect_by", "")),
        enforcing=frozenset(map(Category, data["enforcing"])),
        barred=frozenset(map(Category, data["barred"])),
        posts=tuple(data["posts"]),
        posts_not=tuple(data["posts_not"]),
        leaving=tuple(Leaving(Cause(one["cause"]), tuple(map(Move, one["moves"]))) for one in data["leaving"]),
        proposed=tuple(data.get("proposed", ())),
        remarks=tuple(data.get("remarks", ())),
    )


def _month_day(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    month, day = map(int, text.split("-"))
    return month, day
