"""Reads the targets from `profile-*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from trainer.hours.values import RuleSource, SourceNature
from trainer.people.values import Category
from trainer.profile.values import Measure, Target
from trainer.store.errors import BadInput
from trainer.store.folders import Folder


def load_targets(*folders: Folder) -> tuple[Target, ...]:
    """Every target, a later folder's before an earlier's; BadInput("profile.targets") names a file it cannot read."""
    found: dict[str, Target] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("profile-*.toml"))):
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
            found |= {target.id: target for target in read_targets(path.stem, data)}
        except (OSError, ValueError, KeyError, TypeError, ArithmeticError) as error:
            raise BadInput("profile.targets", file=path.name) from error
    return tuple(found.values())


def read_targets(file: str, data: Mapping[str, Any]) -> Iterator[Target]:
    """The targets of one document from the parsed content of its file; shares are written in per cent."""
    source = RuleSource(**data["source"] | {"nature": SourceNature(data["source"]["nature"])})
    for one in data["targets"]:
        percent = one.get("percent")
        yield Target(
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
