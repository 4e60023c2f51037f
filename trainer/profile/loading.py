"""Reads the targets from `profile-*.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from trainer.hours.sources import source_from_data
from trainer.hours.values import RuleSource
from trainer.people.values import Category
from trainer.profile.values import Measure, Target
from trainer.store.folders import Folder
from trainer.store.rule_files import read_file


def load_targets(*folders: Folder) -> tuple[Target, ...]:
    """Every target, a later folder's before an earlier's; BadInput("profile.targets") names a file it cannot read."""
    found: dict[str, Target] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("profile-*.toml"))):
        targets = read_file(path, partial(read_targets, path.stem), "profile.targets")
        found |= {target.id: target for target in targets}
    return tuple(found.values())


def read_targets(file: str, data: Mapping[str, Any]) -> tuple[Target, ...]:
    """The targets of one document from the parsed content of its file; shares are written in per cent."""
    source = source_from_data(data["source"])
    return tuple(_target(file, one, source) for one in data["targets"])


def _target(file: str, one: Mapping[str, Any], source: RuleSource) -> Target:
    percent = one.get("percent")
    return Target(
        id=f"{file}.{one['key']}",
        measure=Measure(one["measure"]),
        name=one["name"],
        share=None if percent is None else Decimal(str(percent)) / 100,
        until=one.get("until"),
        of=frozenset(map(Category, one["of"])),
        source=source,
        demand=one["demand"],
        words=tuple(one.get("words", ())),
        training=tuple(one.get("training", ())),
        proposed=one.get("proposed", False),
    )
