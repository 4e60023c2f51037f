"""The register of exports: who took personal data out, what, for whom and why, with the names behind the keys."""

from __future__ import annotations

from sqlalchemy import select

from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.tables import DataExport, PersonTable
from trainer.privacy.values import ExportLine
from trainer.store.transactions import Database

MOST = 5000


def export_register(database: Database, actor: Actor, limit: int = MOST) -> tuple[ExportLine, ...]:
    """The newest first."""
    require(actor, Permission.READ_ARCHIVE)
    with database.read() as session:
        rows = session.scalars(select(DataExport).order_by(DataExport.at.desc()).limit(limit)).all()
        keys = {row.actor_id for row in rows} | {row.witness_id for row in rows if row.witness_id}
        found = session.execute(select(PersonTable.id, PersonTable.name).where(PersonTable.id.in_(keys)))
        names = {row.id: row.name for row in found}
    return tuple(
        ExportLine(
            at=row.at,
            by=names.get(row.actor_id, ""),
            what=row.what,
            people=row.people,
            full=row.full,
            purpose=row.purpose,
            receiver=row.receiver,
            second=names.get(row.witness_id, "") if row.witness_id else "",
            hash=row.hash,
        )
        for row in rows
    )
