"""What the trainer's page of practice shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from trainer.people.values import Unit
from trainer.practice.rules import grasp
from trainer.practice.values import Grasp, Hiding, Mastery, PracticeTerms
from trainer.reports.mastery import ClassMastery

_ORDER = (Grasp.WEAK, Grasp.FAIR, Grasp.GOOD, Grasp.FEW)


@dataclass(frozen=True)
class BoardState:
    """`rows` stand weakest first; articles fewer than `terms.smallest_group` people practised are counted only."""

    terms: PracticeTerms
    units: tuple[Unit, ...] = ()
    unit_id: UUID | None = None
    found: ClassMastery = ClassMastery()
    rows: tuple[Mastery, ...] = ()
    hiding: Hiding = Hiding.WHILE_OPEN
    may_choose: bool = False


def weakest_first(found: Iterable[Mastery], terms: PracticeTerms) -> tuple[Mastery, ...]:
    """Articles by what their mastery says, the lowest share first; whole statutes are left out."""
    articles = (one for one in found if one.article is not None)
    return tuple(sorted(articles, key=lambda one: (_ORDER.index(grasp(one, terms)), one.share, one.statute)))


def with_all_below(units: Sequence[Unit], unit_id: UUID) -> frozenset[UUID]:
    """A unit and every unit below it, from the tree in reading order."""
    found = {unit_id}
    for unit in units:
        if unit.parent_id in found:
            found.add(unit.id)
    return frozenset(found)
