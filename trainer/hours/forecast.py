"""Where a year is heading: what the pace so far and the planned classes bring until 31 December. Pure.

The pace is what counts so far, spread evenly over the days gone by. Planned hours and pace are not added: of each
category and way the larger of the two is expected, so that a class already in the pace is not hoped for twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from trainer.hours.rules import judge_sums
from trainer.hours.values import HourCategory, RuleSet, Sums, Way, YearState
from trainer.people.rules import lacks_field

NONE = Decimal()
FEWEST_DAYS = 30
"""Before so many days of a year a pace says nothing."""


@dataclass(frozen=True)
class Offer:
    """Something that would give hours: a class on a day, courseware on any day (`on` None); `field` empty for all."""

    title: str
    hours: Decimal
    category: HourCategory
    way: Way
    on: date | None = None
    field: str = ""


def counting_offers(offers: Iterable[Offer], rule_set: RuleSet, fields: Collection[str]) -> tuple[Offer, ...]:
    """The offers that count for who holds these fields: a rule set may leave professional hours of others out."""
    return tuple(one for one in offers if not (rule_set.own_fields_only and _of_other_field(one, fields)))


def _of_other_field(offer: Offer, fields: Collection[str]) -> bool:
    asked = (offer.field,) if offer.field and offer.category is HourCategory.PROFESSIONAL else ()
    return lacks_field(fields, asked)


def forecast(
    sums: Sums, rule_set: RuleSet, year: int, today: date, planned: Iterable[Offer] = (), months: int = 12
) -> YearState | None:
    """The state expected on 31 December; None where the year is too young to tell, the present state where it is over.

    The figures of `rule_set` are those for `months` already; sums and offers are those that count (`counting_offers`).
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    gone, left = (today - first).days + 1, max(0, (last - today).days)
    if gone < FEWEST_DAYS:
        return None
    coming = with_planned({}, planned, year, today)
    expected = {}
    for key in sums.keys() | coming.keys():
        done = sums.get(key, NONE)
        pace = _to_step(done * left / gone, rule_set.step)
        expected[key] = done + max(pace, coming.get(key, NONE))
    return judge_sums(expected, rule_set, months)


def with_planned(sums: Sums, planned: Iterable[Offer], year: int, today: date) -> Sums:
    """The sums with what classes bring after today and until 31 December."""
    found: dict[tuple[HourCategory, Way], Decimal] = defaultdict(Decimal, sums)
    for one in planned:
        if one.on is not None and today < one.on <= date(year, 12, 31):
            found[one.category, one.way] += one.hours
    return found


def catch_up(sums: Sums, rule_set: RuleSet, offers: Sequence[Offer], months: int = 12) -> tuple[Offer, ...]:
    """Offers that close the gap, taken one by one: each time what helps most, of equals the shorter and earlier one.

    Stops when nothing is missing or nothing on offer helps any more: caps count as they would.
    """
    taken: list[Offer] = []
    now = dict(sums)
    missing = judge_sums(now, rule_set, months).missing
    left = list(offers)
    while missing > 0 and left:
        trials = [(_with(now, offer, rule_set, months), offer) for offer in left]
        best, offer = min(trials, key=lambda one: (one[0], one[1].hours, one[1].on or date.max, one[1].title))
        if best >= missing:
            break
        taken.append(offer)
        left.remove(offer)
        now[offer.category, offer.way] = now.get((offer.category, offer.way), NONE) + offer.hours
        missing = best
    return tuple(taken)


def _with(sums: Sums, offer: Offer, rule_set: RuleSet, months: int) -> Decimal:
    key = (offer.category, offer.way)
    return judge_sums({**sums, key: sums.get(key, NONE) + offer.hours}, rule_set, months).missing


def _to_step(hours: Decimal, step: Decimal) -> Decimal:
    return (max(hours, NONE) / step).to_integral_value(ROUND_FLOOR) * step
