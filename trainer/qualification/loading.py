"""Reads the rules of 执法证 from `qualification-*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from trainer.hours.values import RuleSource, SourceNature
from trainer.people.values import Category
from trainer.qualification.values import Cause, Leaving, Move, Rules
from trainer.store.errors import BadInput
from trainer.store.folders import Folder


def load_rules(*folders: Folder) -> dict[str, Rules]:
    """All rules by id, a later folder's before an earlier's; BadInput("qualification.rules") names a bad file."""
    found: dict[str, Rules] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("qualification-*.toml"))):
        try:
            rules = read_rules(tomllib.loads(path.read_text(encoding="utf-8-sig")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BadInput("qualification.rules", file=path.name) from error
        found[rules.id] = rules
    return found


def read_rules(data: Mapping[str, Any]) -> Rules:
    """Rules from the parsed content of their file."""
    source = dict(data["source"])
    return Rules(
        id=data["id"],
        name=data["name"],
        source=RuleSource(**source | {"nature": SourceNature(source["nature"])}),
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
