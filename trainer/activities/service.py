"""Use cases about activities: make, change and cancel them, set their programme, enrol people."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, insert, or_, select
from sqlalchemy.orm import Session as Transaction

from trainer.activities.credits.waiting import waiting_people
from trainer.activities.mapping import columns_of, draft_of, load_activity, load_sessions, stages
from trainer.activities.office_rule import load_rule
from trainer.activities.programme import CLOSED, Programmes
from trainer.activities.rights import reads_reasons
from trainer.activities.rules import check_activity
from trainer.activities.tables import ActivityRow, MemberRow, PlanRow, SessionRow
from trainer.activities.values import (
    Activity,
    ActivityDraft,
    ActivityLine,
    ActivityQuery,
    ActivityRule,
    Stage,
)
from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.apart import put_apart, replace_words
from trainer.store.errors import Refused


class ActivityService(Programmes):
    """Roster and programme stay open until the hours are prepared."""

    def rule(self) -> ActivityRule:
        """The office's figures with their source, or the example that ships. Raises BadInput("activity.rule")."""
        return load_rule(*self._rule_folders)

    def activities(self, actor: Actor, query: ActivityQuery = ActivityQuery()) -> tuple[ActivityLine, ...]:  # noqa: B008
        """Activities by their first day, those without a programme first."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            rows = session.scalars(select(ActivityRow).where(*_where(query))).all()
            keys = [row.id for row in rows]
            sessions = load_sessions(session, keys)
            stage = stages(session, rows, sessions, self._today())
            counted = (
                select(MemberRow.activity_id, func.count())
                .where(MemberRow.activity_id.in_(keys), MemberRow.withdrawn.is_(False))
                .group_by(MemberRow.activity_id)
            )
            people = {row[0]: row[1] for row in session.execute(counted)}
        lines = []
        for row in rows:
            days = [one.draft.on for one in sessions[row.id]]
            hours = sum((one.draft.whole for one in sessions[row.id]), Decimal())
            since, until = min(days, default=None), max(days, default=None)
            lines.append(
                ActivityLine(
                    row.id, draft_of(row), since, until, len(days), hours, people.get(row.id, 0), stage[row.id]
                )
            )
        return tuple(sorted(lines, key=lambda line: (line.since or date.min, line.id)))

    def activity(self, actor: Actor, activity_id: UUID) -> Activity:
        """One activity with its programme and roster; why people left it for who enters or audits hours only."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            found = load_activity(session, activity_id, self._today())
        if reads_reasons(actor):
            return found
        return replace(found, members=tuple(replace(one, reason="") for one in found.members))

    def make(self, actor: Actor, draft: ActivityDraft) -> UUID:
        """A new activity without programme. Raises BadInput: activity.no_title, activity.field, activity.figures;
        Refused: plan.dropped."""
        require(actor, Permission.ENTER_HOURS)
        check_activity(draft)
        new = self._ids.new()
        with self._database.write() as session:
            _check_plan(session, draft.plan_id)
            made = {"cancelled": False, "made_by": actor.person_id, "made_at": self._clock.now()}
            session.execute(insert(ActivityRow), [{"id": new, **columns_of(draft), **made}])
            self._audit.record(session, actor.person_id, "activities.made", new, {"plan": str(draft.plan_id or "")})
        return new

    def change(self, actor: Actor, activity_id: UUID, draft: ActivityDraft) -> None:
        """Other words, money, plan line or exam; money may still be entered after the hours are credited.

        The field of enforcement is part of the hours: it changes only until they are prepared (activity.over)."""
        require(actor, Permission.ENTER_HOURS)
        check_activity(draft)
        with self._database.write() as session:
            row = session.get_one(ActivityRow, activity_id)
            if row.cancelled:
                raise Refused("activity.over")
            if draft.plan_id != row.plan_id:
                _check_plan(session, draft.plan_id)
            columns = columns_of(draft)
            if columns["field"] != row.field:
                self._open(session, activity_id)
            changed = sorted(name for name, value in columns.items() if getattr(row, name) != value)
            for name in changed:
                setattr(row, name, columns[name])
            if changed:
                self._audit.record(
                    session, actor.person_id, "activities.changed", activity_id, {"fields": " ".join(changed)}
                )

    def cancel(self, actor: Actor, activity_id: UUID, reason: str) -> None:
        """It does not take place. Raises BadInput("reason.missing"); Refused("activity.over") once hours are
        prepared or credited."""
        require(actor, Permission.ENTER_HOURS)
        require_reason(reason)
        with self._database.write() as session:
            self._open(session, activity_id)
            session.get_one(ActivityRow, activity_id).cancelled = True
            self._audit.record(session, actor.person_id, "activities.cancelled", activity_id, {}, reason.strip())

    def enrol(self, actor: Actor, activity_id: UUID, person_ids: Collection[UUID]) -> int:
        """Adds people, who left may come again; gives how many are new. Who was forgotten may be added after the hours
        of the others are credited. Raises Refused: activity.over, activity.full."""
        require(actor, Permission.ENTER_HOURS)
        with self._database.read() as session:
            self._check_room(session, activity_id, person_ids)
        new = 0
        for some in self._database.pieces(dict.fromkeys(person_ids)):
            with self._database.write() as session:
                wanted = self._check_room(session, activity_id, some)
                self._enrol(session, actor, activity_id, wanted)
            new += len(wanted)
        return new

    def _check_room(self, session: Transaction, activity_id: UUID, person_ids: Collection[UUID]) -> list[UUID]:
        row = self._open(session, activity_id, CLOSED)
        here = set(session.scalars(_members(activity_id).where(MemberRow.withdrawn.is_(False))))
        wanted = [one for one in dict.fromkeys(person_ids) if one not in here]
        if row.capacity and len(here) + len(wanted) > row.capacity:
            raise Refused("activity.full", capacity=row.capacity, free=row.capacity - len(here))
        return wanted

    def _enrol(self, session: Transaction, actor: Actor, activity_id: UUID, wanted: Collection[UUID]) -> None:
        left = select(MemberRow).where(MemberRow.activity_id == activity_id, MemberRow.person_id.in_(wanted))
        back = {row.person_id: row for row in session.scalars(left)}
        for row in back.values():
            row.withdrawn = False
            row.reason = replace_words(session, row.reason, "")
        made = {"activity_id": activity_id, "enrolled_by": actor.person_id, "at": self._clock.now()}
        fresh = [{**made, "person_id": one, "withdrawn": False, "reason": ""} for one in wanted if one not in back]
        if fresh:
            session.execute(insert(MemberRow), fresh)
        people = [(person_id, {"activity": str(activity_id)}) for person_id in wanted]
        self._audit.record_all(session, actor.person_id, "activities.enrolled", people)

    def withdraw(self, actor: Actor, activity_id: UUID, person_id: UUID, reason: str) -> None:
        """退学 or taken off the roster, with a reason; attendance that was taken stays.

        Raises BadInput("reason.missing"); Refused: activity.over for who has hours that wait for a decision,
        activity.credited for who has them in the ledger.
        """
        require(actor, Permission.ENTER_HOURS)
        require_reason(reason)
        if person_id in self._credited(activity_id):
            raise Refused("activity.credited")
        with self._database.write() as session:
            self._open(session, activity_id, (Stage.CANCELLED,))
            if person_id in waiting_people(session, activity_id):
                raise Refused("activity.over")
            row = session.get_one(MemberRow, (activity_id, person_id))
            row.withdrawn = True
            row.reason = put_apart(session, reason.strip())
            detail = {"activity": str(activity_id)}
            self._audit.record(session, actor.person_id, "activities.withdrawn", person_id, detail, reason.strip())


def _where(query: ActivityQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.year is not None:
        days = select(SessionRow.activity_id).where(SessionRow.activity_id == ActivityRow.id)
        first, last = date(query.year, 1, 1), date(query.year, 12, 31)
        found.append(or_(exists(days.where(SessionRow.day.between(first, last))), ~exists(days)))
    if query.plan_id is not None:
        found.append(ActivityRow.plan_id == query.plan_id)
    if query.kind is not None:
        found.append(ActivityRow.kind == query.kind.value)
    found += [ActivityRow.title.icontains(word, autoescape=True) for word in query.words.split()]
    return found


def _members(activity_id: UUID) -> Select[UUID]:
    return select(MemberRow.person_id).where(MemberRow.activity_id == activity_id)


def _check_plan(session: Transaction, plan_id: UUID | None) -> None:
    if plan_id is not None and session.get_one(PlanRow, plan_id).dropped:
        raise Refused("plan.dropped")
