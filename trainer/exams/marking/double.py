"""双评: two markers, a third where they differ by more than the bound of the rule set. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from question_bank.marking import round_score
from trainer.exams.marking.values import Award, AwardStep, DoubleRule, ThirdRule
from trainer.store.errors import Refused


def standing(awards: Sequence[Award]) -> tuple[Award, ...]:
    """The newest award of each marker, in the order in which they first marked; corrections stand apart."""
    newest: dict[UUID, Award] = {}
    for award in awards:
        if not award.correction:
            newest[award.marker_id] = award
    return tuple(newest.values())


def step_of(awards: Sequence[Award], of: Decimal, rule: DoubleRule | None) -> AwardStep:
    """Whose turn it is for one answer that waits; SETTLED once its points follow."""
    points = [award.points for award in standing(awards)]
    if not points:
        return AwardStep.FIRST
    if rule is None:
        return AwardStep.SETTLED
    if len(points) == 1:
        return AwardStep.SECOND
    if len(points) == 2 and abs(points[0] - points[1]) > rule.apart * of:
        return AwardStep.THIRD
    return AwardStep.SETTLED


def settled(awards: Sequence[Award], of: Decimal, rule: DoubleRule | None) -> Decimal | None:
    """The points that the awards come to, half up to 0.01; None while another marker is needed.

    Two within the bound: their mean. A third one counts alone, or with the nearer of the two (the higher one where
    both are equally near), as the rule set says.
    """
    if step_of(awards, of, rule) is not AwardStep.SETTLED:
        return None
    points = [award.points for award in standing(awards)]
    if rule is None or (len(points) > 2 and rule.third is ThirdRule.FINAL):
        return points[-1]
    if len(points) > 2:
        third = points[2]
        nearer = min(points[:2], key=lambda one: (abs(one - third), -one))
        return round_score((third + nearer) / 2)
    return round_score((points[0] + points[1]) / 2)


def may_mark(marker_id: UUID, awards: Sequence[Award], of: Decimal, rule: DoubleRule | None) -> bool:
    """Whether an answer that waits is put before a marker: never twice before the same one."""
    known = {award.marker_id for award in awards}
    return marker_id not in known and step_of(awards, of, rule) is not AwardStep.SETTLED


def check_turn(marker_id: UUID, awards: Sequence[Award]) -> None:
    """A marker may change their own points until somebody else has marked the answer.

    Raises Refused("marking.second_has_marked").
    """
    others = {award.marker_id for award in awards} - {marker_id}
    if marker_id in {award.marker_id for award in awards} and others:
        raise Refused("marking.second_has_marked")


def check_correction(marker_id: UUID, awards: Sequence[Award], rule: DoubleRule | None) -> None:
    """What two markers settled is corrected by somebody who was not one of them.

    Raises Refused("marking.needs_another").
    """
    if rule is not None and marker_id in {award.marker_id for award in awards}:
        raise Refused("marking.needs_another")
