"""What somebody reads about their own classes: half-days with the attendance taken, and what of withdrawing them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select

from trainer.activities.credits.mapping import load_credits
from trainer.activities.credits.tables import CreditOverRow, CreditRow
from trainer.activities.credits.values import Decided, LineDecision, Over
from trainer.activities.rules import ORDER
from trainer.activities.tables import ActivityRow, MarkRow, MemberRow, SessionRow
from trainer.activities.values import Half, Presence
from trainer.people.accounts.values import Actor
from trainer.people.service import PeopleService
from trainer.store.clock import local_day
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


@dataclass(frozen=True)
class OwnWithdrawal:
    """Somebody missed too much of a class: withdrawing was proposed, and what `by` (a name) decided about it."""

    title: str
    on: date
    over: Over
    decided: Decided | None = None
    by: str = ""

    @property
    def kept(self) -> bool:
        """Whether a person decided not to withdraw."""
        return self.decided is not None and self.decided.decision is LineDecision.APPROVED


def own_withdrawals(database: Database, people: PeopleService, actor: Actor) -> tuple[OwnWithdrawal, ...]:
    """The newest proposal of each of the actor's own classes, what waits first; returned ones are no proposals."""
    with database.read() as session:
        proposed = select(CreditOverRow.credit_id).where(CreditOverRow.person_id == actor.person_id)
        prepared = load_credits(session, CreditRow.id.in_(proposed))
        activities = {row.id: row.title for row in session.scalars(_activities(one.activity_id for one in prepared))}
    found: dict[UUID, OwnWithdrawal] = {}
    for credit in prepared:
        line = credit.line_of(actor.person_id)
        if line is None or line.over is None or (line.decided and line.decided.decision is LineDecision.RETURNED):
            continue
        day = local_day(credit.at)
        found[credit.activity_id] = OwnWithdrawal(activities[credit.activity_id], day, line.over, line.decided)
    deciders = people.known(one.decided.by for one in found.values() if one.decided)
    named = [replace(one, by=deciders[one.decided.by].name if one.decided else "") for one in found.values()]
    return tuple(sorted(named, key=lambda one: (one.decided is not None, -one.on.toordinal())))


def _activities(keys: Iterable[UUID]) -> Select[ActivityRow]:
    return select(ActivityRow).where(ActivityRow.id.in_(tuple(keys)))


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
