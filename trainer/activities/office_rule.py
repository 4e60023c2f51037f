"""Reads the office's rule of activities from `resources/rules/activity.toml` or the office's own file of that name."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from trainer.activities.values import ActivityRule, Evaluation, Presence, Slot
from trainer.hours.sources import source_from_data
from trainer.store.folders import Folder
from trainer.store.rule_files import read_last

FILE = "activity.toml"


def load_rule(*folders: Folder) -> ActivityRule:
    """The rule of the last folder that has one. Raises BadInput("activity.rule")."""
    return read_last(folders, FILE, read_rule, "activity.rule")


def read_rule(data: Mapping[str, Any]) -> ActivityRule:
    """A rule from the parsed content of its file."""
    share, hours = Fraction(data["leave_share"]), Decimal(str(data["half_day_hours"]))
    slots = tuple(Slot(**one) for one in data["slots"])
    if not 0 <= share <= 1:
        raise ValueError("leave_share")
    if hours <= 0:
        raise ValueError("half_day_hours")
    if len({slot.key for slot in slots}) < len(slots):
        raise ValueError("slots")
    return ActivityRule(
        name=data["name"],
        source=source_from_data(data["source"]),
        half_day_hours=hours,
        leave_share=share,
        counts=frozenset(map(Presence, data["counts"])),
        slots=slots,
        teaching_proof=tuple(data.get("teaching_proof", ())),
        evaluation=_evaluation(data.get("evaluation", {})),
    )


def _evaluation(data: Mapping[str, Any]) -> Evaluation:
    found = Evaluation(tuple(data.get("items", ())), int(data.get("least", 1)))
    if found.least < 1 or len(set(found.items)) < len(found.items):
        raise ValueError("evaluation")
    return found
