"""What differs between two rule sets. Pure."""

from __future__ import annotations

from dataclasses import fields

from trainer.hours.values import RuleSet

NOT_COMPARED = ("key", "follows")


def differing(left: RuleSet, right: RuleSet) -> tuple[str, ...]:
    """The names of the figures that are not the same, in the order of `RuleSet`."""
    names = (field.name for field in fields(RuleSet) if field.name not in NOT_COMPARED)
    return tuple(name for name in names if getattr(left, name) != getattr(right, name))
