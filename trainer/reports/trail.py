"""The audit trail with the names that stand behind its UUIDs, for those who may read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from trainer.exams.tables import ExamTable
from trainer.people.accounts.rules import require
from trainer.people.accounts.tables import AccountTable
from trainer.people.accounts.values import Actor, Permission
from trainer.people.tables import PersonTable, UnitRow
from trainer.store.audit import AuditEntry, reason_words, with_reasons
from trainer.store.transactions import Database, chunks


@dataclass(frozen=True)
class TrailQuery:
    """Which entries a list shows: those a person made or that concern them, or all."""

    person_id: UUID | None = None
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True)
class TrailLine:
    """One entry. `actor` is empty where the program itself acted; `subject` where what is meant has no name."""

    sequence: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: Mapping[str, str]
    reason: str


@dataclass(frozen=True)
class TrailPage:
    """One stretch of the trail, the newest first, and how many entries fit in all."""

    rows: tuple[TrailLine, ...] = ()
    total: int = 0


def read_trail_page(database: Database, actor: Actor, query: TrailQuery = TrailQuery()) -> TrailPage:
    """Raises NotAllowed without the right to read the trail."""
    require(actor, Permission.READ_AUDIT)
    with database.read() as session:
        where = []
        if query.person_id is not None:
            own = select(AccountTable.id).where(AccountTable.person_id == query.person_id)
            concerns = or_(AuditEntry.subject_id == query.person_id, AuditEntry.subject_id.in_(own))
            where.append(or_(AuditEntry.actor_id == query.person_id, concerns))
        total = session.scalar(select(func.count()).select_from(AuditEntry).where(*where)) or 0
        wanted = with_reasons().where(*where).order_by(AuditEntry.sequence.desc())
        entries = session.execute(wanted.offset(query.offset).limit(query.limit)).all()
        names = _names(session, (key for entry, _reason in entries for key in (entry.actor_id, entry.subject_id)))
    return TrailPage(tuple(_line(entry, reason_words(reason), names) for entry, reason in entries), total)


def _line(entry: AuditEntry, reason: str, names: Mapping[UUID, str]) -> TrailLine:
    return TrailLine(
        sequence=entry.sequence,
        at=entry.at,
        actor=names.get(entry.actor_id, "") if entry.actor_id else "",
        action=entry.action,
        subject=names.get(entry.subject_id, "") if entry.subject_id else "",
        detail=entry.detail,
        reason=reason,
    )


def _names(session: Session, keys: Iterable[UUID | None]) -> dict[UUID, str]:
    """Names of persons, of the persons behind accounts, of units and of exams."""
    found: dict[UUID, str] = {}
    for some in chunks({key for key in keys if key is not None}, 500):
        people = select(PersonTable.id, PersonTable.name).where(PersonTable.id.in_(some))
        behind = select(AccountTable.id, PersonTable.name).join(PersonTable, PersonTable.id == AccountTable.person_id)
        accounts = behind.where(AccountTable.id.in_(some))
        units = select(UnitRow.id, UnitRow.name).where(UnitRow.id.in_(some))
        exams = select(ExamTable.id, ExamTable.title).where(ExamTable.id.in_(some))
        for query in (people, accounts, units, exams):
            found |= dict(iter(session.execute(query)))
    return found
