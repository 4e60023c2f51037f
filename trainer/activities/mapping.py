"""Between rows and the values of activities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session as Transaction

from trainer.activities.credits.tables import CreditDecisionRow, CreditRow
from trainer.activities.rules import ORDER, stage_of
from trainer.activities.tables import ActivityRow, MarkRow, MemberRow, SessionRow, TeachingRow
from trainer.activities.values import (
    Activity,
    ActivityDraft,
    ActivityKind,
    Half,
    HourShares,
    Mark,
    Marks,
    Member,
    Presence,
    Session,
    SessionDraft,
    Stage,
    Taken,
    TakenMark,
)
from trainer.hours.values import EntryState, HourCategory, Way
from trainer.store.apart import words_of


def hours_as_text(hours: HourShares) -> dict[str, Any]:
    """Shares as they are kept; categories without hours are left out."""
    return {category.value: f"{share:.1f}" for category, share in sorted(hours.items()) if share}


def hours_of_text(kept: Mapping[str, Any]) -> HourShares:
    """The shares back."""
    return {HourCategory(category): Decimal(share) for category, share in kept.items()}


def columns_of(draft: ActivityDraft) -> dict[str, Any]:
    """What a draft writes into the row of an activity."""
    return {
        "plan_id": draft.plan_id,
        "kind": draft.kind.value,
        "title": draft.title.strip(),
        "organiser": draft.organiser.strip(),
        "place": draft.place.strip(),
        "unit_id": draft.unit_id,
        "batch": draft.batch.strip(),
        "capacity": draft.capacity,
        "exam_id": draft.exam_id,
        "spent": draft.spent,
        "field": draft.field.strip(),
    }


def draft_of(row: ActivityRow) -> ActivityDraft:
    return ActivityDraft(
        title=row.title,
        kind=ActivityKind(row.kind),
        organiser=row.organiser,
        place=row.place,
        plan_id=row.plan_id,
        unit_id=row.unit_id,
        batch=row.batch,
        capacity=row.capacity,
        exam_id=row.exam_id,
        spent=row.spent,
        field=row.field,
    )


def load_sessions(session: Transaction, activity_ids: Collection[UUID]) -> dict[UUID, tuple[Session, ...]]:
    """The programmes of activities, each by day and half."""
    rows = session.scalars(select(SessionRow).where(SessionRow.activity_id.in_(activity_ids))).all()
    teaching: dict[UUID, list[UUID]] = defaultdict(list)
    query = select(TeachingRow).join(SessionRow).where(SessionRow.activity_id.in_(activity_ids))
    for row in session.scalars(query.order_by(TeachingRow.position)):
        teaching[row.session_id].append(row.person_id)
    found: dict[UUID, list[Session]] = {activity_id: [] for activity_id in activity_ids}
    for one in rows:
        found[one.activity_id].append(Session(one.id, _session_draft(one, teaching.get(one.id, ()))))
    return {
        key: tuple(sorted(some, key=lambda one: (one.draft.on, ORDER[one.draft.half]))) for key, some in found.items()
    }


def _session_draft(row: SessionRow, lecturers: Sequence[UUID]) -> SessionDraft:
    return SessionDraft(
        row.day, Half(row.half), row.topic, Way(row.way), hours_of_text(row.hours), tuple(lecturers), row.place
    )


def load_members(session: Transaction, activity_id: UUID) -> tuple[Member, ...]:
    """The roster in the order of enrolment."""
    query = select(MemberRow).where(MemberRow.activity_id == activity_id).order_by(MemberRow.at, MemberRow.person_id)
    rows = session.scalars(query).all()
    words = words_of(session, (row.reason for row in rows))
    return tuple(
        Member(row.person_id, row.enrolled_by, row.at, row.withdrawn, words.get(row.reason, "")) for row in rows
    )


def load_activity(session: Transaction, activity_id: UUID, today: date) -> Activity:
    """An activity with all that belongs to it. Raises NoResultFound for an unknown key."""
    row = session.get_one(ActivityRow, activity_id)
    sessions = load_sessions(session, (activity_id,))[activity_id]
    stage = stages(session, [row], {activity_id: sessions}, today)[activity_id]
    return Activity(row.id, draft_of(row), sessions, load_members(session, activity_id), stage)


def stages(
    session: Transaction, rows: Iterable[ActivityRow], sessions: Mapping[UUID, Sequence[Session]], today: date
) -> dict[UUID, Stage]:
    """How far each activity is; its newest credit decides whether its hours are proposed or credited."""
    rows = tuple(rows)
    query = (
        select(CreditRow.activity_id, CreditRow.number, CreditDecisionRow.decision)
        .outerjoin(CreditDecisionRow, CreditDecisionRow.credit_id == CreditRow.id)
        .where(CreditRow.activity_id.in_([row.id for row in rows]))
        .order_by(CreditRow.number)
    )
    proposed: set[UUID] = set()
    credited: set[UUID] = set()
    for activity_id, _number, decision in session.execute(query):
        if decision is None:
            proposed.add(activity_id)
        elif decision == EntryState.APPROVED:
            credited.add(activity_id)
    found = {}
    for row in rows:
        days = [one.draft.on for one in sessions[row.id]]
        found[row.id] = stage_of(
            min(days, default=None),
            max(days, default=None),
            today,
            cancelled=row.cancelled,
            proposed=row.id in proposed,
            credited=row.id in credited,
        )
    return found


def load_marks(session: Transaction, activity_id: UUID, *where: ColumnElement[bool]) -> Marks:
    """The attendance in force: of each person and half-day the newest; `where` narrows the rows of marks."""
    newest = (
        select(MarkRow.session_id, MarkRow.person_id, func.max(MarkRow.number).label("number"))
        .join(SessionRow, SessionRow.id == MarkRow.session_id)
        .where(SessionRow.activity_id == activity_id, *where)
        .group_by(MarkRow.session_id, MarkRow.person_id)
        .subquery()
    )
    mark = MarkRow
    columns = (mark.session_id, mark.person_id, mark.presence, mark.hours, mark.reason, mark.by, mark.at, mark.taken)
    query = select(*columns).join(
        newest,
        (newest.c.session_id == mark.session_id)
        & (newest.c.person_id == mark.person_id)
        & (newest.c.number == mark.number),
    )
    rows = session.execute(query).all()
    words = words_of(session, (row.reason for row in rows))
    return {
        (row.session_id, row.person_id): TakenMark(
            Mark(Presence(row.presence), row.hours, words.get(row.reason, "")), row.by, row.at, Taken(row.taken)
        )
        for row in rows
    }


def by_person(marks: Marks) -> Mapping[UUID, Mapping[UUID, Mark]]:
    """Everybody's marks by session; empty for who has none."""
    found: dict[UUID, dict[UUID, Mark]] = defaultdict(dict)
    for (session_id, person_id), taken in marks.items():
        found[person_id][session_id] = taken.mark
    return found
