"""Reads the ladders from `resources/rules/ladder-*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

from trainer.exams.results.values import OutcomeReason
from trainer.hours.values import RuleSource, SourceNature
from trainer.retakes.values import Cause, Ladder, Need, Step, Trigger, Windows
from trainer.store.errors import BadInput
from trainer.store.folders import Folder


def load_ladders(*folders: Folder) -> dict[str, Ladder]:
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
        steps=tuple(map(read_step, data["steps"])),
        counts=frozenset(map(read_trigger, data["counts"])),
        counts_stated=frozenset(map(read_trigger, data["counts_stated"])),
        windows=Windows(**data.get("windows", {})),
        valid_from=_day(data, "valid_from"),
        valid_until=_day(data, "valid_until"),
    )


def _day(data: Mapping[str, Any], name: str) -> date | None:
    """A day of the file. Raises TypeError for anything else."""
    found = data.get(name)
    if found is not None and type(found) is not date:
        raise TypeError(name)
    return found


def read_step(data: Mapping[str, Any]) -> Step:
    """A step from a file, or as it was kept with a case."""
    needs, of = map(Need, data.get("needs", ())), map(read_trigger, data.get("of", ()))
    return Step(**{**data, "needs": tuple(needs), "of": tuple(of)})


def read_trigger(word: str) -> Trigger:
    """The result of an exam or another cause by its word. Raises ValueError."""
    return Cause(word) if word in set(Cause) else OutcomeReason(word)
