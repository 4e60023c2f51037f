"""轮训: who of a plan line's scope has been trained in its term and who has not, against its deadline."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from trainer.activities.credits.tables import CreditEntryRow, CreditRow
from trainer.activities.plans.values import PlanLine
from trainer.activities.tables import ActivityRow, MemberRow, SessionRow
from trainer.activities.values import Turn
from trainer.hours.tables import HourApprovalRow, HourEntryRow
from trainer.hours.values import EntryState
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.tables import PersonTable, UnitRow
from trainer.people.values import Category, PersonStatus
from trainer.store.transactions import Database

NEAR = timedelta(days=30)
LATE = timedelta(days=365)
Passed = Callable[[UUID], Collection[UUID]]
"""Who passed an exam, by its key."""


@dataclass(frozen=True)
class RotationRow:
    """One person of the scope; `title` and `batch` are those of the class that trained them or has them enrolled."""

    person_id: UUID
    name: str
    unit_id: UUID | None
    unit: str
    work_number: str
    category: Category
    post: str
    key_post: bool
    turn: Turn
    title: str = ""
    batch: str = ""
    on: date | None = None


@dataclass(frozen=True)
class RotationShare:
    """How far a part of the scope is."""

    name: str
    due: int
    done: int

    @property
    def rate(self) -> Decimal | None:
        """Trained of due; None where nobody is due."""
        return None if not self.due else Decimal(self.done) / self.due


@dataclass(frozen=True)
class Rotation:
    """Everybody of the scope by unit and name; `left` are the days to the deadline, negative once it has passed."""

    line: PlanLine
    rows: tuple[RotationRow, ...]
    left: int

    @property
    def all(self) -> RotationShare:
        return share_of("", self.rows)


@dataclass(frozen=True)
class RotationDue:
    """A rotation whose deadline is near or past while `open` people are not trained; `left` as in Rotation."""

    plan_id: UUID
    title: str
    left: int
    open: int


@dataclass(frozen=True)
class _Class:
    id: UUID
    title: str
    batch: str
    exam_id: UUID | None
    until: date | None


def rotation(database: Database, actor: Actor, line: PlanLine, passed: Passed, today: date) -> Rotation:
    """Trained is whose hours of a class of the line, held in its term, stand in the ledger.

    Where the line asks for the acceptance exam, the exam linked to that class must be passed too.
    """
    require(actor, Permission.SEE_MANAGEMENT)
    draft = line.draft
    with database.read() as session:
        people = _people(session, line)
        classes = _classes(session, line.id)
        in_term = {one.id for one in classes if one.until and draft.since <= one.until <= draft.until}
        trained = _credited(session, in_term)
        enrolled = _enrolled(session, [one.id for one in classes])
    by_key = {one.id: one for one in classes}
    accepted = {one.id: _accepted(one, draft.exam_needed, passed) for one in classes if one.id in trained.values()}
    rows = []
    for person, unit in people:
        done, waits = trained.get(person.id), enrolled.get(person.id)
        key = done or waits
        at = by_key[key] if key else None
        turn = Turn.OPEN if at is None else Turn.ENROLLED
        if done is not None:
            ok = accepted[done]
            turn = Turn.DONE if ok is None or person.id in ok else Turn.EXAM_OPEN
        rows.append(_row(person, unit, turn, at))
    return Rotation(line, tuple(rows), (draft.until - today).days)


def rotations_due(
    database: Database, actor: Actor, lines: Iterable[PlanLine], passed: Passed, today: date
) -> tuple[RotationDue, ...]:
    """Those that end within NEAR or ended at most LATE ago with people not yet trained, the earliest first."""
    found = []
    for line in lines:
        until = line.draft.until
        if line.draft.rotation and not line.dropped and today - LATE <= until <= today + NEAR:
            whole = rotation(database, actor, line, passed, today)
            share = whole.all
            if share.done < share.due:
                found.append(RotationDue(line.id, line.draft.title, whole.left, share.due - share.done))
    return tuple(sorted(found, key=lambda one: (one.left, one.title)))


def share_of(name: str, rows: Iterable[RotationRow]) -> RotationShare:
    """How far some rows are."""
    rows = tuple(rows)
    return RotationShare(name, len(rows), sum(row.turn is Turn.DONE for row in rows))


def shares_by(rows: Iterable[RotationRow], key: Callable[[RotationRow], str]) -> tuple[RotationShare, ...]:
    """The same for each value of a column, in the order in which the rows name it."""
    parts: dict[str, list[RotationRow]] = {}
    for row in rows:
        parts.setdefault(key(row), []).append(row)
    return tuple(share_of(name, some) for name, some in parts.items())


def _accepted(one: _Class, exam_needed: bool, passed: Passed) -> Collection[UUID] | None:
    """Who has passed the acceptance exam; None where none is asked for."""
    if not exam_needed:
        return None
    return passed(one.exam_id) if one.exam_id is not None else ()


def _people(session: Session, line: PlanLine) -> list[tuple[PersonTable, str]]:
    scope = line.draft.scope
    query = (
        select(PersonTable, UnitRow.name)
        .outerjoin(UnitRow, UnitRow.id == PersonTable.unit_id)
        .where(PersonTable.status == PersonStatus.ACTIVE.value)
        .order_by(UnitRow.position.nulls_first(), UnitRow.name, PersonTable.name, PersonTable.id)
    )
    if scope.unit_id is not None:
        query = query.where(PersonTable.unit_id.in_(_below(session, scope.unit_id)))
    if scope.categories:
        query = query.where(PersonTable.category.in_([category.value for category in scope.categories]))
    if scope.key_posts:
        query = query.where(PersonTable.key_post.is_(True))
    return [(row[0], row[1] or "") for row in session.execute(query)]


def _below(session: Session, unit_id: UUID) -> set[UUID]:
    parents: dict[UUID | None, list[UUID]] = {}
    for key, parent in session.execute(select(UnitRow.id, UnitRow.parent_id)):
        parents.setdefault(parent, []).append(key)
    found, waiting = set[UUID](), [unit_id]
    while waiting:
        found.add(at := waiting.pop())
        waiting += parents.get(at, [])
    return found


def _classes(session: Session, plan_id: UUID) -> list[_Class]:
    rows = session.scalars(
        select(ActivityRow).where(ActivityRow.plan_id == plan_id, ActivityRow.cancelled.is_(False))
    ).all()
    days: dict[UUID, date] = {}
    query = select(SessionRow.activity_id, SessionRow.day).where(SessionRow.activity_id.in_([row.id for row in rows]))
    for activity_id, day in session.execute(query):
        days[activity_id] = max(day, days.get(activity_id, day))
    return [_Class(row.id, row.title, row.batch, row.exam_id, days.get(row.id)) for row in rows]


def _credited(session: Session, activity_ids: Collection[UUID]) -> Mapping[UUID, UUID]:
    """The class whose hours stand in the ledger, by person; of several the newest."""
    reversal = aliased(HourEntryRow)
    query = (
        select(CreditEntryRow.person_id, CreditRow.activity_id)
        .join(CreditRow, CreditRow.id == CreditEntryRow.credit_id)
        .join(HourApprovalRow, HourApprovalRow.entry_id == CreditEntryRow.entry_id)
        .where(
            CreditRow.activity_id.in_(activity_ids),
            HourApprovalRow.decision == EntryState.APPROVED.value,
            ~exists().where(reversal.reverses_id == CreditEntryRow.entry_id),
        )
        .order_by(CreditRow.at)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _enrolled(session: Session, activity_ids: Collection[UUID]) -> Mapping[UUID, UUID]:
    query = (
        select(MemberRow.person_id, MemberRow.activity_id)
        .where(MemberRow.activity_id.in_(activity_ids), MemberRow.withdrawn.is_(False))
        .order_by(MemberRow.at)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _row(person: PersonTable, unit: str, turn: Turn, at: _Class | None) -> RotationRow:
    return RotationRow(
        person_id=person.id,
        name=person.name,
        unit_id=person.unit_id,
        unit=unit,
        work_number=person.work_number,
        category=Category(person.category),
        post=person.post,
        key_post=person.key_post,
        turn=turn,
        title=at.title if at else "",
        batch=at.batch if at else "",
        on=at.until if at else None,
    )
