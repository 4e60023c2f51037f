"""Pure rules of the profile. Auxiliaries stay out of every rate; a target's own data says who is counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, Decimal
from uuid import UUID

from trainer.people.values import Category, Education, PersonStatus, Unit
from trainer.profile.values import Measure, Member, Point, Reach, Target, UnitState

COLLEGE = frozenset({Education.COLLEGE, Education.BACHELOR, Education.MASTER, Education.DOCTOR})


def in_base(target: Target, member: Member) -> bool:
    """Whether a person stands in the rate: in post, of a counted category, never an auxiliary."""
    if member.status is not PersonStatus.ACTIVE or member.category is Category.AUXILIARY:
        return False
    counted = member.category in target.of
    if target.measure is Measure.STATION_HEADS:
        return counted and any(word in member.post for word in target.words)
    return counted


def meets(target: Target, member: Member) -> bool:
    """Whether a person counts towards the target."""
    match target.measure:
        case Measure.COLLEGE:
            return member.education in COLLEGE
        case Measure.LAW_GRADUATES:
            return member.education in COLLEGE and any(word in member.major for word in target.words)
        case Measure.LEGAL_QUALIFICATION:
            return member.legal_qualification
        case Measure.REVIEWERS:
            return is_reviewer(member)
        case Measure.STATION_HEADS:
            return any(word in topic for topic in member.topics for word in target.training)


def is_reviewer(member: Member) -> bool:
    """法制审核人员: by category or because the person does legal review beside other work; never an auxiliary."""
    if member.status is not PersonStatus.ACTIVE or member.category is Category.AUXILIARY:
        return False
    return member.category is Category.REVIEWER or member.legal_reviewer


def state_of(target: Target, members: Sequence[Member], unit: Unit | None) -> UnitState:
    """What a stretch of people comes to. Reviewers are compared with the officers, whoever they are themselves."""
    base = [member for member in members if in_base(target, member)]
    missing: tuple[UUID, ...] = ()
    if target.measure is Measure.REVIEWERS:
        count = sum(is_reviewer(member) for member in members)
    else:
        count = sum(meets(target, member) for member in base)
        missing = tuple(member.id for member in base if not meets(target, member))
    wanted = None if target.share is None else max(0, needed(target.share, len(base)) - count)
    if not base:
        reach = Reach.NOBODY
    elif wanted is None:
        reach = Reach.OPEN
    else:
        reach = Reach.SHORT if wanted else Reach.MET
    unit_id, name, depth = (None, "", 0) if unit is None else (unit.id, unit.name, unit.depth)
    return UnitState(unit_id, name, depth, len(base), count, wanted, reach, missing)


def needed(share: Decimal, base: int) -> int:
    """How many people are at least that share of so many, rounded up: 5 % of 41 are 3."""
    return int((share * base).to_integral_value(ROUND_CEILING))


def by_year(points: Sequence[Point], year: int) -> tuple[Point, ...]:
    """The last kept figure of each earlier year and every month's of this one, the oldest first."""
    ends = {point.on.year: point for point in points if point.on.year < year}
    return (*ends.values(), *(point for point in points if point.on.year >= year))


def per_unit(target: Target, members: Iterable[Member], units: Sequence[Unit]) -> tuple[UnitState, ...]:
    """Every unit with all below it, in the order of the tree; people without a unit stand in a line of their own."""
    inside: dict[UUID | None, list[Member]] = {unit.id: [] for unit in units}
    above = {unit.id: unit.parent_id for unit in units}
    alone: list[Member] = []
    for member in members:
        at = member.unit_id
        if at is None:
            alone.append(member)
        while at is not None and at in inside:
            inside[at].append(member)
            at = above[at]
    found = [state_of(target, inside[unit.id], unit) for unit in units]
    return (*found, state_of(target, alone, None)) if any(in_base(target, one) for one in alone) else tuple(found)
