"""The rule sets in force in a year, and whom each of them is for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from trainer.hours.values import RuleSet
from trainer.people.values import Category


@dataclass(frozen=True)
class RuleBook:
    """The rule sets in force in a year: one for everybody, and those of a part of the office, which go before it."""

    year: int
    general: RuleSet
    scoped: tuple[RuleSet, ...] = ()

    def of(self, category: Category, post: str, units: Collection[str]) -> RuleSet:
        """The set of a person: the one with most conditions that fit; `units` names the own unit and all above it."""
        fitting = [one for one in self.scoped if fits(one, category, post, units)]
        return max(fitting, key=lambda one: bool(one.scope.units) + bool(one.scope.posts), default=self.general)


def fits(rule_set: RuleSet, category: Category, post: str, units: Collection[str]) -> bool:
    """Whether a person is of the categories and of the part of the office a rule set is for."""
    scope = rule_set.scope
    return (
        category in rule_set.people
        and (not scope.units or any(unit in units for unit in scope.units))
        and (not scope.posts or any(word in post for word in scope.posts))
    )
