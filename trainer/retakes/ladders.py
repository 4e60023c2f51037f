"""Reads the ladders from `resources/rules/ladder-*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from trainer.exams.results.values import OutcomeReason
from trainer.hours.values import RuleSource, SourceNature
from trainer.retakes.values import Ladder, Step
from trainer.store.errors import BadInput


def load_ladders(*folders: Path) -> dict[str, Ladder]:
    """All ladders by id, a later folder's before an earlier's; BadInput("ladder.unreadable") names an unusable file."""
    found: dict[str, Ladder] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("ladder-*.toml"))):
        try:
            ladder = read_ladder(tomllib.loads(path.read_text(encoding="utf-8-sig")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BadInput("ladder.unreadable", file=path.name) from error
        found[ladder.id] = ladder
    return found


def read_ladder(data: Mapping[str, Any]) -> Ladder:
    """A ladder from the parsed content of its file."""
    source = dict(data["source"])
    return Ladder(
        id=data["id"],
        name=data["name"],
        source=RuleSource(**source | {"nature": SourceNature(source["nature"])}),
        scope=data["scope"],
        gist=data["gist"],
        steps=tuple(Step(**step) for step in data["steps"]),
        counts=frozenset(map(OutcomeReason, data["counts"])),
        counts_stated=frozenset(map(OutcomeReason, data["counts_stated"])),
    )
