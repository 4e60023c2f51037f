"""What markers gave, inside the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.exams.marking.tables import AwardTable
from trainer.exams.marking.values import Award
from trainer.exams.papers.content import seal
from trainer.store.ids import Ids
from trainer.store.transactions import chunks

Place = tuple[UUID, int, int | None]
"""Sitting, item and part: one answer."""
_OUTSIDE = -1


def code_of(place: Place) -> str:
    """Tells answers apart and says nothing about who wrote them."""
    sitting_id, item, part = place
    return seal(f"{sitting_id} {item} {part}")[:6].upper()


def add_award(session: Session, ids: Ids, place: Place, award: Award) -> None:
    """Appends what a marker gave."""
    sitting_id, item, part = place
    last = session.scalar(select(func.max(AwardTable.ordinal)).where(AwardTable.sitting_id == sitting_id))
    session.add(
        AwardTable(
            id=ids.new(),
            sitting_id=sitting_id,
            ordinal=(last or 0) + 1,
            item=item,
            part=_OUTSIDE if part is None else part,
            marker_id=award.marker_id,
            points=award.points,
            found=[str(one) for one in award.found],
            correction=award.correction,
            at=award.at,
        )
    )
    session.flush()


def awards_of(session: Session, sitting_ids: Iterable[UUID]) -> Mapping[Place, Sequence[Award]]:
    """Every award of some sittings by answer, oldest first."""
    found: dict[Place, list[Award]] = defaultdict(list)
    for some in chunks(sitting_ids, 500):
        query = select(AwardTable).where(AwardTable.sitting_id.in_(some))
        for row in session.scalars(query.order_by(AwardTable.sitting_id, AwardTable.ordinal)):
            part = None if row.part == _OUTSIDE else row.part
            found[row.sitting_id, row.item, part].append(_award(row))
    return found


def new_award(marker_id: UUID, points: Decimal, found: Sequence[Decimal], at: datetime, correction: bool) -> Award:
    """What a marker gives now; points for scoring points that do not add up to the sum are left out."""
    fits = bool(found) and sum(found, Decimal()) == points
    return Award(marker_id, points, tuple(found) if fits else (), at, correction)


def _award(row: AwardTable) -> Award:
    return Award(row.marker_id, row.points, tuple(map(Decimal, row.found)), row.at, row.correction)
