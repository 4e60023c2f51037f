"""What the tab of rules shows."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.certificates.values import Numbering
from trainer.hours.values import RuleSet
from trainer.retakes.values import Ladder


@dataclass(frozen=True)
class RulesState:
    """`chosen` is the rule set in force in `year`, `ladder` the one in force now."""

    year: int
    years: tuple[int, ...]
    rule_sets: tuple[RuleSet, ...] = ()
    chosen: RuleSet | None = None
    ladders: tuple[Ladder, ...] = ()
    ladder: Ladder | None = None
    numbering: Numbering | None = None
    next_serial: str = ""
    said: str = ""

    @property
    def possible(self) -> tuple[RuleSet, ...]:
        """The rule sets that are in force in the year."""
        return tuple(one for one in self.rule_sets if one.since.year <= self.year <= one.until.year)
