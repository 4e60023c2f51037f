"""Reads the ladders from `resources/rules/ladder-*.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from trainer.exams.results.values import OutcomeReason
from trainer.hours.sources import source_from_data
from trainer.retakes.values import Cause, Ladder, Need, Step, Trigger, Windows
from trainer.store.folders import Folder
from trainer.store.rule_files import read_each


def load_ladders(*folders: Folder) -> dict[str, Ladder]:
    """All ladders by id, a later folder's before an earlier's; BadInput("ladder.unreadable") names an unusable file."""
    found = read_each(folders, "ladder-*.toml", read_ladder, "ladder.unreadable")
    return {ladder.id: ladder for ladder in found}


def read_ladder(data: Mapping[str, Any]) -> Ladder:
    """A ladder from the parsed content of its file."""
    return Ladder(
        id=data["id"],
        name=data["name"],
        source=source_from_data(data["source"]),
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
