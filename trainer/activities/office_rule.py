"""Reads the office's rule of activities from `resources/rules/activity.toml` or the office's own file of that name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from trainer.activities.values import ActivityRule, Evaluation, Presence, Slot
from trainer.hours.values import RuleSource, SourceNature
from trainer.store.errors import BadInput
from trainer.store.folders import Folder

FILE = "activity.toml"


def load_rule(*folders: Folder) -> ActivityRule:
    """The rule of the last folder that has one. Raises BadInput("activity.rule")."""
    found = [path for folder in folders if (path := folder / FILE).is_file()]
    try:
        return read_rule(tomllib.loads(found[-1].read_text(encoding="utf-8-sig")))
    except (IndexError, OSError, ValueError, KeyError, TypeError, ArithmeticError) as error:
        raise BadInput("activity.rule", file=FILE, cause=str(error)) from error


def read_rule(data: Mapping[str, Any]) -> ActivityRule:
    """A rule from the parsed content of its file."""
    source = dict(data["source"])
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
        source=RuleSource(**source | {"nature": SourceNature(source["nature"])}),
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
