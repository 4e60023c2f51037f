"""What the cap of a day and the caps of activities cut off, before the caps of ways are asked. Pure.

Which hours of a day go is the office's gain: first those that no minimum of the rule set needs. The result depends on
sums only, never on the order of entries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from trainer.hours.values import HourCategory, Line, RuleSet, Sums, Way

NONE = Decimal()
Key = tuple[date, str, HourCategory, Way]
Kept = dict[Key, Decimal]
Group = Callable[[Key], tuple[Hashable, Decimal] | None]
"""What a line belongs to and how many hours of it count; None where nothing limits the line."""


def within_limits(lines: Iterable[Line], rule_set: RuleSet) -> tuple[Sums, Mapping[HourCategory, Decimal]]:
    """The hours left by category and way, and what was cut off each category."""
    kept: Kept = defaultdict(Decimal)
    for line in lines:
        if line.way not in rule_set.not_counted:
            kept[line.day, line.activity, line.category, line.way] += line.hours
    before = _by_category(kept)
    if rule_set.day_cap is not None:
        cap = rule_set.day_cap
        _cut(kept, lambda key: (key[0], cap), rule_set)
    capped = {one.name: one.cap for one in rule_set.activities if one.cap is not None}
    if capped:
        _cut(kept, lambda key: (key[1], capped[key[1]]) if key[1] in capped else None, rule_set)
    after = _by_category(kept)
    sums: dict[tuple[HourCategory, Way], Decimal] = defaultdict(Decimal)
    for (_day, _activity, category, way), hours in kept.items():
        sums[category, way] += hours
    return sums, {category: before[category] - after[category] for category in HourCategory}


def _cut(kept: Kept, group: Group, rule_set: RuleSet) -> None:
    groups: dict[Hashable, list[Key]] = defaultdict(list)
    caps: dict[Hashable, Decimal] = {}
    for key in sorted(kept):
        if (found := group(key)) is not None:
            groups[found[0]].append(key)
            caps[found[0]] = found[1]
    over = {one: sum((kept[key] for key in keys), NONE) - caps[one] for one, keys in groups.items()}
    over = {one: hours for one, hours in over.items() if hours > 0}
    for one in over:
        over[one] -= _take_forced(kept, groups[one], over[one])
    spare = _spare(kept, rule_set)
    for one, excess in over.items():
        _take_spare(kept, groups[one], excess, spare, rule_set)


def _take_forced(kept: Kept, keys: list[Key], excess: Decimal) -> Decimal:
    """What a category loses whatever the others give."""
    taken = NONE
    whole = sum((kept[key] for key in keys), NONE)
    own = {category: sum((kept[key] for key in keys if key[2] is category), NONE) for category in HourCategory}
    for category, hours in own.items():
        forced = excess - (whole - hours)
        if forced > 0:
            taken += _take(kept, [key for key in keys if key[2] is category], forced)
    return taken


def _take_spare(
    kept: Kept, keys: list[Key], excess: Decimal, spare: dict[HourCategory, Decimal], rule_set: RuleSet
) -> None:
    order = {category: at for at, category in enumerate(HourCategory)}
    while excess > 0:
        there = {key[2] for key in keys if kept[key] > 0}
        category = max(there, key=lambda one: (spare[one], order[one]))
        room = spare[category] if spare[category] > 0 else excess
        taken = _take(kept, [key for key in keys if key[2] is category], min(excess, room))
        for other in _sharing(category, rule_set):
            spare[other] -= taken
        excess -= taken


def _take(kept: Kept, keys: list[Key], hours: Decimal) -> Decimal:
    taken = NONE
    for key in reversed(keys):
        some = min(max(kept[key], NONE), hours - taken)
        kept[key] -= some
        taken += some
    return taken


def _spare(kept: Kept, rule_set: RuleSet) -> dict[HourCategory, Decimal]:
    """What each category has beyond the minimum it fills."""
    own = _by_category(kept)
    spare = dict(own)
    for bucket in rule_set.buckets:
        left = sum((own[category] for category in bucket.categories), NONE) - bucket.minimum
        for category in bucket.categories:
            spare[category] = left
    return spare


def _sharing(category: HourCategory, rule_set: RuleSet) -> tuple[HourCategory, ...]:
    return next((one.categories for one in rule_set.buckets if category in one.categories), (category,))


def _by_category(kept: Kept) -> dict[HourCategory, Decimal]:
    sums = dict.fromkeys(HourCategory, NONE)
    for (_day, _activity, category, _way), hours in kept.items():
        sums[category] += hours
    return sums
