"""应达学时 for those who are not there the whole year: full calendar months come off. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from trainer.hours.values import Absence, Rounding, RuleSet

MONTHS = 12
_ROUNDINGS = {Rounding.DOWN: ROUND_FLOOR, Rounding.NEAREST: ROUND_HALF_UP, Rounding.UP: ROUND_CEILING}


def months_due(absences: Iterable[Absence], rule_set: RuleSet, year: int) -> int:
    """Of the twelve months those with at least one day that no absence of a reducing kind covers."""
    spans = sorted((one.since, one.until or date.max) for one in absences if one.kind in rule_set.pro_rata.kinds)
    if not spans:
        return MONTHS
    return sum(not _covered(spans, date(year, month, 1)) for month in range(1, MONTHS + 1))


def reduced(rule_set: RuleSet, months: int) -> RuleSet:
    """The rule set with its minima for so many months of the twelve."""
    if months == MONTHS:
        return rule_set
    buckets = tuple(replace(one, minimum=_share(one.minimum, months, rule_set)) for one in rule_set.buckets)
    return replace(rule_set, total=_share(rule_set.total, months, rule_set), buckets=buckets)


def _share(hours: Decimal, months: int, rule_set: RuleSet) -> Decimal:
    steps = hours * months / MONTHS / rule_set.step
    return steps.to_integral_value(_ROUNDINGS[rule_set.pro_rata.rounding]) * rule_set.step


def _covered(spans: list[tuple[date, date]], first: date) -> bool:
    last = first.replace(day=monthrange(first.year, first.month)[1])
    day = first
    for since, until in spans:
        if since <= day <= until:
            if until >= last:
                return True
            day = until + timedelta(days=1)
    return False
