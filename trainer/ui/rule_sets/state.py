"""What the page of rule sets shows, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from trainer.hours.values import RuleSet, SourceNature
from trainer.reports.rule_comparison import Comparison
from trainer.ui.rule_sets.edits import Edits
from trainer.ui.rule_sets.fields import RuleForm, form_of


class Writing(StrEnum):
    """What writing on from a rule set makes."""

    NEW = "new"
    CHANGE = "change"
    VERSION = "version"


@dataclass(frozen=True)
class Wrong:
    """What keeps the form from being saved, and at which field."""

    field: str
    code: str
    value: str = ""


@dataclass(frozen=True)
class RuleSetsState:
    year: int
    today: date
    rule_sets: tuple[RuleSet, ...] = ()
    own: frozenset[str] = frozenset()
    judged: frozenset[str] = frozenset()
    in_force: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    left: str = ""
    right: str = ""
    comparison: Comparison | None = None
    base: RuleSet | None = None
    edits: Edits | None = None
    wrong: Wrong | None = None
    said: str = ""
    may_edit: bool = False

    def of(self, key: str) -> RuleSet | None:
        return next((one for one in self.rule_sets if one.key == key), None)

    def writing(self, key: str) -> Writing:
        """Shipped rule sets and those that judged hours are never changed."""
        if key not in self.own:
            return Writing.NEW
        return Writing.VERSION if key in self.judged else Writing.CHANGE


def opened(rule_set: RuleSet, writing: Writing, name: str) -> RuleForm:
    """The form to begin with: another rule set has another name and is not checked yet; a new one is the unit's own
    and rests on a document of its own."""
    form = form_of(rule_set)
    if writing is Writing.CHANGE:
        return form
    form = replace(form, name=name, checked_by="")
    if writing is Writing.VERSION:
        return form
    new = {"unit": "", "title": "", "number": "", "issuer": "", "issued_on": "", "remarks": ""}
    return replace(form, nature=SourceNature.OWN, proposed=(), **new)  # type: ignore[arg-type]
