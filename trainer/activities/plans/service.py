"""Use cases of the annual plan: write lines, change them, drop them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session as Transaction

from trainer.activities.mapping import hours_as_text, hours_of_text, load_sessions
from trainer.activities.plans.rules import check_plan
from trainer.activities.plans.values import PlanDraft, PlanLine, PlanScope
from trainer.activities.tables import ActivityRow, PlanRow
from trainer.activities.values import ActivityKind
from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.people.values import Category
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class PlanService:
    """A line that was dropped stays in the plan, marked, with what it had cost until then."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit

    def lines(self, actor: Actor, year: int | None = None) -> tuple[PlanLine, ...]:
        """The plan of a year by term, or every line there is."""
        require(actor, Permission.SEE_MANAGEMENT)
        query = select(PlanRow).order_by(PlanRow.since, PlanRow.id)
        with self._database.read() as session:
            rows = session.scalars(query if year is None else query.where(PlanRow.year == year)).all()
            return self._lines(session, rows)

    def line(self, actor: Actor, plan_id: UUID) -> PlanLine:
        """One line."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            return self._lines(session, [session.get_one(PlanRow, plan_id)])[0]

    def add(self, actor: Actor, draft: PlanDraft) -> UUID:
        """A new line. Raises BadInput: plan.no_title, plan.term, plan.figures."""
        require(actor, Permission.ENTER_HOURS)
        check_plan(draft)
        new = self._ids.new()
        with self._database.write() as session:
            session.execute(insert(PlanRow), [{"id": new, "dropped": False, **_columns(draft)}])
            self._audit.record(session, actor.person_id, "activities.plan_added", new, _detail(draft))
        return new

    def change(self, actor: Actor, plan_id: UUID, draft: PlanDraft) -> None:
        """Other figures or words of a line; the trail names the fields. Raises Refused("plan.dropped")."""
        require(actor, Permission.ENTER_HOURS)
        check_plan(draft)
        with self._database.write() as session:
            row = session.get_one(PlanRow, plan_id)
            if row.dropped:
                raise Refused("plan.dropped")
            columns = _columns(draft)
            changed = sorted(name for name, value in columns.items() if getattr(row, name) != value)
            for name in changed:
                setattr(row, name, columns[name])
            if changed:
                detail = {**_detail(draft), "fields": " ".join(changed)}
                self._audit.record(session, actor.person_id, "activities.plan_changed", plan_id, detail)

    def drop(self, actor: Actor, plan_id: UUID, reason: str) -> None:
        """The line is not carried out, with a reason; its classes stay. Raises BadInput("reason.missing")."""
        require(actor, Permission.ENTER_HOURS)
        require_reason(reason)
        with self._database.write() as session:
            session.get_one(PlanRow, plan_id).dropped = True
            self._audit.record(session, actor.person_id, "activities.plan_dropped", plan_id, {}, reason.strip())

    def _lines(self, session: Transaction, rows: Iterable[PlanRow]) -> tuple[PlanLine, ...]:
        rows, today = tuple(rows), self._today()
        query = select(ActivityRow).where(ActivityRow.plan_id.in_([row.id for row in rows]))
        activities = session.scalars(query.where(ActivityRow.cancelled.is_(False))).all()
        sessions = load_sessions(session, [one.id for one in activities])
        found = []
        for row in rows:
            own = [one for one in activities if one.plan_id == row.id]
            last = [max((half.draft.on for half in sessions[one.id]), default=date.max) for one in own]
            spent = sum((one.spent for one in own), Decimal())
            found.append(PlanLine(row.id, _draft_of(row), row.dropped, len(own), sum(on < today for on in last), spent))
        return tuple(found)

    def _today(self) -> date:
        return local_today(self._clock)


def _detail(draft: PlanDraft) -> dict[str, str]:
    return {"year": str(draft.year), "hours": f"{draft.whole:.1f}", "target": str(draft.target)}


def _columns(draft: PlanDraft) -> dict[str, Any]:
    return {
        "year": draft.year,
        "kind": draft.kind.value,
        "title": draft.title.strip(),
        "content": draft.content.strip(),
        "audience": draft.audience.strip(),
        "indicator": draft.indicator.strip(),
        "target": draft.target,
        "hours": hours_as_text(draft.hours),
        "since": draft.since,
        "until": draft.until,
        "owner": draft.owner.strip(),
        "budget": draft.budget,
        "rotation": draft.rotation,
        "unit_id": draft.scope.unit_id,
        "categories": sorted(category.value for category in draft.scope.categories),
        "key_posts": draft.scope.key_posts,
        "exam_needed": draft.exam_needed,
    }


def _draft_of(row: PlanRow) -> PlanDraft:
    return PlanDraft(
        year=row.year,
        title=row.title,
        since=row.since,
        until=row.until,
        kind=ActivityKind(row.kind),
        content=row.content,
        audience=row.audience,
        indicator=row.indicator,
        target=row.target,
        hours=hours_of_text(row.hours),
        owner=row.owner,
        budget=row.budget,
        rotation=row.rotation,
        scope=PlanScope(row.unit_id, tuple(map(Category, row.categories)), row.key_posts),
        exam_needed=row.exam_needed,
    )
