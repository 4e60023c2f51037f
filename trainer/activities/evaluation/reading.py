"""Evaluations in force: from single sheets where there are enough, else as they were typed in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, aliased

from trainer.activities.classfile.reading import load_ratings
from trainer.activities.classfile.values import Rating
from trainer.activities.evaluation.rules import chosen, summed
from trainer.activities.evaluation.tables import SheetRow
from trainer.activities.evaluation.values import SheetDraft
from trainer.store.apart import words_of

_Later = aliased(SheetRow)
About = tuple[UUID, UUID | None]


def standing() -> tuple[ColumnElement[bool], ...]:
    """Rows that are sheets and were not taken out."""
    return SheetRow.takes_back.is_(None), ~exists().where(_Later.takes_back == SheetRow.id)


def evaluations(
    session: Session, least: int, activity_ids: Iterable[UUID] | None = None
) -> tuple[tuple[UUID, Rating], ...]:
    """The evaluations of classes and lecturers with their activities, all of them unless some are named."""
    keys = None if activity_ids is None else tuple(activity_ids)
    query = select(SheetRow).where(*standing()).order_by(SheetRow.activity_id, SheetRow.number)
    rows = session.scalars(query if keys is None else query.where(SheetRow.activity_id.in_(keys))).all()
    words = words_of(session, (row.remark for row in rows))
    sheets: defaultdict[About, list[SheetDraft]] = defaultdict(list)
    for row in rows:
        draft = SheetDraft(row.person_id, row.marks, words.get(row.remark, ""))
        sheets[row.activity_id, row.person_id].append(draft)
    typed = {(activity, rating.person_id): rating for activity, rating in load_ratings(session, keys)}
    summaries = {about: summed(about[1], some, least) for about, some in sheets.items()}
    return tuple(
        (about[0], chosen(typed.get(about), summaries.get(about))) for about in dict.fromkeys((*typed, *summaries))
    )
