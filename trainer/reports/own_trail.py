"""What was done about oneself: the entries of the trail, with who did it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from trainer.people.accounts.tables import AccountTable
from trainer.people.accounts.values import Actor
from trainer.people.tables import PersonTable
from trainer.store.audit import AuditEntry
from trainer.store.transactions import Database

MOST = 200


@dataclass(frozen=True)
class OwnLink:
    """One entry; `by` is empty where the program itself acted."""

    at: datetime
    action: str
    by: str


def own_trail(database: Database, actor: Actor, limit: int = MOST) -> tuple[OwnLink, ...]:
    """The newest entries about the person who asks and their account, the newest first; reasons are not shown."""
    entry = AuditEntry
    about = or_(entry.subject_id == actor.person_id, entry.subject_id == actor.account_id)
    with database.read() as session:
        rows = session.execute(
            select(entry.at, entry.action, entry.actor_id).where(about).order_by(entry.sequence.desc()).limit(limit)
        ).all()
        keys = {row.actor_id for row in rows if row.actor_id is not None}
        people = dict(iter(session.execute(select(PersonTable.id, PersonTable.name).where(PersonTable.id.in_(keys)))))
        accounts = select(AccountTable.id, PersonTable.name).join(PersonTable, PersonTable.id == AccountTable.person_id)
        people |= dict(iter(session.execute(accounts.where(AccountTable.id.in_(keys)))))
    return tuple(OwnLink(row.at, row.action, people.get(row.actor_id, "")) for row in rows)
