"""Reads what was put into the file of a class."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from trainer.activities.classfile.tables import ClassPaperRow, RatingRow
from trainer.activities.classfile.values import ClassPaper, Rating

SIGN_IN = "sign_in"
_Later = aliased(ClassPaperRow)


def load_papers(session: Session, activity_id: UUID) -> tuple[ClassPaper, ...]:
    """What is in the file now, in the order it was put in."""
    query = (
        select(ClassPaperRow)
        .where(
            ClassPaperRow.activity_id == activity_id,
            ClassPaperRow.takes_back.is_(None),
            ~exists().where(_Later.takes_back == ClassPaperRow.id),
        )
        .order_by(ClassPaperRow.at, ClassPaperRow.id)
    )
    return tuple(ClassPaper(row.id, row.slot, row.name, row.hash, row.by, row.at) for row in session.scalars(query))


def sign_in_proof(session: Session, activity_id: UUID) -> str | None:
    """The hash of the first signed sheet, which becomes the proof of the hours; None while there is none."""
    return next((one.hash for one in load_papers(session, activity_id) if one.slot == SIGN_IN and one.hash), None)


def teaching_proofs(session: Session, activity_id: UUID, slots: Iterable[str]) -> tuple[str, ...]:
    """The hashes of the papers in some places of the file, in the order of the places."""
    papers = load_papers(session, activity_id)
    return tuple(dict.fromkeys(one.hash for slot in slots for one in papers if one.slot == slot and one.hash))


def load_ratings(session: Session, activity_ids: Iterable[UUID] | None = None) -> tuple[tuple[UUID, Rating], ...]:
    """The evaluations in force with their activities, all of them unless some are named."""
    newest = (
        select(RatingRow.activity_id, RatingRow.person_id, func.max(RatingRow.number).label("number"))
        .group_by(RatingRow.activity_id, RatingRow.person_id)
        .subquery()
    )
    query = (
        select(RatingRow)
        .join(
            newest,
            (newest.c.activity_id == RatingRow.activity_id)
            & newest.c.person_id.is_not_distinct_from(RatingRow.person_id)
            & (newest.c.number == RatingRow.number),
        )
        .order_by(RatingRow.activity_id, RatingRow.at)
    )
    if activity_ids is not None:
        query = query.where(RatingRow.activity_id.in_(tuple(activity_ids)))
    return tuple(
        (row.activity_id, Rating(row.person_id, row.sheets, row.points, row.remark)) for row in session.scalars(query)
    )
