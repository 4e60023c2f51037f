"""Which hours count where ways have caps: kept so that as little as possible is missing. Pure.

Each capped way keeps as many hours as its cap allows. Which of its categories keep theirs is a small flow problem: ways
supply hours, buckets demand what they lack, and a path through already kept hours may swap them for others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from trainer.hours.values import HourCategory, RuleSet, Sums, Way

NONE = Decimal()
_CATEGORIES = tuple(HourCategory)
Kept = dict[tuple[Way, HourCategory], Decimal]


def over_caps(sums: Sums, rule_set: RuleSet) -> dict[HourCategory, Decimal]:
    """The hours of each category that exceed the caps."""
    over = dict.fromkeys(_CATEGORIES, NONE)
    caps = _all_caps(rule_set)
    given: dict[Way, dict[HourCategory, Decimal]] = {}
    for (category, way), hours in sums.items():
        if hours and way in caps:
            given.setdefault(way, {})[category] = hours
    wholes = {way: sum(given[way].values(), NONE) for way in caps if way in given}
    if all(whole <= caps[way] for way, whole in wholes.items()):
        return over
    free = {way: min(caps[way], whole) for way, whole in wholes.items()}
    lacking = _lacking(sums, rule_set, caps)
    kept: Kept = {(way, category): NONE for way in given for category in _CATEGORIES}
    while any(lacking) and (step := _next_step(sums, rule_set, free, lacking, kept)) is not None:
        _take(step, free, lacking, kept, sums)
    _keep_the_rest(given, rule_set, free, kept)
    for way, own in given.items():
        for category, hours in own.items():
            over[category] += hours - kept[way, category]
    return over


def _all_caps(rule_set: RuleSet) -> dict[Way, Decimal]:
    """Ways that do not count have room for nothing."""
    return {**dict(rule_set.caps), **dict.fromkeys(rule_set.not_counted, NONE)}


def _lacking(sums: Sums, rule_set: RuleSet, capped: Collection[Way]) -> list[Decimal]:
    """What each bucket still needs beside the hours of ways without a cap."""
    counting: dict[HourCategory, Decimal] = {}
    for (category, way), hours in sums.items():
        if way not in capped:
            counting[category] = counting.get(category, NONE) + hours
    return [
        max(NONE, bucket.minimum - sum((counting.get(category, NONE) for category in bucket.categories), NONE))
        for bucket in rule_set.buckets
    ]


Step = tuple[tuple[Way, HourCategory], ...]
"""A path: the first pair is newly kept, then in turns one is let go and one more is kept."""


def _next_step(
    sums: Sums, rule_set: RuleSet, free: Mapping[Way, Decimal], lacking: list[Decimal], kept: Kept
) -> tuple[Step, Way, int] | None:
    """The shortest path from a way with room to a bucket that lacks hours."""
    frontier: list[tuple[Way, Way, Step]] = [(way, way, ()) for way, room in free.items() if room > 0]
    seen = {way for way, _origin, _path in frontier}
    for way, origin, path in frontier:
        for number, category in _unkept(sums, rule_set, kept, way):
            if lacking[number] > 0:
                return (*path, (way, category)), origin, number
            for other in free.keys() - seen:
                for given in rule_set.buckets[number].categories:
                    if kept[other, given] > 0 and other not in seen:
                        seen.add(other)
                        frontier.append((other, origin, (*path, (way, category), (other, given))))
    return None


def _unkept(sums: Sums, rule_set: RuleSet, kept: Kept, way: Way) -> Iterator[tuple[int, HourCategory]]:
    for number, bucket in enumerate(rule_set.buckets):
        for category in bucket.categories:
            if sums.get((category, way), NONE) > kept[way, category]:
                yield number, category


def _take(
    found: tuple[Step, Way, int], free: dict[Way, Decimal], lacking: list[Decimal], kept: Kept, sums: Sums
) -> None:
    step, origin, number = found
    gained, given = step[0::2], step[1::2]
    room = [sums[category, way] - kept[way, category] for way, category in gained]
    amount = min(free[origin], lacking[number], *room, *(kept[pair] for pair in given))
    for pair in gained:
        kept[pair] += amount
    for pair in given:
        kept[pair] -= amount
    free[origin] -= amount
    lacking[number] -= amount


def _keep_the_rest(
    given: Mapping[Way, Mapping[HourCategory, Decimal]], rule_set: RuleSet, free: dict[Way, Decimal], kept: Kept
) -> None:
    """Room that is left keeps hours that count in the total first."""
    order = sorted(_CATEGORIES, key=lambda one: one not in rule_set.total_categories)
    for way, own in given.items():
        for category in (one for one in order if one in own):
            more = min(free[way], own[category] - kept[way, category])
            kept[way, category] += more
            free[way] -= more
