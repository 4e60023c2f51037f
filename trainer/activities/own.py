"""What somebody reads about their own classes: half-days that were and will be, with the attendance taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from trainer.activities.rules import ORDER
from trainer.activities.tables import ActivityRow, MarkRow, MemberRow, SessionRow
from trainer.activities.values import Half, Presence
from trainer.people.accounts.values import Actor
from trainer.store.transactions import Database


@dataclass(frozen=True)
class OwnHalfDay:
    """One half-day of a class somebody is enrolled in; without `presence` no attendance is taken."""

    on: date
    half: Half
    title: str
    topic: str
    place: str
    presence: Presence | None


def own_half_days(database: Database, actor: Actor) -> tuple[OwnHalfDay, ...]:
    """Every half-day of the actor's own classes that take place, by date; who left a class sees what was attended."""
    marks = select(MarkRow.session_id, func.max(MarkRow.number).label("number")).where(
        MarkRow.person_id == actor.person_id
    )
    newest = marks.group_by(MarkRow.session_id).subquery()
    query = (
        select(SessionRow, ActivityRow.title, ActivityRow.place, MarkRow.presence, MemberRow.withdrawn)
        .join(ActivityRow, ActivityRow.id == SessionRow.activity_id)
        .join(MemberRow, MemberRow.activity_id == ActivityRow.id)
        .outerjoin(newest, newest.c.session_id == SessionRow.id)
        .outerjoin(
            MarkRow,
            (MarkRow.session_id == SessionRow.id)
            & (MarkRow.person_id == actor.person_id)
            & (MarkRow.number == newest.c.number),
        )
        .where(MemberRow.person_id == actor.person_id, ActivityRow.cancelled.is_(False))
    )
    with database.read() as session:
        rows = session.execute(query).all()
    found = [
        OwnHalfDay(
            half.day, Half(half.half), title, half.topic, half.place or place, Presence(presence) if presence else None
        )
        for half, title, place, presence, withdrawn in rows
        if presence or not withdrawn
    ]
    return tuple(sorted(found, key=lambda one: (one.on, ORDER[one.half])))
