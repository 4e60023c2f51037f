"""What the tab of rules shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from trainer.certificates.values import Numbering
from trainer.hours.values import RuleSet
from trainer.retakes.values import Ladder
from trainer.store.office_files import OfficeFile


@dataclass(frozen=True)
class RulesState:
    """`chosen` is the rule set in force in `year`, `scoped` those for a part of the office, `ladder` the one in force.

    `own` are the files of the office, `own_by` the names of who took them in.
    """

    year: int
    years: tuple[int, ...]
    rule_sets: tuple[RuleSet, ...] = ()
    chosen: RuleSet | None = None
    scoped: tuple[RuleSet, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    ladder: Ladder | None = None
    numbering: Numbering | None = None
    next_serial: str = ""
    own: tuple[OfficeFile, ...] = ()
    own_by: Mapping[UUID | None, str] = field(default_factory=dict)
    said: str = ""

    @property
    def possible(self) -> tuple[RuleSet, ...]:
        """The rule sets that are in force in the year."""
        return tuple(one for one in self.rule_sets if one.since.year <= self.year <= one.until.year)
